package awesome.conformance.arithmetic;

/** Shifts use the low five or six bits of the distance; a byte is promoted first. */
public final class Shifts {
    private static final int[] DISTANCES = {0, 1, 7, 31, 32, 33, 63, 64, 65, -1, -31, -32};

    private Shifts() {}

    public static void main(String[] arguments) {
        int[] ints = {1, -1, 0x40000001, Integer.MIN_VALUE};
        long[] longs = {1, -1, 0x4000000000000001L, Long.MIN_VALUE};
        for (int distance : DISTANCES) {
            for (int value : ints) {
                System.out.println((value << distance) + " " + (value >> distance) + " " + (value >>> distance));
            }
            for (long value : longs) {
                System.out.println((value << distance) + " " + (value >> distance) + " " + (value >>> distance));
            }
            System.out.println((1 << (long) distance) + " " + (-1L >>> (long) distance));
        }
        byte small = (byte) 0x90;
        System.out.println((small >> 2) + " " + (small >>> 2) + " " + (byte) (small >>> 2));
        small >>>= 3;
        System.out.println(small);
    }
}
