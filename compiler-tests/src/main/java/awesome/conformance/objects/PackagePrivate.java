package awesome.conformance.objects;

import awesome.conformance.objects.other.Elsewhere;

/** A package-private method of another package is not overridden by one of the same name. */
public final class PackagePrivate {
    private PackagePrivate() {}

    private static class Here extends Elsewhere {
        String secret() {
            return "here";
        }

        @Override
        protected String open() {
            return "Here.open";
        }
    }

    private static final class Below extends Here {
        @Override
        String secret() {
            return "below";
        }
    }

    public static void main(String[] arguments) {
        Here here = new Here();
        Here below = new Below();
        System.out.println(here.callSecret() + " " + here.secret() + " " + here.callOpen());
        System.out.println(below.callSecret() + " " + below.secret() + " " + below.callOpen() + " "
                + new Elsewhere().callOpen());
    }
}
