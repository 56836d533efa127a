package awesome.conformance.control;

/** Labelled break and continue leave and go on with outer loops. */
public final class Labels {
    private Labels() {}

    public static void main(String[] arguments) {
        outer:
        for (int i = 0; i < 6; i++) {
            int j = 0;
            while (true) {
                if (j == i) {
                    continue outer;
                }
                if (i * j == 12) {
                    break outer;
                }
                System.out.print(i + "*" + j + " ");
                j++;
            }
        }
        System.out.println();
        block: {
            if (arguments.length > 2) {
                break block;
            }
            System.out.println("not reached");
        }
        int n = 27;
        int steps = 0;
        do {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
            steps++;
        } while (n != 1);
        System.out.println(steps);
        for (int i = 0, k = 10; i < k; i += 2, k--) {
            System.out.print(i + "-" + k + " ");
        }
        System.out.println();
    }
}
