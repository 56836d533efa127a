package awesome.conformance.arrays;

/** Indexes out of bounds and negative sizes, with the messages. */
public final class Bounds {
    private Bounds() {}

    private static int at(int[] array, int index) {
        try {
            return array[index];
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
            return -1;
        }
    }

    private static void store(Object[] array, int index) {
        try {
            array[index] = "x";
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void allocate(int size) {
        try {
            System.out.println(new long[size].length);
            System.out.println(new int[2][size].length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(new String[3][size][4].length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) {
        int[] array = {10, 20, 30};
        for (int index : new int[] {0, 2, 3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            System.out.println(at(array, index));
            store(new String[1], index);
        }
        at(new int[0], 0);
        allocate(2);
        allocate(0);
        allocate(-1);
        allocate(Integer.MIN_VALUE);
        int i = 0;
        try {
            array[i += 5] = i = 7;
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(i);
        }
    }
}
