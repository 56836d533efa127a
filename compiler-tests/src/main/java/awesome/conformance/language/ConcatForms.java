package awesome.conformance.language;

/** String concatenation of every type, of nothing, of null, of itself, with side effects and many operands. */
public final class ConcatForms {
    private ConcatForms() {}

    private static int calls;

    private static final class Text {
        @Override
        public String toString() {
            return "T" + calls++;
        }
    }

    private static final class Nothing {
        @Override
        public String toString() {
            return null;
        }
    }

    private static String[] array() {
        calls += 10;
        return new String[] {"x", null};
    }

    public static void main(String[] arguments) {
        byte b = -1;
        short s = 2;
        char c = 'c';
        long l = 1L << 40;
        float f = 1.5f;
        double d = 1e21;
        boolean z = true;
        Object none = null;
        String nothing = null;
        char[] chars = {'h', 'i'};
        System.out.println("" + b + s + c + l + f + d + z + none + nothing + chars.length + 'x' + 1 + 2 + (1 + 2) + 1.0f + null);
        System.out.println(1 + 2 + "3" + 4 + 5 + 'a' + ('a' + 1) + (char) ('a' + 1) + -1 + -0.0 + 1 / 2.0 + (int) 'z');
        String self = "s";
        self += self += self + "t";
        System.out.println(self + new Text() + new Text() + new Nothing());
        String[] texts = {"p", "q"};
        int i = 0;
        texts[i++] += i + texts[i];
        array()[1] += "never seen" + calls;
        System.out.println(texts[0] + " " + calls);
        String long1 = "a" + b + "b" + s + "c" + c + "d" + l + "e" + f + "f" + d + "g" + z + "h" + none + "i" + nothing + "j" + calls + "k" + texts[1] + "l";
        System.out.println(long1 + long1.length() + "\u0001\u0002" + long1.hashCode());
        final String constant = "con" + "stant" + 1 + 'x' + true + 2.5;
        System.out.println((constant == "constant1xtrue2.5") + " " + ("" + b == "" + b) + " " + ("a" + constant).equals("aconstant1xtrue2.5"));
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < 30; k++) {
            out.append("" + k % 3 + (k % 2 == 0 ? null : k));
        }
        System.out.println(out + "\u20ac" + 'e' + "\ud83d" + '\ude00');
    }
}
