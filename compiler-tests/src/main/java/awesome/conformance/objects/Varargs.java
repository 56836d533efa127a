package awesome.conformance.objects;

/** Methods with a variable number of arguments, and what null means to them. */
public final class Varargs {
    private Varargs() {}

    private static String count(Object... all) {
        return all == null ? "null" : all.length + (all.length > 0 ? ":" + all[0] : "");
    }

    private static int sum(int first, int... rest) {
        int sum = first;
        for (int each : rest) {
            sum += each;
        }
        return sum;
    }

    private static String kind(char c, Object... all) {
        return c + "objects" + all.length;
    }

    private static String kind(char c, String one) {
        return c + "string";
    }

    public static void main(String[] arguments) {
        System.out.println(count() + " " + count("a") + " " + count("a", 2) + " " + count((Object[]) null) + " "
                + count((Object) null) + " " + count((Object[]) new String[] {"x", "y"}) + " "
                + count(new int[] {1, 2}).startsWith("1:") + " " + count((Object) new String[] {"x",
                "y"}).startsWith("1:"));
        System.out.println(sum(1) + " " + sum(1, 2, 3) + " " + sum(1, new int[] {10, 20}));
        System.out.println(kind('a', "x") + " " + kind('b', 1) + " " + kind('c') + " " + kind('d', "x", "y"));
    }
}
