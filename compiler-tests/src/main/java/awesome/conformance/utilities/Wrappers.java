package awesome.conformance.utilities;

import java.util.concurrent.Callable;

/** Integer and Long: parsing, radixes, unsigned numbers, bits. */
public final class Wrappers {
    private Wrappers() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        for (String each : new String[] {"0", "-7", "+8", "2147483647", "2147483648", "-2147483648", "", "-", "12a",
                " 1", "\u0663"}) {
            show(() -> Integer.parseInt(each) + " " + Integer.decode(each) + " " + Long.parseLong(each));
        }
        for (String each : new String[] {"0x1F", "-#ff", "017", "0X", "08"}) {
            show(() -> Integer.decode(each) + " " + Long.decode(each));
        }
        System.out.println(Integer.parseInt("zz", 36) + " " + Integer.toString(-255, 16) + " "
                + Integer.toHexString(-1) + " " + Integer.toOctalString(
                8) + " " + Integer.toBinaryString(10) + " " + Long.toString(Long.MIN_VALUE, 2) + " "
                + Integer.parseInt("-1001", 1, 5, 2));
        System.out.println(Integer.toUnsignedString(-1) + " " + Integer.parseUnsignedInt("4294967295") + " "
                + Integer.divideUnsigned(-1, 7) + " "
                + Integer.remainderUnsigned(-1, 7) + " " + Integer.compareUnsigned(-1, 1) + " "
                + Long.toUnsignedString(-1) + " "
                + Long.divideUnsigned(-1, 10) + " " + Long.remainderUnsigned(-1, 10) + " "
                + Long.parseUnsignedLong("ffffffffffffffff", 16) + " "
                + Integer.toUnsignedLong(-1) + " " + Byte.toUnsignedInt((byte) -1) + " "
                + Short.toUnsignedLong((short) -1));
        System.out.println(Integer.bitCount(0xf0f0) + " " + Integer.reverse(1) + " "
                + Integer.reverseBytes(0x01020304) + " " + Integer.rotateLeft(
                0x80000001, 4) + " " + Integer.highestOneBit(100) + " " + Integer.lowestOneBit(100) + " "
                + Integer.numberOfLeadingZeros(0) + " "
                + Long.numberOfTrailingZeros(0) + " " + Long.rotateRight(1, 1) + " " + Integer.signum(-5) + " "
                + Long.bitCount(-1));
        System.out.println(Integer.valueOf(127) == Integer.valueOf(127) ? "cached" : "new");
        System.out.println(Double.parseDouble("0x1.8p3") + " " + Double.valueOf("  1e400 ") + " "
                + Float.parseFloat("3.4e-46") + " "
                + Double.toHexString(-0.1) + " " + Double.compare(0.0, -0.0) + " " + Float.isFinite(1f / 0) + " "
                + Boolean.parseBoolean("TRUE"));
        show(() -> Double.parseDouble("1,5"));
        show(() -> Integer.parseUnsignedInt("-1"));
        show(() -> Byte.parseByte("128"));
        show(() -> Integer.parseInt("1", 99));
    }
}
