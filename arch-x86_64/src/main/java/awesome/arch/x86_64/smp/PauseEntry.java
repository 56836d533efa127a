package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.Pc;
import awesome.magic.EntryPoint;
import awesome.magic.InterruptContext;
import awesome.magic.raw.Address;

/** What {@code pause.asm} calls. */
final class PauseEntry {
    private PauseEntry() {}

    /** With the registers of the caller that it expects to find again at {@code stackPointer}. Interrupts are off. */
    @EntryPoint(value = "arch_paused", target = "kernel")
    @InterruptContext
    static void pause(Address stackPointer) {
        Pc.PROCESSORS.paused(stackPointer);
    }
}
