package awesome.conformance.control;

/** Variables of different types that share a place, with collections in between. */
public final class SlotReuse {
    private SlotReuse() {}

    private static int work(int n) {
        int sum = 0;
        {
            String text = "text" + n;
            sum += text.length();
        }
        {
            long wide = n * 10_000_000_000L;
            sum += (int) (wide >>> 20);
        }
        {
            Object[] array = new Object[n % 10 + 1];
            array[0] = array;
            sum += array.length;
        }
        {
            double d = n / 3.0;
            sum += (int) (d * 100);
        }
        for (int i = 0; i < 3; i++) {
            StringBuilder out = new StringBuilder().append(i);
            sum += out.length();
        }
        for (String each : new String[] {"a", "bb"}) {
            sum += each.length();
        }
        return sum;
    }

    private static Object merge(int n) {
        Object value;
        if (n % 3 == 0) {
            value = "string";
        } else if (n % 3 == 1) {
            value = new int[n];
        } else {
            value = n;
        }
        return n % 2 == 0 ? value : value.getClass().getName();
    }

    public static void main(String[] arguments) {
        long total = 0;
        for (int i = 0; i < 2000; i++) {
            total += work(i);
            if (i % 500 == 0) {
                System.gc();
            }
        }
        System.out.println(total);
        for (int i = 0; i < 6; i++) {
            Object merged = merge(i);
            System.out.println(merged instanceof int[] array ? "array " + array.length : merged.toString());
        }
    }
}
