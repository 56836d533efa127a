package awesome.kernel.vfs;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;

/**
 * Where the bytes go that are read from a file: user memory or an array. The file puts them there from wherever it
 * keeps them, so that they are copied once.
 *
 * <p>A sink takes less than it is offered when it is full, and also when user memory turns out to be missing after
 * some bytes were taken; then it has no {@link #room} any more. If not even the first byte can be stored, putting
 * throws EFAULT. So whoever reads advances by what was taken and stops when that was less than offered.
 */
public interface Sink extends Pinnable {
    /** How many bytes more it takes. */
    long room();

    /** How many bytes it took so far. */
    long done();

    /** Takes {@code length} bytes of {@code source} from {@code start}; returns how many it took. */
    int put(byte[] source, int start, int length);

    /**
     * As {@link #put}, and waits for nothing: it takes less, perhaps nothing, if memory is missing. For who changes, with what is
     * taken, something that others may change too while memory is waited for; {@link #awaitRoom} comes then, and another look at it.
     */
    default int putPresent(byte[] source, int start, int length) {
        return put(source, start, length);
    }

    /** Sees that the next byte can be taken without waiting; if that cannot be, it is as when {@link #put} finds that out. May wait. */
    default void awaitRoom() {}

    /** Takes {@code length} bytes of physical memory; returns how many it took. */
    int put(PhysMemory memory, PhysAddr from, int length);

    /** Takes {@code length} zero bytes; returns how many it took. */
    int putZeros(int length);
}
