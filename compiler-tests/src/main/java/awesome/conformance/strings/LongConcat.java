package awesome.conformance.strings;

/** One concatenation of many parts, more than two hundred. */
public final class LongConcat {
    private static int count;

    private LongConcat() {}

    private static int n() {
        return count++;
    }

    public static void main(String[] arguments) {
        String one = n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n()
                + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + ","
                + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n()
                + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + "," + n() + ","
                + n() + "," + n();
        System.out.println(one);
        String all = "";
        for (int i = 0; i < 300; i++) {
            all = all + i + "\u20ac";
        }
        System.out.println(all.length() + " " + all.hashCode() + " " + all.substring(1000));
    }
}
