package awesome.kernel.init;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.ForcedMemory;
import awesome.kernel.process.Inspection;
import awesome.kernel.process.Process;
import awesome.kernel.procfs.ProcessMemory;
import awesome.magic.UserAddr;

/** The memory that a process has now, as {@code /proc} shows it. */
final class MemoryShown implements ProcessMemory {
    private final Process process;
    private final AddressSpace space;
    private final ForcedMemory memory;

    /** EACCES if who opens it may not look into the process. */
    MemoryShown(Process process) {
        this.process = process;
        Process who = process.services().current().get();
        if (process.program() == null || who != null && who != process
                && !Inspection.mayInspect(who.credentials(), process)) {
            throw new ErrnoException(Errno.EACCES);
        }
        space = process.space();
        memory = new ForcedMemory(space, process.machine().memory());
    }

    @Override
    public boolean isGone() {
        return process.program() == null || process.space() != space;
    }

    @Override
    public int read(long from, byte[] target, int length) {
        return memory.read(UserAddr.of(from), target, 0, length);
    }

    @Override
    public int write(long to, byte[] source, int length) {
        return memory.write(UserAddr.of(to), source, 0, length);
    }
}
