package awesome.conformance.inheritance;

/** Fields and static methods are chosen by the static type, also through null. */
public final class FieldsAndStatics {
    private FieldsAndStatics() {}

    private static class Base {
        static String label = "base";
        int number = 1;

        static String name() {
            return "Base." + label;
        }

        int number() {
            return number;
        }
    }

    private static class Derived extends Base {
        static String label = "derived";
        int number = 2;

        static String name() {
            return "Derived." + label;
        }

        @Override
        int number() {
            return number * 10 + super.number;
        }
    }

    private static <T extends Base> int read(T of) {
        return of.number;
    }

    public static void main(String[] arguments) {
        Derived derived = new Derived();
        Base base = derived;
        System.out.println(base.number + " " + derived.number + " " + read(derived) + " " + base.number() + " " + ((Base) derived).number);
        base.number = 7;
        System.out.println(derived.number() + " " + Base.name() + " " + Derived.name());
        Base[] all = {new Base(), derived};
        for (Base each : all) {
            each.number += 3;
            System.out.println(each.number + " " + each.number());
        }
    }
}
