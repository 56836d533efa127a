package awesome.conformance.errors;

/** Finally blocks in finally blocks, in loops, with break, continue, return and exceptions of their own. */
public final class NestedFinally {
    private NestedFinally() {}

    private static StringBuilder log = new StringBuilder();

    private static void act(int how, int when) {
        log.append(when);
        if (how == when) {
            throw new IllegalStateException("at " + when);
        }
    }

    private static int run(int how) {
        int result = 0;
        outer:
        for (int i = 0; i < 3; i++) {
            try {
                act(how, 1);
                try {
                    if (i == 1) {
                        continue outer;
                    }
                    act(how, 2);
                    if (how == 20 && i == 2) {
                        break outer;
                    }
                    if (how == 21 && i == 2) {
                        return result + 1000;
                    }
                } finally {
                    act(how, 3);
                    try {
                        act(how, 4);
                        result += i;
                    } catch (IllegalStateException e) {
                        log.append('c');
                        act(how, 4);
                    } finally {
                        act(how, 5);
                        log.append('f');
                    }
                }
                result += 10;
            } catch (IllegalStateException e) {
                log.append('e').append(e.getMessage().charAt(3));
                act(how - 10, 6);
            } finally {
                log.append('|');
                act(how, 7);
            }
        }
        return result;
    }

    @SuppressWarnings("finally")
    private static int overriding(int how) {
        int value = 1;
        while (true) {
            try {
                try {
                    value *= 2;
                    act(how, 1);
                    return value;
                } finally {
                    value += 100;
                    if (how == 2) {
                        return value;
                    }
                    if (how == 3) {
                        break;
                    }
                    if (how == 4 && value < 1000) {
                        continue;
                    }
                    act(how, 5);
                }
            } finally {
                value++;
                if (how == 6) {
                    throw new IllegalArgumentException("replaced");
                }
            }
        }
        return -value;
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 22; how++) {
            log = new StringBuilder();
            String result;
            try {
                result = String.valueOf(run(how));
            } catch (RuntimeException e) {
                result = e.getMessage();
            }
            System.out.println(how + " " + result + " " + log);
        }
        for (int how = 0; how < 8; how++) {
            log = new StringBuilder();
            try {
                System.out.println(how + " " + overriding(how) + " " + log);
            } catch (RuntimeException e) {
                System.out.println(how + " " + e.getMessage() + " " + log);
            }
        }
    }
}
