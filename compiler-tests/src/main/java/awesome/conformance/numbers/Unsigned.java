package awesome.conformance.numbers;

/** Numbers without a sign: comparing, dividing, parsing and printing, for int, long, short and byte. */
public final class Unsigned {
    private Unsigned() {}

    public static void main(String[] arguments) {
        int[] ints = {0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, -1000};
        for (int a : ints) {
            StringBuilder line = new StringBuilder();
            for (int b : ints) {
                line.append(Integer.compareUnsigned(a, b)).append(' ');
                if (b != 0) {
                    line.append(Integer.divideUnsigned(a, b)).append(' ').append(Integer.remainderUnsigned(a, b)).append(' ');
                    line.append(Long.divideUnsigned(a, b)).append(' ').append(Long.remainderUnsigned(a, b)).append(' ');
                }
                line.append(Long.compareUnsigned(a, b)).append(',');
            }
            System.out.println(Integer.toUnsignedString(a) + " " + Long.toUnsignedString(a) + " " + Integer.toUnsignedLong(a) + ": " + line);
        }
        byte b = (byte) 0xf0;
        short s = (short) 0xff00;
        System.out.println((b & 0xff) + " " + Byte.toUnsignedInt(b) + " " + Short.toUnsignedInt(s) + " " + (b >> 4) + " " + (b >>> 4) + " "
                + ((b & 0xff) >>> 4) + " " + Integer.parseUnsignedInt("4294967295") + " " + Long.parseUnsignedLong("18446744073709551615"));
        try {
            System.out.println(Integer.divideUnsigned(5, 0));
        } catch (ArithmeticException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(Integer.parseUnsignedInt("4294967296"));
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }
}
