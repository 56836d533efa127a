package awesome.conformance.arithmetic;

/** Casts to byte, short and char cut bits off, also in compound assignments. */
public final class Narrowing {
    private static final int[] VALUES = {0, 127, 128, -128, -129, 255, 256, 32767, 32768, 65535, 65536, -1, 0x12345678};

    private Narrowing() {}

    public static void main(String[] arguments) {
        for (int value : VALUES) {
            System.out.println((byte) value + " " + (short) value + " " + (int) (char) value + " "
                    + (byte) (char) value);
            long wide = value * 0x100000001L;
            System.out.println((int) wide + " " + (byte) wide + " " + (short) wide + " " + (int) (char) wide);
        }
        byte b = 100;
        b += 100;
        short s = 30000;
        s *= 3;
        char c = 'z';
        c += 65530;
        int i = 10;
        i *= 1.55;
        b++;
        System.out.println(b + " " + s + " " + (int) c + " " + i);
        i -= 3.7f;
        s >>= 2;
        s--;
        c++;
        System.out.println(i + " " + s + " " + (int) c);
    }
}
