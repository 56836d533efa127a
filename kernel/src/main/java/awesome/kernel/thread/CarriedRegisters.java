package awesome.kernel.thread;

import awesome.magic.NoAlloc;

/** Registers of a program that a thread has in its processor: they are saved before another thread may use them. */
@NoAlloc("threads are switched with interrupts off")
public interface CarriedRegisters {
    /** The processor goes on with another thread. Interrupts are off. */
    void leave();
}
