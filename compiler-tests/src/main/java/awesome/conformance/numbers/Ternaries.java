package awesome.conformance.numbers;

/** The type of a conditional expression: promotion, boxing, unboxing of null, constants that fit. */
public final class Ternaries {
    private Ternaries() {}

    private static Object box(boolean b, Integer i, Double d) {
        return b ? i : d;
    }

    private static Object mixed(boolean b) {
        return b ? 1 : "text";
    }

    private static String kind(Object o) {
        return o.getClass().getSimpleName() + ":" + o;
    }

    public static void main(String[] arguments) {
        boolean yes = arguments.length > 0;
        System.out.println(kind(box(yes, 1, 2.0)) + " " + kind(box(!yes, 1, 2.0)) + " " + kind(mixed(yes)) + " " + kind(mixed(!yes)));
        byte b = 1;
        short s = 2;
        char c = 'c';
        System.out.println(kind(yes ? b : s) + " " + kind(yes ? b : c) + " " + kind(yes ? c : 1) + " " + kind(yes ? c : 100000) + " "
                + kind(yes ? b : 'x') + " " + kind(yes ? 1 : 2L) + " " + kind(yes ? 1 : 2f) + " " + kind(yes ? 'a' : 2.0));
        System.out.println(kind(yes ? Integer.valueOf(1) : (Object) 2.0) + " " + kind(yes ? (Integer) 1 : (Character) 'c') );
        Integer none = null;
        try {
            int unboxed = yes ? none : 0;
            System.out.println(unboxed);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        Integer kept = yes ? none : Integer.valueOf(0);
        System.out.println(kept);
        long l = yes ? 1 : 2L;
        int chained = l > 2 ? 1 : l > 1 ? 2 : l > 0 ? yes ? 3 : 4 : 5;
        System.out.println(l + " " + chained + " " + (yes ? 1.0f : 2) + " " + (yes ? 'a' : 0) + (yes ? 0 : 'a') + " " + (yes ? c : chained));
    }
}
