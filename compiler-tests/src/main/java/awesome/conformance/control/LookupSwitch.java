package awesome.conformance.control;

/** A switch on numbers far apart, also on char and at the limits of int. */
public final class LookupSwitch {
    private LookupSwitch() {}

    private static int weight(int value) {
        switch (value) {
            case Integer.MIN_VALUE: return 1;
            case -1000: return 2;
            case 0: return 3;
            case 77: return 4;
            case 1 << 20: return 5;
            case Integer.MAX_VALUE: return 6;
            default: return 0;
        }
    }

    private static int digit(char c) {
        return switch (c) {
            case 'a', 'A' -> 10;
            case 'f', 'F' -> 15;
            case '\u20ac' -> 99;
            case '\uffff' -> 100;
            default -> {
                int value = c - '0';
                yield value < 10 ? value : -1;
            }
        };
    }

    public static void main(String[] arguments) {
        for (int value : new int[] {Integer.MIN_VALUE, -1000, -999, 0, 1, 77, 1 << 20, (1 << 20) + 1,
                Integer.MAX_VALUE}) {
            System.out.println(weight(value));
        }
        for (char c : "09aAfF\u20ac\uffffg".toCharArray()) {
            System.out.println(digit(c));
        }
    }
}
