package awesome.conformance.inheritance;

/** Default methods inherited along several ways, overridden on some of them, and called with super. */
public final class Diamonds {
    private Diamonds() {}

    private interface Top {
        default String name() {
            return "Top";
        }

        default String twice() {
            return name() + name();
        }

        static String help() {
            return "Top.help";
        }
    }

    private interface Left extends Top {
        @Override
        default String name() {
            return "Left<" + Top.super.name();
        }
    }

    private interface Right extends Top {}

    private interface Again extends Top {
        @Override
        String name();
    }

    private interface Other {
        default String name() {
            return "Other";
        }

        static String help() {
            return "Other.help";
        }
    }

    private static class LeftRight implements Left, Right {}

    private static class RightLeft implements Right, Left {}

    private static class Both implements Left, Other {
        @Override
        public String name() {
            return Left.super.name() + "+" + Other.super.name();
        }
    }

    private abstract static class Abstract implements Again {
        String viaThis() {
            return this.name() + "!";
        }
    }

    private static class Concrete extends Abstract {
        @Override
        public String name() {
            return "Concrete";
        }
    }

    private static class Parent {
        public String name() {
            return "Parent";
        }
    }

    private static class ClassFirst extends Parent implements Left, Other {
        private String others() {
            return Left.super.name() + Other.super.name() + super.name();
        }
    }

    private static class Deeper extends LeftRight {
        @Override
        public String twice() {
            return "deeper " + super.twice() + super.name().length();
        }
    }

    private static class Reimplemented extends LeftRight implements Right {}

    public static void main(String[] arguments) {
        Top[] all = {new LeftRight(), new RightLeft(), new Both(), new Concrete(), new ClassFirst(), new Deeper(), new Reimplemented(),
            new Top() {}, new Again() {
                @Override
                public String name() {
                    return "anonymous";
                }
            }};
        for (Top each : all) {
            System.out.println(each.name() + " " + each.twice());
        }
        System.out.println(new ClassFirst().others() + " " + new Concrete().viaThis() + " " + Top.help() + " " + Other.help());
        Other other = new Both();
        System.out.println(other.name() + " " + ((Other) new ClassFirst()).name());
    }
}
