package awesome.kernel.panic;

import awesome.magic.InterruptContext;
import awesome.magic.MayAllocate;
import awesome.magic.NeverInline;

/**
 * Stops the machine with a report. A panic during a panic prints less and less, so that the first report stays
 * readable.
 */
public final class Panic {
    private static final String RED = "\u001b[0;1;37;41m";
    private static final String PLAIN = "\u001b[0m";

    private static final PanicWriter OUT = new PanicWriter();
    private static PanicMachine machine;
    private static int depth;

    private Panic() {}

    /** Binds the machine; before that a panic cannot say anything. Called once, early in the boot. */
    public static void bind(PanicMachine bound) {
        machine = bound;
    }

    /** Stops because the kernel found something that must not be. Any context; never returns. */
    @InterruptContext
    @NeverInline("the trace starts at the caller")
    @MayAllocate("the machine ends here")
    public static void stop(String message) {
        stop(message, machine.here());
    }

    /** The place that calls, for a {@link Fault} that has more to say of it. Any context. */
    @InterruptContext
    public static Fault here() {
        return machine.here();
    }

    /** Stops because of a fault. Any context; never returns. */
    @InterruptContext
    @MayAllocate("the machine ends here")
    public static void stop(Fault fault) {
        stop(null, fault);
    }

    /** Stops because nobody caught {@code thrown}. Preemptible context; never returns. */
    @MayAllocate("the machine ends here")
    public static void uncaught(Throwable thrown) {
        stop(null, new Uncaught(thrown, machine.here()));
    }

    private static void stop(String message, Fault fault) {
        long running = machine.stopOthers();
        depth++;
        OUT.use(machine.takeConsole());
        if (depth == 1) {
            report(message, fault, running);
        } else if (depth == 2) {
            OUT.newLine().text("Another fault while reporting the first: ");
            describe(message, fault);
            OUT.newLine();
            fault.registers(OUT);
        }
        if (depth < 4) {
            machine.end();
        }
        while (true) {
            // Even ending the machine faults.
        }
    }

    private static void report(String message, Fault fault, long running) {
        OUT.newLine().text(RED).text("KERNEL PANIC: ");
        describe(message, fault);
        OUT.text(PLAIN).newLine();
        fault.trace(OUT);
        OUT.newLine();
        fault.registers(OUT);
        if (running != 0) {
            OUT.newLine().text("Other processors did not stop, a bit for each: 0x").hex(running, 1).newLine();
        }
        OUT.newLine().text("The machine has stopped.").newLine();
    }

    private static void describe(String message, Fault fault) {
        if (message == null) {
            fault.describe(OUT);
        } else {
            OUT.text(message);
        }
    }
}
