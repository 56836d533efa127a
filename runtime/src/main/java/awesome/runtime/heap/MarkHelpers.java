package awesome.runtime.heap;

import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/** Threads that help to mark, on processors which have nothing else to do. They are no {@link Mutators}. */
@NoAlloc("part of collection")
public interface MarkHelpers {
    /**
     * Starts the threads, the first time that there is work for them; each calls {@link Heap#helpMarking}.
     *
     * @param most how many can be used
     * @return how many there are now; from now on they all come
     */
    int start(int most);

    /** Waits until another thread {@linkplain #wake wakes} this word, if it has the value {@code expected} now. */
    void await(Address word, int expected);

    /** Wakes all threads that wait on this word. */
    void wake(Address word);

    /** Lets another thread that is ready have the processor. */
    void yieldProcessor();
}
