package awesome.kernel.vfs;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;

/**
 * Where the bytes come from that are written to a file: user memory or an array.
 *
 * <p>It gives less than asked for when it is at its end, and also when user memory turns out to be missing after
 * some bytes were given; then nothing is {@link #left} any more. If not even the first byte can be had, getting
 * throws EFAULT.
 */
public interface Source extends Pinnable {
    /** How many bytes more it has. */
    long left();

    /**
     * Sees that giving what is left has not to wait for anything, as long as the program leaves its memory as it is. What is missing
     * is found out by who gets it. May wait.
     */
    default void bringIn() {}

    /**
     * As {@link #get}, and waits for nothing: it gives less, perhaps nothing, if memory is missing. For who changes, with what is
     * given, something that others may change too while memory is waited for; {@link #awaitByte} comes then, and another look at it.
     */
    default int getPresent(byte[] target, int start, int length) {
        return get(target, start, length);
    }

    /** Sees that the next byte can be given without waiting; if that cannot be, it is as when {@link #get} finds that out. May wait. */
    default void awaitByte() {}

    /** How many bytes it gave so far. */
    long done();

    /** Stores {@code length} bytes in {@code target} from {@code start} on; returns how many it gave. */
    int get(byte[] target, int start, int length);

    /** Stores {@code length} bytes in physical memory; returns how many it gave. */
    int get(PhysMemory memory, PhysAddr to, int length);
}
