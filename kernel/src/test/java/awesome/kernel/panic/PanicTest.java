package awesome.kernel.panic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.console.CharacterDevice;
import org.junit.jupiter.api.Test;

/** All in one test: a panic is for once only. */
class PanicTest {
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Machine implements PanicMachine, CharacterDevice {
        final StringBuilder shown = new StringBuilder();

        @Override
        public CharacterDevice takeConsole() {
            return this;
        }

        @Override
        public Fault here() {
            return new Fault() {
                @Override
                public void describe(PanicWriter out) {
                    out.text("here");
                }

                @Override
                public void registers(PanicWriter out) {
                    out.text("registers").newLine();
                }

                @Override
                public void trace(PanicWriter out) {
                    throw new IllegalStateException("damaged stack");
                }
            };
        }

        @Override
        public void end() {
            throw new Ended();
        }

        @Override
        public void write(byte[] source, int start, int length) {
            shown.append(new String(source, start, length));
        }

        @Override
        public int read() {
            return -1;
        }
    }

    @Test
    void anExceptionIsReportedWithItsTraceAndAFurtherFaultBriefly() {
        Machine machine = new Machine();
        Panic.bind(machine);
        Throwable thrown = new IllegalStateException("bad", new NullPointerException("cause"));
        assertThrows(Ended.class, () -> Panic.uncaught(thrown));
        String first = machine.shown.toString();
        assertTrue(first.contains("KERNEL PANIC: uncaught java.lang.IllegalStateException: bad"), first);
        assertTrue(first.contains("    at awesome.kernel.panic.PanicTest"), first);
        assertTrue(first.contains("(PanicTest.java:"), first);
        assertTrue(first.contains("Caused by: java.lang.NullPointerException: cause"), first);
        assertTrue(first.contains("registers"), first);

        machine.shown.setLength(0);
        assertThrows(Ended.class, () -> Panic.stop("again"));
        assertEquals("\r\nAnother fault while reporting the first: again\r\nregisters\r\n", machine.shown.toString());
    }
}
