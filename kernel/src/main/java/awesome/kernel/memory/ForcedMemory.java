package awesome.kernel.memory;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;
import awesome.magic.UserAddr;

/**
 * The memory of a process as those see it who may look into it, such as debuggers: its protection does not keep them away.
 * What they write where a program may not goes to a copy that the process alone has, never to a file. One thread at a time;
 * page faults of the process's threads may come meanwhile.
 */
public final class ForcedMemory {
    private static final int PAGE = (int) Frame.SIZE;

    private final AddressSpace space;
    private final PhysMemory memory;

    /** The memory of {@code space}. */
    public ForcedMemory(AddressSpace space, PhysMemory memory) {
        this.space = space;
        this.memory = memory;
    }

    /** Reads up to {@code length} bytes; how many there are, from the first on: fewer where nothing is mapped. ENOMEM. */
    public int read(UserAddr from, byte[] target, int start, int length) {
        return move(from, target, start, length, PageTable.READ);
    }

    /** Writes up to {@code length} bytes; how many could be. ENOMEM. */
    public int write(UserAddr to, byte[] source, int start, int length) {
        return move(to, source, start, length, PageTable.WRITE);
    }

    private int move(UserAddr first, byte[] bytes, int start, int length, int access) {
        int done = 0;
        while (done < length) {
            UserAddr at = first.plus(done);
            int offset = (int) at.bits() & PAGE - 1;
            int step = Math.min(length - done, PAGE - offset);
            if (!isThere(at) || !movePiece(at, bytes, start + done, step, access)) {
                return done;
            }
            done += step;
        }
        return done;
    }

    private static boolean isThere(UserAddr at) {
        return at.bits() >= 0 && at.bits() < AddressSpace.END;
    }

    private boolean movePiece(UserAddr at, byte[] bytes, int start, int length, int access) {
        Frame page;
        try {
            page = space.lockForced(at, access);
        } catch (ErrnoException nothing) {
            return false;
        }
        try {
            int offset = (int) at.bits() & PAGE - 1;
            if (access == PageTable.WRITE) {
                memory.write(page.start().plus(offset), bytes, start, length);
            } else {
                memory.read(page.start().plus(offset), bytes, start, length);
            }
        } finally {
            space.unlock();
        }
        return true;
    }
}
