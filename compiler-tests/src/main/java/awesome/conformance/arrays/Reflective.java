package awesome.conformance.arrays;

import java.lang.reflect.Array;
import java.util.Arrays;

/** Arrays made of a class that is known only at run time. */
public final class Reflective {
    private Reflective() {}

    private static <T> T[] copy(T[] all) {
        return Arrays.copyOf(all, all.length + 1);
    }

    public static void main(String[] arguments) {
        String[] strings = copy(new String[] {"a", "b"});
        Number[] numbers = Arrays.copyOf(new Integer[] {1, 2}, 3, Number[].class);
        numbers[2] = 2.5;
        System.out.println(strings.length + strings.getClass().getName() + " " + Arrays.toString(numbers));
        Object ints = Array.newInstance(int.class, 3);
        ((int[]) ints)[1] = 7;
        System.out.println(Array.getLength(ints) + " " + Array.get(ints, 1) + " " + Arrays.toString((int[]) ints));
        try {
            Arrays.copyOf(new Object[] {"x", 1}, 2, String[].class);
        } catch (ArrayStoreException e) {
            System.out.println("store " + e.getMessage());
        }
        try {
            Array.newInstance(String.class, -1);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        try {
            Array.getLength("text");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
