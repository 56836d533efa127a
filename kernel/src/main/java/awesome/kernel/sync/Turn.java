package awesome.kernel.sync;

/**
 * The right to use something that only one may use at a time, who keeps it also while he waits for a disk. Who has it may
 * come again, as when memory that he reads from turns out to be a file.
 */
public interface Turn {
    /** Nobody is kept out: for where there is one thread. It is never taken. */
    Turn ALONE = new Turn() {
        @Override
        public boolean take() {
            return false;
        }

        @Override
        public void give() {}
    };

    /** Returns when the caller has it: true if that is new, and {@link #give} must follow; false if he had it already. */
    boolean take();

    /** Gives it up. */
    void give();
}
