package awesome.conformance.arrays;

import java.util.Arrays;

/** The methods of Arrays: fill, equals, hashCode, toString, copyOf, search, compare. */
public final class ArraysMethods {
    private ArraysMethods() {}

    public static void main(String[] arguments) {
        int[] a = {5, 3, 9, 1};
        int[] b = Arrays.copyOf(a, 6);
        System.out.println(Arrays.toString(b) + Arrays.toString(Arrays.copyOfRange(a, 1, 3))
                + Arrays.toString((int[]) null));
        Arrays.fill(b, 2, 4, -7);
        System.out.println(Arrays.toString(b) + " " + Arrays.hashCode(b) + " " + Arrays.equals(a, Arrays.copyOf(b, 4))
                + " " + Arrays.equals(a, a.clone()) + " " + Arrays.mismatch(a, b) + " " + Arrays.compare(a, b));
        Arrays.sort(a);
        System.out.println(Arrays.toString(a) + " " + Arrays.binarySearch(a, 5) + " " + Arrays.binarySearch(a, 4) + " "
                + Arrays.binarySearch(a, 100));
        Object[] deep = {1, new int[] {2, 3}, new Object[] {"x", null, new char[] {'y'}}, null};
        System.out.println(Arrays.deepToString(deep) + " " + Arrays.deepHashCode(new Object[] {new int[] {1}, "a"})
                + " " + Arrays.deepEquals(deep, new Object[] {1, new int[] {2, 3},
                new Object[] {"x", null, new char[] {'y'}}, null}));
        System.out.println(Arrays.toString(new double[] {1, -0.0, Double.NaN})
                + Arrays.toString(new boolean[] {true, false}) + Arrays.toString(new char[] {'a', '\u20ac'})
                + Arrays.toString(new byte[] {-1}) + Arrays.toString(new long[] {1L}));
        System.out.println(Arrays.equals(new double[] {0.0}, new double[] {-0.0}) + " "
                + Arrays.equals(new float[] {Float.NaN}, new float[] {Float.NaN}) + " " + Arrays.asList("p", "q") + " "
                + Arrays.asList(1, 2).indexOf(2));
        try {
            Arrays.fill(a, 3, 9, 0);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            Arrays.copyOfRange(a, 3, 1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
