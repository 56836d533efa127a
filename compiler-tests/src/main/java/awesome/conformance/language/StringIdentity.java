package awesome.conformance.language;

/** Which strings are the same object: literals, constants, interned, computed, and switch on them. */
public final class StringIdentity {
    private StringIdentity() {}

    private static final String A = "shared";
    private static final String B = "sha" + "red";
    private static final char C = 'x';
    private static String computed = "sha";

    private static final class Other {
        static final String A = "shared";
        static final String WITH_NUMBER = "n" + 1 + 2L + C + 1.5f + true;
    }

    private static boolean same(Object a, Object b) {
        return a == b;
    }

    public static void main(String[] arguments) {
        String joined = computed + "red";
        System.out.println(same(A, B) + " " + same(A, Other.A) + " " + same(A, joined) + " " + same(A, joined.intern()) + " " + A.equals(joined));
        System.out.println(same(Other.WITH_NUMBER, "n12x1.5true") + " " + same("" + C, "x") + " " + same("", "".trim()) + " " + same("", new String()));
        System.out.println(same(A.substring(0), A) + " " + same(A.concat(""), A) + " " + same(A.replace('q', 'r'), A) + " " + same(A.toString(), A)
                + " " + same(A.trim(), A) + " " + same(String.valueOf((Object) A), A) + " " + same(A.toLowerCase(), A) + " " + same(A.repeat(1), A)
                + " " + same(A.strip(), A) + " " + same(new String(A), A) + " " + same(new String(A).intern(), B));
        final String local = "sha";
        String notFinal = "sha";
        System.out.println(same(local + "red", A) + " " + same(notFinal + "red", A) + " " + same((local + "red").intern(), (notFinal + "red").intern()));
        switch (joined) {
            case A -> System.out.println("found " + A.hashCode());
            default -> System.out.println("lost");
        }
        String made = new StringBuilder("ma").append("de at run time").toString();
        System.out.println(same(made.intern(), made.intern()) + " " + same(made.intern(), "made at run time"));
    }
}
