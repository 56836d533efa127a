package awesome.conformance.exceptions;

/** The order of try, catch and finally, also through several methods. */
public final class Order {
    private Order() {}

    private static void step(String text) {
        System.out.print(text + " ");
    }

    private static int work(int how) {
        step("work" + how);
        try {
            step("try");
            if (how == 1) {
                throw new IllegalStateException("state");
            }
            if (how == 2) {
                throw new IllegalArgumentException("argument");
            }
            if (how == 3) {
                return 3;
            }
            step("end");
        } catch (IllegalStateException e) {
            step("caught " + e.getMessage());
            if (how == 1) {
                return 1;
            }
        } finally {
            step("finally");
        }
        step("after");
        return 0;
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 4; how++) {
            try {
                System.out.println(work(how));
            } catch (RuntimeException e) {
                System.out.println(e);
            } finally {
                System.out.println("outer " + how);
            }
        }
        for (int i = 0; i < 4; i++) {
            try {
                if (i == 1) {
                    continue;
                }
                if (i == 3) {
                    break;
                }
                step("body" + i);
            } finally {
                step("cleanup" + i);
            }
        }
        System.out.println();
    }
}
