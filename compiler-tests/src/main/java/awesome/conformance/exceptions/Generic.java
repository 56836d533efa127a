package awesome.conformance.exceptions;

import java.util.ArrayList;
import java.util.List;

/** Checked exceptions through generics and lambdas, and exceptions as values. */
public final class Generic {
    private Generic() {}

    private interface Attempt<T, E extends Exception> {
        T run() throws E;
    }

    private static <T, E extends Exception> String result(Attempt<T, E> attempt, Class<E> expected) {
        try {
            return "value " + attempt.run();
        } catch (Exception e) {
            return expected.isInstance(e) ? "expected " + expected.cast(e).getMessage() : "other " + e;
        }
    }

    private static int parse(String text) throws java.io.IOException {
        if (text.isEmpty()) {
            throw new java.io.IOException("empty");
        }
        return Integer.parseInt(text);
    }

    private static int depth(Throwable e) {
        return e == null ? 0 : 1 + depth(e.getCause());
    }

    public static void main(String[] arguments) {
        for (String text : new String[] {"5", "", "x"}) {
            System.out.println(result(() -> parse(text), java.io.IOException.class));
        }
        List<Exception> collected = new ArrayList<>();
        Exception chain = null;
        for (int i = 0; i < 5; i++) {
            chain = i % 2 == 0 ? new IllegalStateException("s" + i, chain) : new java.io.IOException("io" + i, chain);
            collected.add(chain);
        }
        StringBuilder out = new StringBuilder();
        for (Exception each : collected) {
            try {
                throw each;
            } catch (IllegalStateException e) {
                out.append(e.getMessage()).append(depth(e));
            } catch (Exception e) {
                out.append('<').append(e.getMessage()).append(depth(e)).append('>');
            }
        }
        System.out.println(out);
    }
}
