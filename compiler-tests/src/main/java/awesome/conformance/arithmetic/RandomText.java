package awesome.conformance.arithmetic;

/** Random numbers to text and back. */
public final class RandomText {
    private RandomText() {}

    public static void main(String[] arguments) {
        long seed = 7;
        long digest = 0;
        int different = 0;
        for (int i = 0; i < 30_000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            double number = i % 4 == 0 ? (seed >> 30) / 1000.0 : Double.longBitsToDouble(seed);
            float narrow = i % 3 == 0 ? (seed >> 44) / 100f : Float.intBitsToFloat((int) (seed >> 20));
            String text = Double.toString(number);
            digest = digest * 31 + text.hashCode() + Float.toString(narrow).hashCode();
            different += Double.compare(Double.parseDouble(text), number) != 0 && number == number ? 1 : 0;
            different += Float.compare(Float.parseFloat(Float.toString(narrow)), narrow) != 0 && narrow == narrow ? 1
                    : 0;
            long whole = seed >> (i & 63);
            digest = digest * 31 + Long.toString(whole).hashCode() + Integer.toString((int) whole).hashCode();
            different += Long.parseLong(Long.toString(whole, 7), 7) != whole ? 1 : 0;
            different += Long.parseUnsignedLong(Long.toUnsignedString(whole, 36), 36) != whole ? 1 : 0;
            different += Integer.parseUnsignedInt(Integer.toUnsignedString((int) whole)) != (int) whole ? 1 : 0;
        }
        System.out.println(digest + " " + different);
    }
}
