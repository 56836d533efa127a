package awesome.conformance.objects;

import java.util.function.IntSupplier;

/** Lambdas made in field initialisers and constructors see the fields as they are later. */
public final class CapturedInit {
    private final IntSupplier early = () -> this.late + 1;
    private int late;
    private final IntSupplier constructed;

    private CapturedInit(int value) {
        constructed = () -> late * value;
        System.out.print(early.getAsInt() + " ");
        late = 20;
    }

    private interface Greeting {
        String TEXT = make();

        private static String make() {
            System.out.print("(made) ");
            return "hi";
        }

        String greet();

        default String twice() {
            return greet() + greet();
        }
    }

    public static void main(String[] arguments) {
        CapturedInit object = new CapturedInit(3);
        System.out.println(object.early.getAsInt() + " " + object.constructed.getAsInt());
        Greeting lambda = () -> "lambda ";
        System.out.print("before ");
        System.out.println(lambda.twice() + Greeting.TEXT);
    }
}
