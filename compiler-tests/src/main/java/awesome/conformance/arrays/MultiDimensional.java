package awesome.conformance.arrays;

/** Arrays of arrays: rectangular, ragged, partly allocated, with initialisers. */
public final class MultiDimensional {
    private MultiDimensional() {}

    public static void main(String[] arguments) {
        int[][][] cube = new int[3][4][5];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 5; k++) {
                    cube[i][j][k] = 100 * i + 10 * j + k;
                }
            }
        }
        System.out.println(cube[2][3][4] + " " + cube.length + cube[0].length + cube[0][0].length);
        String[][] partly = new String[2][];
        partly[1] = new String[] {"x", "y"};
        System.out.println(partly[0] + " " + partly[1][1]);
        long[][] ragged = {{1}, {2, 3}, {}, {4, 5, 6}};
        long sum = 0;
        for (long[] row : ragged) {
            for (long each : row) {
                sum = sum * 10 + each;
            }
        }
        System.out.println(sum);
        Object[][] mixed = {{1, "two"}, new String[] {"three"}, null};
        System.out.println(mixed[0][1] + " " + mixed[1][0] + " " + mixed[2]);
        char[][][] empty = new char[2][0][7];
        System.out.println(empty[1].length + " " + new double[0][9].length);
        int[] vector[] = {{7}};
        System.out.println(vector[0][0] + " " + cube.getClass().getName() + " " + mixed.getClass().getName());
    }
}
