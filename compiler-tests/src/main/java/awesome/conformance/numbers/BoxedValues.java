package awesome.conformance.numbers;

/** Boxing and unboxing in arithmetic, increments, comparisons and caches. */
public final class BoxedValues {
    private BoxedValues() {}

    private static Integer counter = 126;

    private static boolean same(Object a, Object b) {
        return a == b;
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 4; i++) {
            Integer before = counter++;
            Integer again = before + 0;
            System.out.println(before + " " + counter + " " + same(before, again) + " " + before.equals(again) + " " + (before < counter));
        }
        Long a = 127L;
        Long b = 128L;
        Character c = 'x';
        Byte d = (byte) -1;
        Short e = 1000;
        Boolean f = true;
        Double g = Double.NaN;
        Float h = -0f;
        System.out.println(same(a, 127L) + " " + same(b, 128L) + " " + same(c, 'x') + " " + same(d, (byte) -1) + " " + same(e, (short) 1000)
                + " " + same(f, true) + " " + same(g, g) + " " + g.equals(Double.NaN) + " " + h.equals(0f) + " " + (h == 0f));
        System.out.println(a.equals(127) + " " + a.equals(127L) + " " + (a == 127) + " " + new Object[] {1, 'c', 2L, 3f, null}.length);
        c++;
        d--;
        e = (short) (e + e);
        f = !f ^ true;
        g += 1;
        h -= 1;
        System.out.println(c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + (a & b) + " " + -a + " " + ~b + " " + (c + d));
        Integer[] boxes = {1, 2, 3};
        boxes[1]++;
        boxes[2] += boxes[1] *= 2;
        int sum = 0;
        for (int each : boxes) {
            sum += each;
        }
        System.out.println(sum + " " + boxes[2] + " " + a.hashCode() + " " + g.hashCode() + " " + f.hashCode() + " " + c.hashCode());
        Object o = 5;
        int i = (Integer) o;
        long l = (int) o;
        System.out.println(i + l + " " + (o instanceof Integer n && n > 4) + " " + (char) (int) o + (Object) 'q' + (double) (int) o);
        try {
            long wrong = (Long) o;
            System.out.println(wrong);
        } catch (ClassCastException x) {
            System.out.println(x.getMessage());
        }
    }
}
