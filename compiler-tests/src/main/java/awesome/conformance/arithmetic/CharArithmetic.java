package awesome.conformance.arithmetic;

/** char is a number without sign, in comparisons, loops, switches and conversions. */
public final class CharArithmetic {
    private CharArithmetic() {}

    public static void main(String[] arguments) {
        char a = 'a';
        char high = '\uff00';
        short negative = (short) high;
        System.out.println(a + 1 + " " + (char) (a + 1) + " " + (high > 0) + " " + negative + " " + (high == negative)
                + " " + ((short) high == negative) + " " + (a < high) + " " + -a + " " + ~a + " " + (a << 8) + " "
                + high / 256 + " " + high % 7);
        int[] counts = new int[26];
        for (char c : "the quick brown fox".toCharArray()) {
            if (c >= 'a' && c <= 'z') {
                counts[c - 'a']++;
            }
        }
        StringBuilder out = new StringBuilder();
        for (char c = 'a'; c <= 'z'; c++) {
            out.append(c).append(counts[c - 'a']);
        }
        System.out.println(out);
        char wrapped = Character.MAX_VALUE;
        wrapped++;
        System.out.println((int) wrapped + " " + (int) --wrapped + " " + (char) 65.7 + (char) 98L + " "
                + (int) (char) (byte) -1 + " " + (byte) (char) 200 + " " + (long) 'x' + " " + (float) 'x' + " "
                + (a ^ 'b') + " " + (a != 'b'));
        long l = 'a';
        l += 'b';
        double d = 'c';
        Object boxed = 'd';
        System.out.println(l + " " + d + " " + boxed + " " + (Character) boxed + " " + ((char) boxed + 1));
    }
}
