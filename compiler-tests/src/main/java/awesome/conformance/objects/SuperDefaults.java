package awesome.conformance.objects;

/** super calls into classes and interfaces several levels up, and toString through super. */
public final class SuperDefaults {
    private SuperDefaults() {}

    private interface Top {
        default String path() {
            return "top";
        }
    }

    private interface Left extends Top {
        @Override
        default String path() {
            return "left>" + Top.super.path();
        }
    }

    private interface Right extends Top {
        @Override
        default String path() {
            return "right>" + Top.super.path();
        }
    }

    private static class Both implements Left, Right {
        @Override
        public String path() {
            return Left.super.path() + "|" + Right.super.path();
        }

        @Override
        public String toString() {
            return "Both:" + path();
        }
    }

    private static class Quiet extends Both {}

    private static final class Loud extends Quiet {
        @Override
        public String path() {
            return super.path().length() + "!";
        }

        @Override
        public String toString() {
            return super.toString() + "/" + super.path();
        }

        @Override
        public int hashCode() {
            return 7;
        }
    }

    public static void main(String[] arguments) {
        System.out.println(new Both() + " " + new Quiet() + " " + new Loud() + " " + new Loud().hashCode());
        Top top = new Loud();
        System.out.println(top.path() + " " + ((Left) top).path() + " " + top.equals(top) + " "
                + top.equals(new Loud()));
    }
}
