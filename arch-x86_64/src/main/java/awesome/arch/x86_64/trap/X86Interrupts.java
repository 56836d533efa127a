package awesome.arch.x86_64.trap;

import awesome.arch.x86_64.device.Pic8259;
import awesome.kernel.machine.Interrupts;
import awesome.magic.InterruptContext;

/** The {@link Interrupts} port on the two 8259 controllers of a PC: lines 0 to 15. */
public final class X86Interrupts implements Interrupts {
    private final Pic8259 controller;
    private final Handler[] handlers = new Handler[Pic8259.LINES];

    public X86Interrupts(Pic8259 controller) {
        this.controller = controller;
    }

    @Override
    public void handle(int line, Handler handler) {
        handlers[line] = handler;
        controller.unmask(line);
    }

    /** Serves a line that was raised. Interrupts are off. */
    @InterruptContext
    public void dispatch(int line) {
        if (controller.isSpurious(line)) {
            return;
        }
        Handler handler = handlers[line];
        if (handler != null) {
            handler.interrupt();
        }
        controller.end(line);
    }
}
