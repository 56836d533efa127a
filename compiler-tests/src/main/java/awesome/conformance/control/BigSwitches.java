package awesome.conformance.control;

/** Switches with many cases: dense, sparse, on strings, and inside loops. */
public final class BigSwitches {
    private BigSwitches() {}

    private static int dense(int x) {
        return switch (x) {
            case 0, 9, 17 -> 1; case 1, 12 -> 22; case 2 -> 3; case 3 -> 47; case 4, 30 -> 5; case 5 -> 66;
            case 6 -> 7; case 7 -> 8;
            case 8 -> 99; case 10 -> 11; case 11 -> 13; case 13 -> 17; case 14 -> 19; case 15 -> 23; case 16 -> 29;
            case 18 -> 31;
            case 19 -> 37; case 20 -> 41; case 21 -> 43; case 22 -> 53; case 23 -> 59; case 24 -> 61; case 25 -> 67;
            case 26 -> 71;
            case 27 -> 73; case 28 -> 79; case 29 -> 83; case 31 -> 89; case 32 -> 97; case 33 -> 101;
            default -> -x;
        };
    }

    private static int sparse(int x) {
        return switch (x) {
            case -1_000_000 -> 1; case -54_321 -> 2; case -77 -> 3; case -1 -> 4; case 0 -> 5; case 1 -> 6;
            case 100 -> 7;
            case 101 -> 8; case 102 -> 9; case 103 -> 10; case 5_000 -> 11; case 65_536 -> 12; case 1_000_000 -> 13;
            case 1_000_001 -> 14; case 0x7fff_fff0 -> 15; case 0x7fff_ffff -> 16; case 0x8000_0000 -> 17;
            default -> 0;
        };
    }

    private static int word(String s) {
        return switch (s) {
            case "alpha" -> 1; case "beta" -> 2; case "gamma" -> 3; case "delta" -> 4; case "epsilon" -> 5;
            case "zeta" -> 6;
            case "eta" -> 7; case "theta" -> 8; case "iota" -> 9; case "kappa" -> 10; case "lambda" -> 11;
            case "mu" -> 12;
            case "FB" -> 13; case "Ea" -> 14; case "AaAa" -> 15; case "BBBB" -> 16; case "AaBB" -> 17;
            case "BBAa" -> 18;
            default -> s.length() * 100;
        };
    }

    public static void main(String[] arguments) {
        long digest = 0;
        for (int i = -5; i < 40; i++) {
            digest = digest * 31 + dense(i);
        }
        for (int base : new int[] {-1_000_000, -54_321, -77, -1, 0, 100, 5_000, 65_536, 1_000_000, 0x7fff_fff0,
                0x7fff_ffff}) {
            for (int i = -3; i < 4; i++) {
                digest = digest * 31 + sparse(base + i);
            }
        }
        for (String each : "alpha beta gamma eta mu FB Ea Fa AaAa BBBB AaBB BBAa BBBb lambda nu".split(" ")) {
            digest = digest * 31 + word(each);
        }
        System.out.println(digest);
    }
}
