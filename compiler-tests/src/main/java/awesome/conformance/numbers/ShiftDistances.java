package awesome.conformance.numbers;

/** Shifts by more than the width, by negative distances, of all types and in compound assignments. */
public final class ShiftDistances {
    private ShiftDistances() {}

    public static void main(String[] arguments) {
        int[] distances = {0, 1, 7, 8, 31, 32, 33, 63, 64, 65, -1, -32, -33, Integer.MIN_VALUE, Integer.MAX_VALUE};
        long[] longDistances = {0, 31, 32, 33, 63, 64, -1, 1L << 32, (1L << 32) + 1, Long.MIN_VALUE, Long.MAX_VALUE};
        int[] ints = {1, -1, 0x40000000, Integer.MIN_VALUE, 0x12345678};
        long[] longs = {1, -1, Long.MIN_VALUE, 0x123456789abcdef0L};
        for (int each : ints) {
            StringBuilder line = new StringBuilder();
            for (int d : distances) {
                line.append(each << d).append(' ').append(each >> d).append(' ').append(each >>> d).append(' ');
            }
            for (long d : longDistances) {
                line.append(each << d).append(' ').append(each >>> d).append(' ');
            }
            System.out.println(line);
        }
        for (long each : longs) {
            StringBuilder line = new StringBuilder();
            for (int d : distances) {
                line.append(each << d).append(' ').append(each >> d).append(' ').append(each >>> d).append(' ');
            }
            for (long d : longDistances) {
                line.append(each << d).append(' ').append(each >> d).append(' ');
            }
            System.out.println(line);
        }
        byte b = -3;
        short s = -3;
        char c = 0xfffd;
        b >>>= 1;
        s >>>= 10;
        c >>= 1;
        System.out.println(b + " " + s + " " + (int) c);
        b = -3;
        b >>>= 30;
        s <<= 33;
        c <<= 1L << 33;
        System.out.println(b + " " + s + " " + (int) c + " " + ((byte) 200 >>> 4) + " " + ((byte) 200 >> 4) + " " + ('a' << 2));
    }
}
