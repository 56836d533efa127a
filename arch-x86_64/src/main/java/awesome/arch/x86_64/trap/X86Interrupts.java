package awesome.arch.x86_64.trap;

import awesome.arch.x86_64.apic.Apic;
import awesome.arch.x86_64.apic.LocalApic;
import awesome.arch.x86_64.device.LineController;
import awesome.arch.x86_64.smp.Processors;
import awesome.kernel.machine.Interrupts;
import awesome.magic.InterruptContext;

/**
 * The {@link Interrupts} port: the ISA lines 0 to 15 through the controllers that the machine has, and the timer of the
 * APIC where there is one.
 */
public final class X86Interrupts implements Interrupts {
    private final Handler[] handlers = new Handler[LineController.LINES];
    private final Processors processors;
    private final MessageVectors messages;
    private final InterruptCounts counts = new InterruptCounts();
    private LineController controller;
    private LocalApic local;
    private Handler timer;
    private Handler otherTimer;
    private Handler next;

    /**
     * Lines come through {@code controller} at first; {@code processors} serves what they send one another, {@code messages} what
     * devices write to them.
     */
    public X86Interrupts(LineController controller, Processors processors, MessageVectors messages) {
        this.messages = messages;
        this.controller = controller;
        this.processors = processors;
        counts.join(0);
    }

    /** How many there were; processors join it before they are shown. */
    public InterruptCounts counts() {
        return counts;
    }

    /**
     * Lines come through the APICs from now on. Interrupts are off.
     *
     * @param handler serves the timer of the processor that booted
     * @param others serves those of all others
     */
    public void use(Apic controllers, Handler handler, Handler others) {
        otherTimer = others;
        for (int line = 0; line < LineController.LINES; line++) {
            controller.mask(line);
        }
        local = controllers.local();
        timer = handler;
        controller = controllers.lines();
        for (int line = 0; line < LineController.LINES; line++) {
            if (handlers[line] != null) {
                controller.unmask(line);
            }
        }
    }

    @Override
    public void handle(int line, Handler handler) {
        handlers[line] = handler;
        controller.unmask(line);
    }

    /** Has {@code handler} called behind the handler of each line. */
    public void then(Handler handler) {
        next = handler;
    }

    /** Serves an interrupt by its vector. Interrupts are off. */
    @InterruptContext
    public void dispatch(int vector) {
        counts.count(processors.current(), vector);
        int line = vector - Vectors.FIRST_LINE;
        if (line < LineController.LINES) {
            serve(line);
        } else if (vector == Vectors.TIMER) {
            (processors.current() == 0 ? timer : otherTimer).interrupt();
            local.end();
        } else if (vector >= Vectors.RESCHEDULE && vector <= Vectors.STOP) {
            processors.interrupt(vector);
        } else if (vector >= Vectors.FIRST_MESSAGE && vector <= Vectors.LAST_MESSAGE) {
            messages.serve(processors.current(), vector);
            local.end();
        }
    }

    /** Serves a non-maskable interrupt. */
    @InterruptContext
    public void nonMaskable() {
        counts.count(processors.current(), Vectors.NON_MASKABLE);
        processors.nonMaskable();
    }

    private void serve(int line) {
        if (controller.isSpurious(line)) {
            return;
        }
        Handler handler = handlers[line];
        if (handler != null) {
            handler.interrupt();
        }
        if (next != null) {
            next.interrupt();
        }
        controller.end(line);
    }
}
