package awesome.conformance.numbers;

/** Operands are evaluated from left to right, and an exception stops the rest. */
public final class OrderAndExceptions {
    private OrderAndExceptions() {}

    private static StringBuilder log = new StringBuilder();

    private static int say(int n) {
        log.append(n);
        if (n < 0) {
            throw new IllegalArgumentException("stop");
        }
        return n;
    }

    private static int[] make(int n) {
        log.append('a').append(n);
        return n == 0 ? null : new int[] {1, 2, 3};
    }

    private interface Action {
        Object run();
    }

    private static void attempt(Action action) {
        log.setLength(0);
        try {
            log.append(" = ").append(action.run());
        } catch (RuntimeException e) {
            log.append(" ! ").append(e.getClass().getSimpleName());
        }
        System.out.println(log);
    }

    private static int three(int a, int b, int c) {
        return a * 100 + b * 10 + c;
    }

    public static void main(String[] arguments) {
        attempt(() -> say(1) + say(2) * say(3));
        attempt(() -> say(1) / (say(2) - 2) + say(3));
        attempt(() -> three(say(1), say(-2), say(3)));
        attempt(() -> make(1)[say(2)] + make(0)[say(1)]);
        attempt(() -> make(1)[say(7)] = say(3));
        attempt(() -> make(0)[say(7)] = say(3));
        attempt(() -> make(0)[say(-7)] = say(3));
        attempt(() -> make(1)[say(1)] += say(-3));
        attempt(() -> make(1)[say(9)] += say(3));
        attempt(() -> say(1) > say(2) && say(3) > 0 || say(4) > 3);
        attempt(() -> say(1) > say(2) & say(3) > 0 | say(4) > 3);
        attempt(() -> say(1) < say(2) ? say(3) : say(-4));
        attempt(() -> new int[say(2)][say(-1)]);
        attempt(() -> new int[][] {make(1), make(0), {say(5)}}.length);
        attempt(() -> ((Integer) (Object) "x") + say(1));
        attempt(() -> {
            int i = 1;
            int[] a = {0, 0, 0, 0};
            a[i] = i = 2;
            a[i++] = a[i--] = i + 5;
            return a[0] + "" + a[1] + a[2] + a[3] + i;
        });
        attempt(() -> {
            int i = 3;
            i = i-- - --i;
            return i;
        });
        attempt(() -> Integer.valueOf(say(1)).equals(say(1)) + "" + say(2) + say(3));
    }
}
