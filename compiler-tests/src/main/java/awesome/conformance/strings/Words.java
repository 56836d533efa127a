package awesome.conformance.strings;

import java.util.Arrays;

/** Loops that take several characters at a time: all lengths and places around whole words, narrow and wide. */
public final class Words {
    private static final int LONGEST = 40;

    private Words() {}

    public static void main(String[] arguments) {
        compression();
        search();
        mismatches();
        builders();
    }

    private static void compression() {
        long sum = 0;
        for (int length = 0; length <= LONGEST; length++) {
            for (int wide = 0; wide <= length; wide++) {
                char[] characters = new char[length + 3];
                Arrays.fill(characters, '\u00e9');
                if (wide < length) {
                    characters[wide + 1] = '\u0141';
                }
                String text = new String(characters, 1, length);
                sum = sum * 31 + text.hashCode() + text.length();
                String without = text.replace("\u0141", "");
                sum = sum * 31 + without.hashCode() + text.substring(wide).hashCode() + text.indexOf('\u0141');
            }
        }
        System.out.println("compressed " + sum);
        try {
            System.out.println(new String(new char[4], 2, 3));
        } catch (StringIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void search() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append((char) ('a' + i * i % 7));
        }
        long sum = 0;
        for (int from = -1; from <= LONGEST; from++) {
            for (int length = 0; length < 12; length++) {
                String wanted = text.substring(from + 30, from + 30 + length);
                sum = sum * 31 + text.indexOf(wanted, from) + text.toString().indexOf(wanted, from);
                sum = sum * 31 + text.toString().indexOf(wanted + "\u0001", from) + text.indexOf("b" + wanted);
            }
        }
        System.out.println("found " + sum + " " + "aab\u0000".indexOf("b\u0000") + " " + "xxxxxxxab".indexOf("ab")
                + " " + "xxxxxxxxa".indexOf("ab") + " " + "\u0080\u0001\u0080\u0000".indexOf("\u0080\u0000"));
    }

    private static void mismatches() {
        long sum = 0;
        for (int length = 0; length <= LONGEST; length++) {
            for (int at = 0; at <= length; at++) {
                byte[] bytes = new byte[length];
                short[] shorts = new short[length];
                int[] ints = new int[length];
                long[] longs = new long[length];
                double[] doubles = new double[length];
                if (at < length) {
                    bytes[at] = 1;
                    shorts[at] = 256;
                    ints[at] = 1 << 31;
                    longs[at] = 1L << 40;
                    doubles[at] = at % 2 == 0 ? -0.0 : Double.NaN;
                }
                sum = sum * 31 + Arrays.mismatch(bytes, new byte[length]) + Arrays.mismatch(shorts, new short[length + 1]);
                sum = sum * 31 + Arrays.mismatch(ints, new int[length]) + Arrays.mismatch(longs, new long[length]);
                sum = sum * 31 + Arrays.mismatch(doubles, new double[length]) + Arrays.compare(bytes, new byte[length]);
                sum = sum * 2 + (Arrays.equals(bytes, at / 2, length, new byte[length], at / 2, length) ? 1 : 0);
                sum = sum * 2 + (Arrays.equals(doubles, doubles.clone()) ? 1 : 0);
            }
        }
        System.out.println("different " + sum);
    }

    private static void builders() {
        StringBuilder text = new StringBuilder(0);
        StringBuffer buffer = new StringBuffer(1);
        for (char c = 0; c < 600; c += 7) {
            text.append(c).append(c % 3 == 0 ? "" : "x");
            buffer.append((char) (600 - c));
            text.setLength(text.length() - (c % 5 == 0 ? 1 : 0));
        }
        System.out.println(text.length() + " " + text.toString().hashCode() + " " + buffer + " " + buffer.capacity());
        System.out.println(text.capacity() >= text.length());
    }
}
