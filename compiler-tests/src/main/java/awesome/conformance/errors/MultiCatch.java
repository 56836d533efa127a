package awesome.conformance.errors;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Multi-catch, precise rethrow, catch parameters that are assigned, handlers of superclasses and interfaces' methods. */
public final class MultiCatch {
    private MultiCatch() {}

    private static void raise(int how) throws IOException, InterruptedException {
        switch (how) {
            case 0: throw new IOException("io");
            case 1: throw new FileNotFoundException("file");
            case 2: throw new InterruptedException("interrupted");
            case 3: throw new ArithmeticException("arithmetic");
            case 4: throw new UncheckedIOException("unchecked", new IOException("inside"));
            case 5: throw new StackOverflowError("made by hand");
            case 6: throw new ClassCastException("cast");
            case 7: throw new ArrayIndexOutOfBoundsException(7);
            case 8: throw new StringIndexOutOfBoundsException(8);
            case 9: throw new IndexOutOfBoundsException(9L);
            default: return;
        }
    }

    private static String several(int how) {
        try {
            raise(how);
            return "none";
        } catch (FileNotFoundException | ArithmeticException e) {
            return "first " + e.getMessage();
        } catch (IOException e) {
            e = new IOException("replaced", e);
            return "second " + e.getCause().getMessage();
        } catch (InterruptedException | IndexOutOfBoundsException e) {
            return "third " + e.getMessage();
        } catch (UncheckedIOException | ClassCastException e) {
            RuntimeException general = e;
            return "fourth " + general.getMessage();
        }
    }

    private static void precise(int how) throws IOException, InterruptedException {
        try {
            raise(how);
        } catch (final Exception e) {
            System.out.print("passing " + e.getClass().getSimpleName() + " ");
            throw e;
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable e) throws T {
        throw (T) e;
    }

    private static <X extends Exception> String generic(X thrown) {
        try {
            throw thrown;
        } catch (RuntimeException e) {
            return "runtime " + e.getMessage();
        } catch (Exception e) {
            return "checked " + e.getMessage();
        }
    }

    public static void main(String[] arguments) {
        for (int how = 0; how < 11; how++) {
            try {
                System.out.println(several(how));
                precise(how);
                System.out.println("through");
            } catch (IOException | InterruptedException e) {
                System.out.println("checked " + e.getMessage());
            } catch (RuntimeException e) {
                System.out.println("unchecked " + e.getMessage());
            } catch (Throwable e) {
                System.out.println("error " + e.getMessage());
            }
        }
        try {
            MultiCatch.<RuntimeException>sneak(new IOException("sneaked"));
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName() + " " + (e instanceof IOException));
        }
        System.out.println(generic(new IllegalStateException("a")) + ", " + generic(new Exception("b")));
    }
}
