package awesome.conformance.switches;

/** Tables and lookups at the edges of int, with holes, one case or none. */
public final class Edges {
    private Edges() {}

    private static String table(int n) {
        switch (n) {
            case Integer.MAX_VALUE:
                return "max";
            case Integer.MAX_VALUE - 1:
                return "max-1";
            case Integer.MAX_VALUE - 3:
                return "max-3";
            default:
                return "other";
        }
    }

    private static String low(int n) {
        switch (n) {
            case Integer.MIN_VALUE:
                return "min";
            case Integer.MIN_VALUE + 1:
                return "min+1";
            case Integer.MIN_VALUE + 2:
                return "min+2";
        }
        return "none";
    }

    private static String wide(int n) {
        return switch (n) {
            case Integer.MIN_VALUE -> "min";
            case -1 -> "-1";
            case 0 -> "0";
            case Integer.MAX_VALUE -> "max";
            default -> "between";
        };
    }

    @SuppressWarnings("fallthrough")
    private static int holes(int n) {
        switch (n) {
            case -3: case 3:
                n++;
            case 0:
                n += 10;
                break;
            case -1:
            case 1:
                return -n;
            default:
                n = 100;
            case 5:
                n *= 2;
        }
        return n;
    }

    private static int only(int n) {
        switch (n) {
            default:
                return n + 1;
        }
    }

    private static int one(int n) {
        switch (n) {
            case 42:
                return 1;
        }
        return 0;
    }

    private static int none(int n) {
        int calls = 0;
        switch (calls = n) {
            // A switch without cases still evaluates.
        }
        return calls;
    }

    private static String chars(char c) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u' -> "vowel";
            case '\u0000' -> "nul";
            case '\uffff' -> "last";
            default -> c < 'a' ? "low" : "other";
        };
    }

    private static int bytes(byte b) {
        switch (b) {
            case -128: return 1;
            case 127: return 2;
            case 0: return 3;
            default: return 4;
        }
    }

    public static void main(String[] arguments) {
        int[] all = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MIN_VALUE + 2, Integer.MIN_VALUE + 3, -4, -3, -2, -1, 0, 1, 2, 3, 4,
            5, 6, 42, Integer.MAX_VALUE - 3, Integer.MAX_VALUE - 2, Integer.MAX_VALUE - 1, Integer.MAX_VALUE};
        for (int each : all) {
            System.out.println(each + ": " + table(each) + " " + low(each) + " " + wide(each) + " " + holes(each) + " " + only(each) + " "
                    + one(each) + " " + none(each) + " " + chars((char) each) + " " + bytes((byte) each));
        }
        System.out.println(chars('a') + chars('b') + chars('A'));
    }
}
