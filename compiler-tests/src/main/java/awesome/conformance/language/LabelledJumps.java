package awesome.conformance.language;

/** Labels on loops, blocks and switches, with breaks and continues through several of them. */
public final class LabelledJumps {
    private LabelledJumps() {}

    private static String search(int[][] rows, int wanted) {
        int looked = 0;
        String found = "none";
        rows:
        for (int i = 0; i < rows.length; i++) {
            for (int each : rows[i]) {
                looked++;
                if (each < 0) {
                    continue rows;
                }
                if (each == wanted) {
                    found = i + "";
                    break rows;
                }
            }
        }
        return found + " after " + looked;
    }

    private static int block(int n) {
        int result = 0;
        outer: {
            result += 1;
            inner: {
                if (n == 1) {
                    break inner;
                }
                if (n == 2) {
                    break outer;
                }
                result += 10;
            }
            result += 100;
        }
        return result;
    }

    private static int inSwitch(int n) {
        int rounds = 0;
        loop:
        while (true) {
            rounds++;
            switch (n) {
                case 0:
                    break loop;
                case 1:
                    n = 0;
                    continue loop;
                case 5:
                    n--;
                    break;
                default:
                    n -= 2;
            }
            if (n < 0) {
                break;
            }
            rounds += 10;
        }
        return rounds;
    }

    public static void main(String[] arguments) {
        int[][] rows = {{1, 2, 3}, {4, -1, 5}, {5, 6}, {}};
        System.out.println(search(rows, 5) + ", " + search(rows, 9) + ", " + search(rows, 1));
        System.out.println(block(0) + " " + block(1) + " " + block(2));
        for (int n = 0; n < 8; n++) {
            System.out.print(inSwitch(n) + " ");
        }
        System.out.println();
        int count = 0;
        a:
        for (int i = 0; ; i++) {
            b:
            do {
                count++;
                for (int j = 0; j < 4; j++) {
                    if (j == i) {
                        continue b;
                    }
                    if (i + j > 6) {
                        break a;
                    }
                    if (j == 3) {
                        continue a;
                    }
                }
            } while (count % 5 != 0);
        }
        System.out.println(count);
        single: if (count > 0) {
            if (count > 1) {
                break single;
            }
            System.out.println("not here");
        }
    }
}
