package awesome.kernel.process;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Rseq;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.magic.NonNull;
import awesome.magic.UserAddr;

/**
 * Where a thread is told which processor it runs on, and says in which critical section it is: code that must not go on
 * where it is if the thread was interrupted in it for another one or a signal, but begins anew (rseq(2)). For the thread
 * alone.
 */
@NonNull
public final class RestartableSequence {
    private final long area;
    private final int length;
    private final int signature;
    private final byte[] bytes = new byte[Rseq.FEATURE_SIZE];
    private final byte[] section = new byte[Rseq.SECTION_SIZE];
    private volatile boolean restarts;

    /**
     * One that the thread has registered.
     *
     * @param area where it is told, an address of {@code struct rseq}
     * @param length of that structure, as the program knows it
     * @param signature what stands in front of the code that a section goes on with when it is aborted
     */
    public RestartableSequence(long area, int length, int signature) {
        this.area = area;
        this.length = length;
        this.signature = signature;
    }

    /** The same for the thread of a copy of the memory. */
    RestartableSequence copy() {
        return new RestartableSequence(area, length, signature);
    }

    /** Whether it was registered with these. */
    public boolean is(long itsArea, int itsLength) {
        return area == itsArea && length == itsLength;
    }

    public int signature() {
        return signature;
    }

    /** Has the section aborted that the thread may be in, when it next comes from user code. Any thread. */
    void restart() {
        restarts = true;
    }

    /** Whether {@link #restart} was called since this was last asked. */
    boolean takeRestart() {
        boolean was = restarts;
        restarts = false;
        return was;
    }

    /** Begins with no section, whatever the program has there; EFAULT if it has nothing there. */
    public void begin(UserMemory memory, int processor) {
        memory.writeLong(at(Rseq.SECTION), 0);
        show(memory, processor, processor, processor);
    }

    /** The program has no use for it any more; EFAULT. */
    public void end(UserMemory memory) {
        show(memory, 0, Rseq.UNINITIALIZED, 0);
    }

    /** Whether all is as it should be for a thread that goes on on {@code processor}; false if that takes a closer look. */
    boolean isRight(UserMemory memory, int processor) {
        return memory.copyInPresent(at(0), bytes, 0, Rseq.FEATURE_SIZE)
                && LittleEndian.getLong(bytes, Rseq.SECTION) == 0
                && LittleEndian.getInt(bytes, Rseq.CPU_ID) == processor
                && LittleEndian.getInt(bytes, Rseq.CPU_ID_START) == processor;
    }

    /** Sees to it that it is; EFAULT or EINVAL if what the program has there makes no sense. */
    void resume(UserContext context, UserMemory memory, int processor) {
        abort(context, memory);
        show(memory, processor, processor, processor);
    }

    private void show(UserMemory memory, int start, int processor, int inMemory) {
        memory.writeInt(at(Rseq.CPU_ID_START), start);
        memory.writeInt(at(Rseq.CPU_ID), processor);
        memory.writeInt(at(Rseq.NODE_ID), 0);
        // Threads of a process that run at once have different numbers here: those of their processors do.
        memory.writeInt(at(Rseq.MM_CID), inMemory);
    }

    /** Has the program go on where the critical section says, if it is in one. */
    private void abort(UserContext context, UserMemory memory) {
        long descriptor = memory.readLong(at(Rseq.SECTION));
        if (descriptor == 0) {
            return;
        }
        requireUser(descriptor);
        memory.copyIn(UserAddr.of(descriptor), section, 0, Rseq.SECTION_SIZE);
        long start = LittleEndian.getLong(section, Rseq.SECTION_START);
        long size = LittleEndian.getLong(section, Rseq.SECTION_LENGTH);
        long target = LittleEndian.getLong(section, Rseq.SECTION_ABORT);
        requireUser(start);
        requireUser(start + size);
        requireUser(target);
        boolean sound = LittleEndian.getInt(section, Rseq.SECTION_VERSION) == 0 && size >= 0
                && !isWithin(target, start, size)
                && memory.readInt(UserAddr.of(target - Rseq.SIGNATURE_SIZE)) == signature;
        if (!sound) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean inside = isWithin(context.instructionPointer().bits(), start, size);
        if (inside && (LittleEndian.getInt(section, Rseq.SECTION_FLAGS) | memory.readInt(at(Rseq.FLAGS))) != 0) {
            // There were flags once that said when to go on nevertheless.
            throw new ErrnoException(Errno.EINVAL);
        }
        memory.writeLong(at(Rseq.SECTION), 0);
        if (inside) {
            context.setInstructionPointer(UserAddr.of(target));
        }
    }

    private static boolean isWithin(long address, long start, long size) {
        return Long.compareUnsigned(address - start, size) < 0;
    }

    private static void requireUser(long address) {
        if (address < 0 || address >= AddressSpace.END) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private UserAddr at(int field) {
        return UserAddr.of(area + field);
    }
}
