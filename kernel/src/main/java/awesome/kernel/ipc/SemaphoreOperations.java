package awesome.kernel.ipc;

import awesome.abi.linux.IpcFlag;
import awesome.kernel.memory.LittleEndian;

/** What semop(2) is asked to do at once: some of {@code struct sembuf}. */
public final class SemaphoreOperations {
    private final byte[] structures;
    private final int count;
    private final int highest;
    private final boolean alters;
    private final boolean undoes;

    /** Those of an array of structures, which nobody changes any more. */
    public SemaphoreOperations(byte[] structures) {
        this.structures = structures;
        count = structures.length / IpcFlag.SEMBUF_SIZE;
        int last = 0;
        boolean anyAlters = false;
        boolean anyUndoes = false;
        for (int i = 0; i < count; i++) {
            last = Math.max(last, number(i));
            anyAlters |= change(i) != 0;
            anyUndoes |= undoes(i);
        }
        highest = last;
        alters = anyAlters;
        undoes = anyUndoes;
    }

    int count() {
        return count;
    }

    /** The highest semaphore that any of them is about. */
    int highest() {
        return highest;
    }

    /** Whether any of them changes a semaphore. */
    boolean alters() {
        return alters;
    }

    /** Whether any of them is taken back at the end of the process. */
    boolean undoes() {
        return undoes;
    }

    /** The semaphore of operation {@code i}. */
    int number(int i) {
        return LittleEndian.getShort(structures, i * IpcFlag.SEMBUF_SIZE);
    }

    /** What operation {@code i} adds to it; 0 waits until it is zero. */
    int change(int i) {
        return (short) LittleEndian.getShort(structures, i * IpcFlag.SEMBUF_SIZE + 2);
    }

    boolean undoes(int i) {
        return (flags(i) & IpcFlag.SEM_UNDO) != 0;
    }

    /** Whether none of them waits for operation {@code i}. */
    boolean isImpatient(int i) {
        return (flags(i) & IpcFlag.IPC_NOWAIT) != 0;
    }

    private int flags(int i) {
        return LittleEndian.getShort(structures, i * IpcFlag.SEMBUF_SIZE + 4);
    }
}
