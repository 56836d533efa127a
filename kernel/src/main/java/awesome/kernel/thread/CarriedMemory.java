package awesome.kernel.thread;

import awesome.magic.NoAlloc;

/** Memory of a program that a thread needs. The processor keeps it for threads without one, until another is needed. */
@NoAlloc("threads are switched with interrupts off")
public interface CarriedMemory {
    /** The processor goes on with the thread. Interrupts are off. */
    void come();
}
