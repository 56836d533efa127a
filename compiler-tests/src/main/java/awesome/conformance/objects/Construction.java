package awesome.conformance.objects;

/** The order of field initialisers, instance blocks and constructors, and a virtual call from one. */
public final class Construction {
    private Construction() {}

    private static class Base {
        final String made = note("Base field");

        {
            note("Base block");
        }

        Base() {
            this("default");
            note("Base()");
        }

        Base(String how) {
            note("Base(" + how + ") " + describe());
        }

        String describe() {
            return "base";
        }
    }

    private static class Derived extends Base {
        private String text = note("Derived field");
        private final int number;

        {
            note("Derived block " + text);
        }

        Derived(int number) {
            super();
            this.number = number;
            note("Derived(" + number + ") " + describe());
        }

        Derived() {
            this(3);
        }

        @Override
        String describe() {
            return text + " " + number;
        }
    }

    private static String note(String what) {
        System.out.println(what);
        return what;
    }

    public static void main(String[] arguments) {
        new Derived();
        System.out.println("--");
        new Derived(9);
        System.out.println("--");
        new Base("directly");
    }
}
