package awesome.conformance.numbers;

/** Bits of numbers in all notations, and arithmetic on them. */
public final class Hexadecimals {
    private Hexadecimals() {}

    public static void main(String[] arguments) {
        int[] ints = {0, 1, -1, 0x7fff_ffff, 0x8000_0000, 0b1010, 0_777, 0xcafe_babe};
        for (int each : ints) {
            System.out.println(Integer.toHexString(each) + " " + Integer.toBinaryString(each) + " " + Integer.toOctalString(each) + " "
                    + Integer.reverse(each) + " " + Integer.reverseBytes(each) + " " + Integer.rotateLeft(each, 9) + " " + Integer.bitCount(each) + " "
                    + Integer.highestOneBit(each) + " " + Integer.lowestOneBit(each) + " " + Integer.numberOfLeadingZeros(each) + " "
                    + Integer.numberOfTrailingZeros(each) + " " + Integer.signum(each) + " " + Integer.toUnsignedString(each));
            long l = (long) each << 24 ^ each;
            System.out.println(Long.toHexString(l) + " " + Long.reverse(l) + " " + Long.reverseBytes(l) + " " + Long.rotateRight(l, 13) + " "
                    + Long.bitCount(l) + " " + Long.numberOfLeadingZeros(l) + " " + Long.numberOfTrailingZeros(l) + " " + Long.toUnsignedString(l)
                    + " " + Long.highestOneBit(l) + " " + Math.multiplyHigh(l, l));
        }
        double[] doubles = {0x1p0, 0x1.8p1, 0x.8p-3, -0x1.fffffffffffffp1023, 0x0.0000000000001p-1022, 0x1p-1074};
        for (double each : doubles) {
            System.out.println(each + " " + Double.toHexString(each) + " " + Long.toHexString(Double.doubleToLongBits(each)) + " "
                    + Math.getExponent(each) + " " + Math.ulp(each) + " " + Math.nextUp(each) + " " + Math.scalb(each, 2));
        }
        System.out.println((short) 0xffff + " " + (byte) 0x80 + " " + (char) 0x41 + " " + 0xffL + " " + 0xffff_ffff + " " + 0xffff_ffffL + " " + '\101');
    }
}
