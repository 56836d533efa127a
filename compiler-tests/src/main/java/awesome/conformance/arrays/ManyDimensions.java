package awesome.conformance.arrays;

/** Arrays of up to five dimensions, with zero and large sizes. */
public final class ManyDimensions {
    private ManyDimensions() {}

    private static int count(Object[] array) {
        int count = 1;
        for (Object each : array) {
            count += each instanceof Object[] inner ? count(inner) : each == null ? 0 : 1;
        }
        return count;
    }

    public static void main(String[] arguments) {
        int[][][][][] five = new int[2][3][4][5][6];
        five[1][2][3][4][5] = 42;
        System.out.println(count(five) + " " + five[1][2][3][4][5] + " " + five[0][0][0][0].length);
        String[][][] partly = new String[3][2][];
        partly[2][1] = new String[] {"deep"};
        System.out.println(count(partly) + " " + partly[2][1][0] + " " + partly[0][0]);
        byte[][] pages = new byte[300][4096];
        for (int i = 0; i < pages.length; i++) {
            pages[i][i] = (byte) i;
        }
        int sum = 0;
        for (byte[] page : pages) {
            for (byte each : page) {
                sum += each;
            }
        }
        System.out.println(sum + " " + new long[0][5][7].length);
        Object[] same = new Object[2][2];
        same[1] = new Object[] {same};
        System.out.println(((Object[][]) same)[1][0] == same);
    }
}
