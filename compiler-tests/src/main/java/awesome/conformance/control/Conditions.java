package awesome.conformance.control;

/** Conditional expressions whose branches have different types. */
public final class Conditions {
    private Conditions() {}

    public static void main(String[] arguments) {
        boolean yes = arguments.length == 3;
        Object boxed = yes ? 1 : 2.0;
        Object reference = yes ? (Object) 1 : (Object) 2.0;
        char c = 'x';
        int i = 0;
        System.out.println(boxed + " " + reference + " " + (yes ? c : 0) + " " + (yes ? c : i) + " "
                + (yes ? 'a' : (short) 1));
        Integer none = yes ? null : Integer.valueOf(0);
        System.out.println(none);
        long l = yes ? 1 : 2L;
        System.out.println(l + (yes ? "" + 1 : "two") + (!yes ? "no" : yes ? "nested" : "other"));
        try {
            int broken = yes ? none : 0;
            System.out.println(broken);
        } catch (NullPointerException e) {
            System.out.println("unboxed null");
        }
    }
}
