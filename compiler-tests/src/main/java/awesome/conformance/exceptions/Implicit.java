package awesome.conformance.exceptions;

/** The exceptions that instructions throw, and the order of their checks. */
public final class Implicit {
    private Implicit() {}

    private int field = 1;
    private static int[] array = {1, 2};

    private static int[] note(int[] a, String text) {
        System.out.print(text + " ");
        return a;
    }

    private static int index(int i) {
        System.out.print("index ");
        return i;
    }

    private static int fail() {
        throw new IllegalStateException("right side");
    }

    private void method() {}

    private static void attempt(int how, Implicit none, int[] nothing, Object text) {
        try {
            switch (how) {
                case 0 -> System.out.println(none.field);
                case 1 -> none.field = 3;
                case 2 -> none.method();
                case 3 -> System.out.println(nothing[0]);
                case 4 -> nothing[0] = 1;
                case 5 -> System.out.println(nothing.length);
                case 6 -> note(nothing, "array")[index(5)] = fail();
                case 7 -> note(array, "array")[index(5)] = fail();
                case 8 -> note(array, "array")[index(5)]++;
                case 9 -> note(nothing, "array")[index(0)] += 1;
                case 10 -> System.out.println((Integer) text);
                case 11 -> System.out.println(array[2] / (array[0] - 1));
                case 12 -> System.out.println(array[1] / (array[0] - 1));
                case 13 -> text.hashCode();
                case 14 -> none.toString();
                case 15 -> System.out.println(new int[index(-2)][fail()]);
                default -> System.out.println("fine");
            }
        } catch (NullPointerException e) {
            System.out.println("null");
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 17; how++) {
            attempt(how, null, null, "text");
        }
    }
}
