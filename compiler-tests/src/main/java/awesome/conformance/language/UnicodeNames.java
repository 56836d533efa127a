package awesome.conformance.language;

/** Identifiers and strings beyond ASCII, escaped and not, in fields, methods, constants, variables and labels. */
public final class UnicodeNames {
    private UnicodeNames() {}

    private static int \u00e4rger = 1;
    private static final String \u03c0 = "\u03c0 = 3.14";

    private interface Size {
        int gr\u00f6\u00dfe();
    }

    private enum Light {
        \u041a\u0420\u0410\u0421\u041d\u042b\u0419, $dollar, _under
    }

    private static class Named implements Size {
        private final int \u6570;

        Named(int \u6570) {
            this.\u6570 = \u6570;
        }

        @Override
        public int gr\u00f6\u00dfe() {
            return \u6570 * 2;
        }
    }

    private static int m\u00e9thode(int... \u03bb) {
        int sum = 0;
        for (int each : \u03bb) {
            sum += each;
        }
        return sum;
    }

    public static void main(String[] arguments) {
        \u00e4rger += m\u00e9thode(1, 2, 3);
        Size g = new Named(21);
        System.out.println(\u00e4rger + " " + \u03c0 + " " + g.gr\u00f6\u00dfe());
        System.out.println(g.getClass().getSimpleName() + " " + g.getClass().getName());
        for (Light each : Light.values()) {
            System.out.println(each + " " + each.name().length() + " " + Light.valueOf(each.name()).ordinal());
        }
        try {
            throw new IllegalStateException("\u00fcber \ud83d\ude00");
        } catch (IllegalStateException \u00e9) {
            System.out.println(\u00e9.getMessage() + " " + \u00e9.getStackTrace()[0].getMethodName());
        }
        try {
            Object o = g;
            System.out.println((String) o);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
        \u00e4u\u00dfere:
        for (int i = 0; ; i++) {
            while (true) {
                if (i > 2) {
                    break \u00e4u\u00dfere;
                }
                break;
            }
        }
        char \u0061bc = '\u0041';
        System.out.println(abc);
    }
}
