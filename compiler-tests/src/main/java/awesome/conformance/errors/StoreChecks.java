package awesome.conformance.errors;

import java.util.Arrays;

/** Stores into arrays whose elements are of a narrower class than the variable says, in all ways to store. */
public final class StoreChecks {
    private StoreChecks() {}

    private static <T> void put(T[] array, T value) {
        array[0] = value;
    }

    private static void attempt(Object[] array, Object value) {
        StringBuilder out = new StringBuilder();
        for (int how = 0; how < 6; how++) {
            try {
                switch (how) {
                    case 0 -> array[0] = value;
                    case 1 -> put(array, value);
                    case 2 -> Arrays.fill(array, value);
                    case 3 -> System.arraycopy(new Object[] {value}, 0, array, 0, 1);
                    case 4 -> array[0] = array[0] == null ? value : array[0];
                    default -> Arrays.setAll(array, i -> value);
                }
                out.append("ok ");
            } catch (ArrayStoreException e) {
                out.append('[').append(e.getMessage()).append("] ");
            }
        }
        System.out.println(array.getClass().getSimpleName() + ": " + out);
    }

    public static void main(String[] arguments) {
        Object[] values = {"text", 1, null, new int[0], new String[0], new Object[0], new int[0][0], Thread.State.NEW};
        for (Object value : values) {
            attempt(new Object[1], value);
            attempt(new String[1], value);
            attempt(new Number[1], value);
            attempt(new Comparable<?>[1], value);
            attempt(new Object[1][], value);
            attempt(new int[1][], value);
            attempt(new Cloneable[1], value);
        }
        Object[][] rows = new Integer[2][2];
        try {
            rows[0] = new Object[2];
        } catch (ArrayStoreException e) {
            System.out.println(e);
        }
        try {
            rows[0][1] = "x";
        } catch (ArrayStoreException e) {
            System.out.println(e);
        }
        Object[] source = {1, 2, "three", 4};
        Integer[] target = new Integer[4];
        try {
            System.arraycopy(source, 0, target, 0, 4);
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage() + " " + Arrays.toString(target));
        }
        try {
            System.arraycopy(new Integer[] {null, 1}, 0, new String[2], 0, 2);
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.arraycopy(new int[1], 0, new long[1], 0, 1);
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.arraycopy("text", 0, new long[1], 0, 1);
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.arraycopy(new Object[1], 0, new int[1], 0, 1);
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
    }
}
