package awesome.kernel.elf;

import awesome.abi.linux.Elf;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;

/**
 * A PT_LOAD entry that has been checked: address and memory size lie in user space, the file bytes in the file.
 *
 * @param flags PF_R, PF_W, PF_X
 * @param offset in the file, congruent to {@code address} modulo the page size
 * @param address as the file has it, before it is moved
 * @param fileSize bytes from the file
 * @param memorySize bytes in memory, not less; the rest is zero
 */
public record Segment(int flags, long offset, long address, long fileSize, long memorySize) {
    /** The address after the last byte. */
    public long end() {
        return address + memorySize;
    }

    /** The first page. */
    public long firstPage() {
        return address & -AddressSpace.PAGE;
    }

    /** The address after the last page. */
    public long endOfPages() {
        return pageUp(end());
    }

    /** The address after the last page that has bytes of the file; {@link #firstPage} if there are none. */
    public long endOfFilePages() {
        return fileSize == 0 ? firstPage() : pageUp(address + fileSize);
    }

    /** Bits of {@link PageTable}. */
    public int protection() {
        return ((flags & Elf.PF_R) != 0 ? PageTable.READ : 0)
                | ((flags & Elf.PF_W) != 0 ? PageTable.WRITE : 0)
                | ((flags & Elf.PF_X) != 0 ? PageTable.EXECUTE : 0);
    }

    static long pageUp(long address) {
        return (address + AddressSpace.PAGE - 1) & -AddressSpace.PAGE;
    }
}
