package awesome.conformance.utilities;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Callable;

/** Arrays: comparing, filling, searching, copying, views, deep ones. */
public final class ArraysMore {
    private ArraysMore() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int[] a = {5, 3, 1, 4};
        int[] b = a.clone();
        Arrays.sort(b, 1, 3);
        System.out.println(Arrays.toString(b) + " " + Arrays.equals(a, b) + " " + Arrays.mismatch(a, b) + " "
                + Arrays.compare(a, b) + " "
                + Arrays.compareUnsigned(new byte[] {-1}, new byte[] {1}) + " " + Arrays.equals(a, 0, 1, b, 0, 1)
                + " " + Arrays.hashCode(a));
        Arrays.sort(a);
        System.out.println(Arrays.binarySearch(a, 4) + " " + Arrays.binarySearch(a, 2) + " "
                + Arrays.toString(Arrays.copyOf(a, 6)) + " "
                + Arrays.toString(Arrays.copyOfRange(a, 1, 3)) + " " + Arrays.stream(a).sum() + " "
                + Arrays.asList("x", "y").indexOf("y"));
        Object[] deep = {1, new int[] {2, 3}, new Object[] {"x", null}};
        System.out.println(Arrays.deepToString(deep) + " " + Arrays.deepHashCode(deep) + " "
                + Arrays.deepEquals(deep, deep.clone()));
        String[] words = {"pear", "fig", "apple", "kiwi"};
        Arrays.sort(words, Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        System.out.println(Arrays.toString(words) + " "
                + Arrays.binarySearch(words, "fig", Comparator.comparing(String::length)));
        long[] filled = new long[5];
        Arrays.fill(filled, 1, 3, 7);
        Arrays.setAll(filled, each -> filled[each] * each);
        System.out.println(Arrays.toString(filled) + " " + Arrays.toString(new double[] {1, -0.0}) + " "
                + Arrays.toString((int[]) null));
        double[] numbers = {3, Double.NaN, -0.0, 0.0, -5};
        Arrays.sort(numbers);
        System.out.println(Arrays.toString(numbers) + " "
                + Arrays.equals(new double[] {Double.NaN}, new double[] {Double.NaN}));
        show(() -> Arrays.copyOfRange(new int[2], 3, 4).length);
        show(() -> Arrays.copyOf(new int[2], -1).length);
        show(() -> {
            Arrays.fill(new int[3], 2, 5, 0);
            return null;
        });
        show(() -> {
            Arrays.sort(new Object[] {1, "x"});
            return null;
        });
    }
}
