package awesome.conformance.numbers;

/** Every comparison with NaN, infinities and both zeros, as a value, a condition, negated and in loops. */
public final class NanComparisons {
    private NanComparisons() {}

    private static String compare(double a, double b) {
        StringBuilder out = new StringBuilder();
        out.append(a < b ? '1' : '0').append(a <= b ? '1' : '0').append(a > b ? '1' : '0').append(a >= b ? '1' : '0');
        out.append(a == b ? '1' : '0').append(a != b ? '1' : '0').append(!(a < b) ? '1' : '0').append(!(a >= b) ? '1' : '0');
        if (a < b) {
            out.append('l');
        } else if (a > b) {
            out.append('g');
        } else if (a == b) {
            out.append('e');
        } else {
            out.append('n');
        }
        boolean not = !(a <= b || a > b);
        return out.append(not).append(Double.compare(a, b)).append(Double.valueOf(a).equals(b)).toString();
    }

    private static String compare(float a, float b) {
        StringBuilder out = new StringBuilder();
        out.append(a < b).append(a <= b).append(a > b).append(a >= b).append(a == b).append(a != b).append(!(a > b)).append(!(a <= b));
        return out.append(Float.compare(a, b)).append(Math.max(a, b)).append(Math.min(a, b)).toString();
    }

    public static void main(String[] arguments) {
        double[] all = {Double.NaN, 0.0, -0.0, 1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
        for (double a : all) {
            for (double b : all) {
                System.out.print(compare(a, b) + " ");
                System.out.println(compare((float) a, (float) b));
            }
        }
        double nan = Double.NaN;
        int rounds = 0;
        while (!(nan > rounds) && rounds < 5) {
            rounds++;
        }
        do {
            rounds++;
        } while (nan != nan && rounds < 10);
        for (float f = 0; f < Float.NaN; f++) {
            rounds = -1;
        }
        System.out.println(rounds + " " + (nan == nan) + " " + (0.0 == -0.0) + " " + (1 / 0.0 == 1 / -0.0));
    }
}
