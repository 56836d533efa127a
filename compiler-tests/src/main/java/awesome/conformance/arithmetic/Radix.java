package awesome.conformance.arithmetic;

/** Integers to text and back in several radixes, signed and unsigned. */
public final class Radix {
    private Radix() {}

    public static void main(String[] arguments) {
        long[] values = {0, 1, -1, 255, -256, 1000000007, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
        for (long value : values) {
            int narrow = (int) value;
            System.out.println(Long.toString(value, 2) + " " + Long.toString(value, 36) + " " + Long.toHexString(value)
                    + " " + Long.toOctalString(value) + " " + Long.toBinaryString(value) + " "
                    + Long.toUnsignedString(value) + " " + Long.toUnsignedString(value, 16));
            System.out.println(Integer.toString(narrow, 3) + " " + Integer.toHexString(narrow) + " "
                    + Integer.toOctalString(narrow) + " " + Integer.toBinaryString(narrow) + " "
                    + Integer.toUnsignedString(narrow));
            System.out.println(Long.divideUnsigned(value, 10) + " " + Long.remainderUnsigned(value, 10) + " "
                    + Integer.divideUnsigned(narrow, 7) + " " + Integer.remainderUnsigned(narrow, 7) + " "
                    + Integer.toUnsignedLong(narrow));
        }
        System.out.println(Integer.parseInt("-zz", 36) + " " + Long.parseLong("-8000000000000000", 16) + " "
                + Integer.decode("-0x1F") + " " + Long.decode("#ff") + " " + Integer.decode("017") + " "
                + Byte.parseByte("-128"));
    }
}
