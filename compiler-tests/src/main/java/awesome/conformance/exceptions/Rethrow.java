package awesome.conformance.exceptions;

import java.io.FileNotFoundException;
import java.io.IOException;

/** Caught and thrown again: the same object, precise types, multi-catch. */
public final class Rethrow {
    private Rethrow() {}

    private static void fail(int how) throws IOException {
        switch (how) {
            case 0 -> throw new FileNotFoundException("no file");
            case 1 -> throw new IOException("broken");
            case 2 -> throw new IllegalStateException("state");
            case 3 -> throw new StackOverflowError("fake");
            default -> { }
        }
    }

    private static void passOn(int how) throws IOException {
        try {
            fail(how);
        } catch (final Exception e) {
            System.out.print("passing " + e.getClass().getSimpleName() + " ");
            throw e;
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable e) throws E {
        throw (E) e;
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 5; how++) {
            try {
                passOn(how);
                System.out.println("nothing");
            } catch (FileNotFoundException | IllegalStateException e) {
                System.out.println("first " + e);
            } catch (IOException e) {
                System.out.println("second " + e);
            } catch (Throwable e) {
                System.out.println("third " + e);
            }
        }
        Exception one = new IOException("sneaked");
        try {
            Rethrow.<RuntimeException>sneak(one);
        } catch (Exception e) {
            System.out.println((e == one) + " " + e);
        }
        RuntimeException none = arguments.length > 100 ? new RuntimeException() : null;
        try {
            throw none;
        } catch (NullPointerException e) {
            System.out.println("null thrown");
        }
    }
}
