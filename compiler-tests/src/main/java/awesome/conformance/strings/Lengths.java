package awesome.conformance.strings;

/** Comparing, hashing, searching and copying strings of every length up to fifty, and at every offset. */
public final class Lengths {
    private Lengths() {}

    private static String make(int length, int seed, char extra) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append((char) ('a' + (i * seed + i / 7) % 26));
        }
        return extra == 0 ? out.toString() : out.append(extra).toString();
    }

    private static long check(String a, String b) {
        long result = a.hashCode() * 31L + b.hashCode();
        result = result * 31 + a.compareTo(b);
        result = result * 31 + (a.equals(b) ? 1 : 0) + (a.startsWith(b) ? 2 : 0) + (a.endsWith(b) ? 4 : 0);
        result = result * 31 + a.indexOf(b) + 100L * a.lastIndexOf(b);
        return result * 31 + a.compareToIgnoreCase(b);
    }

    public static void main(String[] arguments) {
        for (char extra : new char[] {0, '\u00ff', '\u20ac'}) {
            long digest = 0;
            for (int length = 0; length <= 50; length++) {
                String whole = make(length, 3, extra);
                for (int change = 0; change < whole.length(); change++) {
                    char[] chars = whole.toCharArray();
                    chars[change] += change % 2 == 0 ? 1 : 0x60;
                    String other = new String(chars);
                    digest = digest * 31 + check(whole, other);
                    digest = digest * 31 + check(whole, whole.substring(change));
                    digest = digest * 31 + check(other, whole.substring(0, change));
                    digest = digest * 31 + whole.indexOf(chars[change]) + whole.indexOf(whole.charAt(change), change);
                    digest = digest * 31 + (whole.regionMatches(change, other, change, whole.length() - change) ? 1
                            : 0);
                }
            }
            System.out.println(digest);
        }
    }
}
