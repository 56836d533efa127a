package awesome.kernel.sync;

/** One thread at a time, wherever it sleeps while it has to wait for its turn. */
public interface Exclusion {
    /** Nobody is kept out: for where there is one thread. */
    Exclusion NONE = new Exclusion() {
        @Override
        public void lock() {}

        @Override
        public void unlock() {}
    };

    /** Takes the turn; the calling thread does not have it. */
    void lock();

    /** Gives the turn away that the calling thread has. */
    void unlock();
}
