package awesome.kernel.ipc;

/** What a process adds to the semaphores of a set when it ends (semop(2), SEM_UNDO). */
final class Adjustments {
    private static final int MOST = 32767;

    final SemaphoreSet set;
    final SemaphoreUndo owner;
    private final short[] values;

    Adjustments(SemaphoreSet set, SemaphoreUndo owner) {
        this.set = set;
        this.owner = owner;
        values = new short[set.count()];
    }

    /** Bytes that those of so many semaphores take. */
    static long bytes(int count) {
        return 2L * count + 64;
    }

    int value(int number) {
        return values[number];
    }

    /** Notes that {@code change} is to be taken back; false if that would be too much. */
    boolean note(int number, int change) {
        int value = values[number] - change;
        if (value < -MOST - 1 || value > MOST) {
            return false;
        }
        values[number] = (short) value;
        return true;
    }

    /** What was noted last was not done. */
    void forget(int number, int change) {
        values[number] += (short) change;
    }

    /** A semaphore was set: nothing of before is taken back. */
    void clear(int number) {
        values[number] = 0;
    }
}
