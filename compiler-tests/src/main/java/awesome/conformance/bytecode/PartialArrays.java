package awesome.conformance.bytecode;

/** Arrays of arrays of which only some dimensions are created, or none have elements. */
public final class PartialArrays {
    private PartialArrays() {}

    private static int length(String text, int n) {
        System.out.print(text + " ");
        return n;
    }

    private static void attempt(int a, int b, int c) {
        try {
            long[][][][] made = new long[length("a", a)][length("b", b)][length("c", c)][];
            System.out.println(made.length + " " + (made.length > 0 ? made[0].length : -1) + " " + made.getClass().getName());
        } catch (NegativeArraySizeException e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) {
        int[][][] open = new int[2][][];
        System.out.println(open[0] + " " + open[1] + " " + open.length);
        String[][][] some = new String[2][3][];
        System.out.println(some[1][2] + " " + some[0].length + " " + some[1].getClass().getName());
        Object[][] empty = new Object[0][5];
        System.out.println(empty.length + " " + empty.getClass().getName());
        boolean[][] flags = new boolean[3][0];
        System.out.println(flags[2].length);
        attempt(1, 2, 3);
        attempt(0, -1, 3);
        attempt(2, 0, -7);
        attempt(-5, -6, -7);
        attempt(2, 0, 4);
        char[][] ragged = {{'a'}, {}, null, {'b', 'c'}};
        StringBuilder out = new StringBuilder();
        for (char[] each : ragged) {
            out.append(each == null ? "null" : String.valueOf(each)).append(',');
        }
        System.out.println(out);
        int[][] shared = new int[4][];
        int[] row = {1, 2};
        java.util.Arrays.fill(shared, row);
        shared[3][1] = 9;
        System.out.println(shared[0][1]);
        byte[][][][][] deep = new byte[1][1][1][1][1];
        deep[0][0][0][0][0]--;
        System.out.println(deep[0][0][0][0][0] + " " + deep.getClass().getName() + " " + deep[0][0][0].getClass().getName());
        short[] weird[] = new short[2][2], flat = {3};
        weird[1][1] = flat[0];
        System.out.println(weird[1][1]);
    }
}
