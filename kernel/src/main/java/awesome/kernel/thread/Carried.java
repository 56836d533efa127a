package awesome.kernel.thread;

import awesome.magic.NoAlloc;

/** What a processor has to have while a thread runs a program, such as its memory. Interrupts are off. */
@NoAlloc("threads are switched with interrupts off")
public interface Carried {
    /** The processor goes on with another thread. */
    void leave();

    /** The processor goes on with the thread. */
    void come();
}
