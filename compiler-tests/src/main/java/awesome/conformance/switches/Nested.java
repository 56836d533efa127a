package awesome.conformance.switches;

/** Switches in switches, in loops and in lambdas, with labels and fall through. */
public final class Nested {
    private Nested() {}

    @SuppressWarnings("fallthrough")
    private static int run(int a, int b) {
        int sum = 0;
        outer:
        for (int i = 0; i < 4; i++) {
            switch (a + i) {
                case 1:
                    switch (b) {
                        case 0:
                            continue outer;
                        case 1:
                            break;
                        case 2:
                            break outer;
                        default:
                            sum += 5;
                    }
                    sum += 10;
                case 2:
                    sum += 100;
                    break;
                case 4:
                    return -sum;
                default:
                    sum += switch (b) {
                        case 1 -> i;
                        default -> {
                            int k = 0;
                            while (true) {
                                if (++k > i) {
                                    break;
                                }
                            }
                            yield k;
                        }
                    };
            }
            sum++;
        }
        return sum;
    }

    public static void main(String[] arguments) {
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < 4; b++) {
                System.out.print(run(a, b) + " ");
            }
            System.out.println();
        }
    }
}
