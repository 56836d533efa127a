package awesome.conformance.objects;

/** A method of a superclass is chosen before a default method, also an inherited abstract one. */
public final class ClassWins {
    private ClassWins() {}

    private interface Default {
        default String name() {
            return "default";
        }

        String required();
    }

    private interface Narrower extends Default {
        @Override
        default String name() {
            return "narrower " + required();
        }
    }

    private static class Base {
        public String name() {
            return "class";
        }
    }

    private static class Both extends Base implements Default {
        @Override
        public String required() {
            return "both";
        }
    }

    private abstract static class Miranda implements Default {
        String twice() {
            return required() + name();
        }
    }

    private static final class Concrete extends Miranda implements Narrower {
        @Override
        public String required() {
            return "concrete";
        }
    }

    public static void main(String[] arguments) {
        Default[] all = {new Both(), new Concrete(), new Narrower() {
            @Override
            public String required() {
                return "anonymous";
            }
        }};
        for (Default each : all) {
            System.out.println(each.name() + " " + each.required());
        }
        System.out.println(new Concrete().twice());
    }
}
