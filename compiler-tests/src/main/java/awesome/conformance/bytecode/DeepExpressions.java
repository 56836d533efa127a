package awesome.conformance.bytecode;

/** Expressions nested so deep that the operand stack is, with calls, conditions and wide values inside. */
public final class DeepExpressions {
    private DeepExpressions() {}

    private static int id(int n) {
        return n;
    }

    private static long wide(long a, int b, double c) {
        return a + b + (long) c;
    }

    public static void main(String[] arguments) {
        int a = arguments.length;
        System.out.println(1 + (a + (2 * (a - (3 + (a * (4 - (a + (5 * (a - (6 + (a * (7 - (a + 8))))))))))))));
        System.out.println(id(a + id(a * id(a - id(a + id(a * id(a - (a > 2 ? id(a) : id(-a)))))))));
        System.out.println(wide(a, a, wide(a, a + id(a), a > 1 ? wide(1L << 40, a, 0.5) : wide(2, a, 1.5)) + wide(3, id(a), a / 2.0)));
        boolean b = a > 0 && (a < 5 || (a == 7 && (a != 8 || !(a > 9 ^ (a < 3 == (a > 1))))));
        System.out.println(b + " " + (b ? a > 2 ? "x" : "y" : a > 1 ? "z" : "w"));
        String text = "a" + (a + ("b" + (a + ("c" + (a > 2 ? "d" + a : "e" + (a + 1.5))))));
        System.out.println(text);
        int[] array = {1, 2, 0, 3};
        System.out.println(array[array[array[array[array[0]]]]] + array[array[3] - array[array[2]]] * array[array[1] + array[2]]);
        Object o = ((Object) ((Comparable<?>) (Object) ("q" + a))).toString().concat(String.valueOf((Object) (long) (int) (short) a));
        System.out.println(o);
    }
}
