package awesome.kernel.elf;

import awesome.abi.linux.Errno;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.magic.UserAddr;

/**
 * Maps the segments of programs into an address space. Pages come from the file when they are touched; only the page
 * in which the bytes of the file end and zeros begin is touched here.
 */
public final class ElfLoader {
    private final AddressSpace space;
    private final UserMemory memory;

    /** Loads into {@code space}, whose content {@code memory} is. */
    public ElfLoader(AddressSpace space, UserMemory memory) {
        this.space = space;
        this.memory = memory;
    }

    /**
     * Maps a program.
     *
     * @param base what to move its addresses by: 0 if it is not movable, else a multiple of its alignment
     * @throws ProgramFormatException if something else is there
     */
    public LoadedProgram load(ElfFile elf, long base) {
        for (Segment segment : elf.segments()) {
            long first = base + segment.firstPage();
            long end = base + segment.endOfPages();
            if (first < AddressSpace.LOWEST || end < first || end > AddressSpace.END) {
                throw new ProgramFormatException(Errno.ENOMEM,
                        elf.file().name() + " does not fit into user memory at 0x" + Long.toHexString(base));
            }
        }
        if (!space.isFree(UserAddr.of(base + elf.lowest()), elf.highest() - elf.lowest())) {
            throw new ProgramFormatException(Errno.ENOMEM, elf.file().name() + " wants addresses at 0x"
                    + Long.toHexString(base + elf.lowest()) + " that are in use");
        }
        for (Segment segment : elf.segments()) {
            map(elf, segment, base);
        }
        long headers = elf.headerAddress() == 0 ? 0 : base + elf.headerAddress();
        return new LoadedProgram(base, base + elf.entry(), headers, elf.headerCount(), base + elf.highest());
    }

    private void map(ElfFile elf, Segment segment, long base) {
        UserAddr start = UserAddr.of(base + segment.firstPage());
        UserAddr zeros = UserAddr.of(base + segment.endOfFilePages());
        UserAddr end = UserAddr.of(base + segment.endOfPages());
        long filePages = zeros.distanceFrom(start);
        int protection = segment.protection();
        if (filePages > 0) {
            space.map(start, filePages, protection, false, elf.file().pages(), segment.offset() & -AddressSpace.PAGE,
                    elf.file().name());
            clearRest(segment, base, zeros);
        }
        if (zeros.isBelow(end)) {
            space.map(zeros, end.distanceFrom(zeros), protection, false, null, 0, "");
        }
    }

    /**
     * Zeros behind the bytes of the file, if any are wanted, to the end of their last page: dynamic linkers take what
     * is left of it for memory that was never used.
     */
    private void clearRest(Segment segment, long base, UserAddr endOfPage) {
        UserAddr from = UserAddr.of(base + segment.address() + segment.fileSize());
        long length = endOfPage.distanceFrom(from);
        if (length == 0 || segment.memorySize() == segment.fileSize()) {
            return;
        }
        UserAddr page = endOfPage.minus(AddressSpace.PAGE);
        boolean writable = (segment.protection() & PageTable.WRITE) != 0;
        if (!writable) {
            space.protect(page, AddressSpace.PAGE, PageTable.READ | PageTable.WRITE);
        }
        memory.clear(from, length);
        if (!writable) {
            space.protect(page, AddressSpace.PAGE, segment.protection());
        }
    }
}
