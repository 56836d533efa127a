package awesome.runtime.linux;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.heap.Heap;
import awesome.runtime.heap.HeapPages;

/** The heap has all its addresses from the start; the kernel gives memory as it is touched, and takes it back. */
@NoAlloc("part of allocation")
final class LinuxPages implements HeapPages {
    /** madvise(2): the pages are gone, and zero when they are touched again. */
    private static final long MADV_DONTNEED = 4;

    @Override
    public boolean extend(Heap heap, long bytes) {
        return false;
    }

    @Override
    public boolean discard(Address start, long bytes) {
        return Syscall.call(SystemCallNumber.MADVISE, start.bits(), bytes, MADV_DONTNEED) == 0;
    }
}
