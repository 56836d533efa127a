package awesome.conformance.language;

import java.util.Arrays;

/** Arrays: default values, initialisers, clone, equality, lengths from expressions, arrays as objects. */
public final class ArrayForms {
    private ArrayForms() {}

    private static int[] field;
    private static final Object[] OBJECTS = {1, "two", new int[] {3}, new Object[] {4, null}, null};

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> T[] generic(T... all) {
        return all;
    }

    private static int[] returned()[] {
        return new int[][] {{1}, {2, 3}};
    }

    public static void main(String[] arguments) {
        System.out.println(field + " " + (new boolean[1])[0] + (int) (new char[2])[1] + (new double[1])[0] + (new String[1])[0]);
        int n = 2;
        long[][] lengths = new long[n++][n * 2];
        System.out.println(lengths.length + " " + lengths[1].length + " " + n + " " + returned()[1][1]);
        int[] a = {1, 2, 3};
        int[] b = a.clone();
        Object c = a;
        b[0] = 9;
        System.out.println(a[0] + " " + a.equals(b) + " " + a.equals(c) + " " + (a.hashCode() == c.hashCode()) + " " + Arrays.equals(a, (int[]) c)
                + " " + Arrays.hashCode(a) + " " + (a.toString().startsWith("[I@")));
        int[][] deep = {a, b};
        int[][] copy = deep.clone();
        copy[0][1] = 77;
        copy[1] = null;
        System.out.println(a[1] + " " + deep[1][0] + " " + Arrays.deepToString(copy) + Arrays.deepToString(OBJECTS));
        System.out.println(generic(1, 2).getClass().getSimpleName() + " " + generic("x").length + " " + generic().length);
        Object[] strings = new String[] {"a"};
        Object asObject = strings;
        Cloneable cloneable = a;
        java.io.Serializable serializable = strings;
        System.out.println((asObject instanceof String[]) + " " + (asObject instanceof Object[]) + " " + (asObject instanceof Comparable[])
                + " " + (cloneable instanceof int[]) + (serializable instanceof Cloneable) + " " + (asObject instanceof Integer[]));
        char[][] text = {"ab".toCharArray(), {'c'}};
        text[1][0] += 1;
        System.out.println(text[0].length + String.valueOf(text[1]) + new int[] {5, 6}[1] + new int[0].length + new String[][] {{"q"}}[0][0]);
        int[] swap = {0, 1};
        swap[swap[0]] = swap[swap[1]] = 5;
        System.out.println(swap[0] + "" + swap[1]);
    }
}
