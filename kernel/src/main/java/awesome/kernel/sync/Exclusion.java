package awesome.kernel.sync;

import awesome.magic.NoAlloc;

/** One thread at a time, wherever it sleeps while it has to wait for its turn. */
public interface Exclusion {
    /** Nobody is kept out: for where there is one thread. */
    Exclusion NONE = new Exclusion() {
        @Override
        public void lock() {}

        @Override
        public void unlock() {}
    };

    /** Knows whose turn it is. */
    interface Owner {
        /** Whether the calling thread has the turn. Any context; false where that is being found out. */
        @NoAlloc("threads are woken with interrupts off")
        boolean isCurrent();
    }

    /** Says who knows whose turn it is, so that those who wait for it are woken when it is over. */
    default void use(Owner owner) {}

    /** Takes the turn; the calling thread does not have it. */
    void lock();

    /** Gives the turn away that the calling thread has. */
    void unlock();
}
