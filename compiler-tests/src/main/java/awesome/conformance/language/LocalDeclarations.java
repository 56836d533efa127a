package awesome.conformance.language;

/** Records, enums, interfaces and classes declared in methods, with and without captures. */
public final class LocalDeclarations {
    private LocalDeclarations() {}

    private static int outside = 3;

    private static int twice(int n) {
        record Pair(int a, int b) {
            Pair {
                if (a > b) {
                    int t = a;
                    a = b;
                    b = t;
                }
            }

            static int made = 0;

            int sum() {
                made++;
                return a + b + outside;
            }
        }
        enum Mode {
            ADD, TIMES {
                @Override
                int apply(Pair p) {
                    return p.a() * p.b();
                }
            };

            int apply(Pair p) {
                return p.sum();
            }
        }
        interface Visitor {
            int visit(Mode mode);

            default int all() {
                int total = 0;
                for (Mode each : Mode.values()) {
                    total += visit(each);
                }
                return total;
            }
        }
        Pair pair = new Pair(n, 5);
        class Capturing implements Visitor {
            @Override
            public int visit(Mode mode) {
                return mode.apply(pair) + n;
            }
        }
        System.out.println(pair + " " + new Capturing().all() + " " + Pair.made + " " + pair.equals(new Pair(5, n)));
        return ((Visitor) mode -> mode.ordinal() * n).all();
    }

    public static void main(String[] arguments) {
        System.out.println(twice(2) + " " + twice(9));
        var anonymous = new Object() {
            int hidden = 4;

            int grow() {
                return hidden *= 2;
            }
        };
        anonymous.hidden++;
        System.out.println(anonymous.grow() + anonymous.hidden);
        for (var each : new int[][] {{1}, {2, 3}}) {
            var copy = each.clone();
            copy[0] += each.length;
            System.out.print(copy[0] + " ");
        }
        System.out.println();
    }
}
