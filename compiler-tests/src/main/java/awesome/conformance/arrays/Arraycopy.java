package awesome.conformance.arrays;

import java.util.Arrays;

/** Copies that overlap, of every width, with wrong ranges and wrong classes. */
public final class Arraycopy {
    private Arraycopy() {}

    private static void copy(Object from, int fromIndex, Object to, int toIndex, int length) {
        try {
            System.arraycopy(from, fromIndex, to, toIndex, length);
            System.out.println("copied");
        } catch (IndexOutOfBoundsException | ArrayStoreException e) {
            System.out.println(e.getClass().getName() + ": " + e.getMessage());
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }

    public static void main(String[] arguments) {
        int[] ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        System.arraycopy(ints, 0, ints, 2, 7);
        System.out.println(Arrays.toString(ints));
        System.arraycopy(ints, 3, ints, 1, 6);
        System.out.println(Arrays.toString(ints));
        byte[] bytes = "overlapping bytes here".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, bytes, 1, bytes.length - 1);
        System.out.println(new String(bytes, java.nio.charset.StandardCharsets.US_ASCII));
        String[] strings = {"a", "b", "c", "d"};
        Object[] objects = new Object[4];
        System.arraycopy(strings, 1, objects, 0, 3);
        System.out.println(Arrays.toString(objects));
        copy(ints, 8, ints, 0, 3);
        copy(ints, -1, ints, 0, 1);
        copy(ints, 0, ints, 9, 2);
        copy(ints, 0, ints, 0, -1);
        copy(ints, 10, ints, 10, 0);
        copy(ints, 0, new long[10], 0, 1);
        copy(ints, 0, objects, 0, 1);
        copy("text", 0, ints, 0, 1);
        copy(ints, 0, "text", 0, 1);
        copy("text", 0, "other", 0, 1);
        copy(new Object(), 0, new Object(), 0, 0);
        copy(new Object[1], 0, new String[1], 0, 2);
        copy(new String[1], 0, new Object[1], 1, 1);
        copy(null, 0, ints, 0, 1);
        copy(new Object[] {"x", "y", 3, "z"}, 0, strings, 0, 4);
        System.out.println(Arrays.toString(strings));
    }
}
