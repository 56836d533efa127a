package awesome.conformance.control;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Iterators that are state machines, nested and consumed in step. */
public final class Coroutines {
    private Coroutines() {}

    private static final class Generator implements Iterator<String> {
        private int state;
        private int i;
        private final Supplier<Iterator<String>> inner;
        private Iterator<String> current;

        Generator(Supplier<Iterator<String>> inner) {
            this.inner = inner;
        }

        @Override
        public boolean hasNext() {
            return state < 4;
        }

        @Override
        public String next() {
            while (true) {
                switch (state) {
                    case 0:
                        state = 1;
                        return "start";
                    case 1:
                        if (i >= 3) {
                            state = 3;
                            break;
                        }
                        current = inner == null ? null : inner.get();
                        state = 2;
                        break;
                    case 2:
                        if (current != null && current.hasNext()) {
                            return i + "." + current.next();
                        }
                        i++;
                        state = 1;
                        if (current == null) {
                            return "i" + i;
                        }
                        break;
                    case 3:
                        state = 4;
                        return "end";
                    default:
                        throw new NoSuchElementException();
                }
            }
        }
    }

    public static void main(String[] arguments) {
        Iterator<String> nested = new Generator(() -> new Generator(null));
        StringBuilder out = new StringBuilder();
        while (nested.hasNext()) {
            out.append(nested.next()).append(' ');
        }
        System.out.println(out);
        try {
            nested.next();
        } catch (NoSuchElementException e) {
            System.out.println("finished");
        }
    }
}
