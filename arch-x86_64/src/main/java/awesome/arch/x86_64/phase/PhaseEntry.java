package awesome.arch.x86_64.phase;

import awesome.arch.x86_64.Pc;
import awesome.kernel.panic.Panic;
import awesome.magic.EntryPoint;
import awesome.magic.VirtAddr;

/** Where {@code phase2.asm} goes at the new address, with nothing on the new stack. */
final class PhaseEntry {
    private PhaseEntry() {}

    /**
     * Turns bare words into what they are, and goes on. Interrupts are off.
     *
     * @param image where the image was
     */
    @EntryPoint(value = "kernel_phase2", target = "kernel")
    static void enter(long image) {
        enter(VirtAddr.of(image));
    }

    private static void enter(VirtAddr image) {
        Pc.SPACE.arrive(image);
        Pc.loadTables();
        Pc.THREADS.arrived();
        try {
            Pc.SPACE.proceed();
        } catch (Throwable thrown) {
            Panic.uncaught(thrown);
        }
    }
}
