package awesome.kernel.fake;

import awesome.kernel.console.CharacterDevice;
import awesome.kernel.memory.FrameFault;
import awesome.kernel.panic.Fault;
import awesome.kernel.panic.Panic;
import awesome.kernel.panic.PanicMachine;
import awesome.kernel.panic.PanicWriter;

/** A machine on which a panic ends only the code that caused it. */
public final class Stopped implements PanicMachine, CharacterDevice {
    private static final class Here extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final StringBuilder shown = new StringBuilder();

    private Stopped() {}

    /** What the panic that {@code code} causes says. */
    public static String by(Runnable code) {
        Panic.bind(new Stopped());
        try {
            code.run();
        } catch (Here e) {
            Stopped reader = new Stopped();
            PanicWriter out = new PanicWriter();
            out.use(reader);
            FrameFault.FAULT.describe(out);
            out.flush();
            return reader.shown.toString();
        }
        throw new AssertionError("there was no panic");
    }

    /** A panic of the allocator asks for the place first. */
    @Override
    public Fault here() {
        throw new Here();
    }

    @Override
    public CharacterDevice takeConsole() {
        throw new AssertionError("unexpected panic");
    }

    @Override
    public void end() {
        throw new AssertionError("unexpected panic");
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
