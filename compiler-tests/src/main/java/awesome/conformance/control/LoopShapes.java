package awesome.conformance.control;

/** Loops with several exits, modified bounds and empty bodies. */
public final class LoopShapes {
    private LoopShapes() {}

    private static int search(int[][] grid, int wanted) {
        int steps = 0;
        for (int[] row : grid) {
            for (int each : row) {
                steps++;
                if (each == wanted) {
                    return steps;
                } else if (each < 0) {
                    break;
                }
            }
        }
        return -steps;
    }

    public static void main(String[] arguments) {
        int[][] grid = {{1, 2, 3}, {4, -1, 5}, {}, {6}};
        System.out.println(search(grid, 2) + " " + search(grid, 5) + " " + search(grid, 6));
        int n = 10;
        int count = 0;
        for (int i = 0; i < n; i++) {
            n -= i % 3;
            count += n;
        }
        System.out.println(count);
        int i = 0;
        while (i++ < 5) { }
        System.out.println(i);
        for (byte b = 120; b > 0; b++) {
            count++;
        }
        for (long l = Integer.MAX_VALUE - 2L; l < Integer.MAX_VALUE + 2L; l++) {
            count++;
        }
        for (float f = 0; f < 1; f += 0.1f) {
            count += 1000;
        }
        for (char c = 'a'; c <= 'z'; c += 5) {
            System.out.print(c);
        }
        do {
            count--;
        } while (count % 7 != 0);
        System.out.println(" " + count);
    }
}
