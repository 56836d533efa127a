package awesome.conformance.classes;

import java.util.function.Function;
import java.util.function.Supplier;

/** What little can be said of the classes of lambdas. */
public final class LambdaClasses {
    private LambdaClasses() {}

    private interface Named extends Runnable {
        default String name() {
            return "named";
        }
    }

    private static Supplier<String> make(String text) {
        return () -> text;
    }

    public static void main(String[] arguments) {
        Runnable a = () -> {};
        Named b = () -> System.out.println("run");
        Function<String, Integer> c = String::length;
        System.out.println(a.getClass().isInterface() + " " + (a.getClass().getSuperclass() == Object.class) + " "
                + a.getClass().getInterfaces().length + " " + a.getClass().getInterfaces()[0].getSimpleName());
        System.out.println(b.name() + " " + (b instanceof Runnable) + " " + b.getClass().getInterfaces()[0].getSimpleName());
        System.out.println(c.getClass().getName().startsWith("awesome.conformance.classes.LambdaClasses$$Lambda$") + " "
                + c.getClass().getPackageName() + " " + c.getClass().isAnonymousClass() + c.getClass().isLocalClass());
        System.out.println((make("a").getClass() == make("b").getClass()) + " " + (make("a") == make("a")) + " " + make("x").get());
    }
}
