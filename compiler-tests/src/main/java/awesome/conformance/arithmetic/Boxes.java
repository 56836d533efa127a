package awesome.conformance.arithmetic;

/** Boxed numbers: caching, equality and unboxing of null. */
public final class Boxes {
    private Boxes() {}

    private static String same(Integer a, Integer b) {
        return a + (a.equals(b) ? " equals " : " differs from ") + b + (a.intValue() == b.intValue() ? " =" : " !");
    }

    public static void main(String[] arguments) {
        Integer small = 127;
        Integer alsoSmall = 127;
        System.out.println((Object) small == (Object) alsoSmall);
        System.out.println(same(1000, 1000) + " " + same(5, 6));
        Object[] all = {1, 1L, (short) 1, (byte) 1, '1', 1f, 1d, true};
        for (Object each : all) {
            System.out.println(each + " " + each.hashCode() + " " + each.equals(1) + " " + each.getClass().getName());
        }
        Long sum = 0L;
        for (int i = 0; i < 300; i++) {
            sum += i;
        }
        System.out.println(sum + " " + Integer.valueOf(7).compareTo(9) + " " + Boolean.logicalXor(true, false));
        Integer none = arguments.length > 100 ? small : null;
        try {
            int value = none;
            System.out.println(value);
        } catch (NullPointerException e) {
            System.out.println("unboxed null");
        }
    }
}
