package awesome.kernel.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Elf;
import awesome.abi.linux.Errno;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.PageSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ElfFileTest {
    /** A file of the host's memory. */
    record ArrayFile(byte[] content) implements ProgramFile {
        @Override
        public String name() {
            return "/bin/it";
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public int read(long offset, byte[] target, int start, int length) {
            int step = (int) Math.max(0, Math.min(length, content.length - offset));
            System.arraycopy(content, (int) Math.min(offset, content.length), target, start, step);
            return step;
        }

        @Override
        public PageSource pages() {
            throw new AssertionError("nothing is mapped here");
        }
    }

    private static ElfFile read(ElfBuilder builder) {
        return new ElfFile(new ArrayFile(builder.bytes()));
    }

    private static String refused(int errno, byte[] content) {
        ProgramFormatException e =
                assertThrows(ProgramFormatException.class, () -> new ElfFile(new ArrayFile(content)));
        assertEquals(errno, e.errno(), e.getMessage());
        assertTrue(e.getMessage().startsWith("/bin/it "), e.getMessage());
        return e.getMessage();
    }

    private static void refused(String reason, byte[] content) {
        String message = refused(Errno.ENOEXEC, content);
        assertTrue(message.contains(reason), message);
    }

    private static byte[] changed(int at, int value) {
        byte[] bytes = ElfBuilder.small().bytes();
        LittleEndian.putShort(bytes, at, value);
        return bytes;
    }

    @Test
    void readsWhatItNeeds() {
        ElfFile elf = read(ElfBuilder.small().interpreter("/lib/ld.so")
                .header(Elf.PT_GNU_STACK, Elf.PF_R | Elf.PF_W, 0, 0, 0, 0, 16));
        assertFalse(elf.isMovable());
        assertEquals(0x40_1000, elf.entry());
        assertEquals(2, elf.segments().size());
        assertEquals(0x40_0000, elf.lowest());
        assertEquals(0x40_6000, elf.highest());
        assertEquals(0x40_0000 + Elf.HEADER_SIZE, elf.headerAddress());
        assertEquals(4, elf.headerCount());
        assertEquals("/lib/ld.so", elf.interpreter());
        assertFalse(elf.wantsExecutableStack());
        assertEquals(AddressSpace.PAGE, elf.alignment());
        assertTrue(read(ElfBuilder.movable()).isMovable());
    }

    @Test
    void segmentsAreSorted() {
        ElfFile elf = read(new ElfBuilder(0x3000).load(Elf.PF_R, 0x2000, 0x50_2000, 0x100, 0x100)
                .load(Elf.PF_R, 0, 0x50_0000, 0x100, 0x100).load(Elf.PF_R, 0x1000, 0x50_1000, 0x100, 0x100));
        assertEquals(0x50_0000, elf.segments().get(0).address());
        assertEquals(0x50_1000, elf.segments().get(1).address());
        assertEquals(0x50_2000, elf.segments().get(2).address());
    }

    @Test
    void otherFilesAreNoPrograms() {
        assertFalse(assertThrows(ProgramFormatException.class,
                () -> new ElfFile(new ArrayFile("hello\n".getBytes()))).isNotable());
        refused("is not an ELF file", new byte[0]);
        refused("is not an ELF file", "\177ELG".repeat(20).getBytes());
        refused("cut off in its header", Arrays.copyOf(ElfBuilder.small().bytes(), 63));
        refused("64-bit little-endian", changed(Elf.EI_CLASS, 1 | 1 << 8));
        refused("64-bit little-endian", changed(Elf.EI_CLASS, 2 | 2 << 8));
        refused("another machine (ELF machine 183, not 62)", changed(Elf.E_MACHINE, 183));
        refused("no program (type 1)", changed(Elf.E_TYPE, 1));
        refused("no program (type 4)", changed(Elf.E_TYPE, 4));
        refused("0 program headers of 56", changed(Elf.E_PHNUM, 0));
        refused("program headers of 32", changed(Elf.E_PHENTSIZE, 32));
        refused("program headers are beyond its end", changed(Elf.E_PHOFF, 0x2800));
        refused("program headers of 56", changed(Elf.E_PHNUM, 0xffff));
        refused("nothing to load", new ElfBuilder(0x1000).header(Elf.PT_DYNAMIC, 0, 0, 0, 8, 8, 8).bytes());
    }

    @Test
    void absurdSegmentsAreRefused() {
        refused("more bytes in the file than in memory",
                new ElfBuilder(0x3000).load(4, 0, 0x40_0000, 0x2000, 0x1fff).bytes());
        refused("beyond the end of the file",
                new ElfBuilder(0x3000).load(4, 0x2000, 0x40_0000, 0x1001, 0x2000).bytes());
        refused("beyond the end of the file", new ElfBuilder(0x3000).load(4, -0x1000, 0x40_0000, 1, 1).bytes());
        refused("beyond the end of the file",
                new ElfBuilder(0x3000).load(4, 0x7fff_ffff_ffff_f000L, 0x40_0000, 0x2000, 0x2000).bytes());
        refused("alignment 0x3000", new ElfBuilder(0x3000).header(1, 4, 0, 0x40_0000, 1, 1, 0x3000).bytes());
        refused("alignment 0x80000000", new ElfBuilder(0x3000).header(1, 4, 0, 0x40_0000, 1, 1, 1L << 31).bytes());
        refused("alignment", new ElfBuilder(0x3000).header(1, 4, 0, 0x40_0000, 1, 1, 1L << 63).bytes());
        refused("same place in its page", new ElfBuilder(0x3000).load(4, 1, 0x40_0000, 1, 1).bytes());
        refused("overlapping segments at 0x400000 and 0x400fff",
                new ElfBuilder(0x3000).load(4, 0, 0x40_0000, 0x1000, 0x1000).load(4, 0xfff, 0x40_0fff, 1, 1).bytes());
        refused("overlapping", new ElfBuilder(0x3000).load(4, 0, 0x40_0000, 0x800, 0x800)
                .load(4, 0x1800, 0x40_0800, 1, 1).bytes());
        refused("overlapping", new ElfBuilder(0x3000).load(4, 0, 0x40_0000, 0x800, 0x900)
                .load(4, 0xa00, 0x40_0a00, 1, 1).bytes());
        refused("names its dynamic linker outside", ElfBuilder.small().header(3, 4, 0x27ff, 0, 2, 2, 1).bytes());
        refused("without end", ElfBuilder.small().header(3, 4, 0x600, 0, 5, 5, 1).bytes());
    }

    @Test
    void whatDoesNotFitIntoUserMemoryIsTooMuch() {
        refused(Errno.ENOMEM, new ElfBuilder(0x3000).load(4, 0, AddressSpace.END - 0x1000, 1, 0x1001).bytes());
        refused(Errno.ENOMEM, new ElfBuilder(0x3000).load(4, 0, 0x40_0000, 1, Long.MAX_VALUE).bytes());
        refused(Errno.ENOMEM, new ElfBuilder(0x3000).load(4, 0, 0xffff_8000_0000_0000L, 1, 1).bytes());
        refused(Errno.EPERM, new ElfBuilder(0x3000).load(4, 0, 0xf000, 1, 1).bytes());
        assertEquals(0, read(ElfBuilder.movable()).lowest());
    }

    @Test
    void segmentsMayShareAPageThatTheFileHasTheSameWay() {
        ElfFile elf = read(new ElfBuilder(0x3000).load(5, 0, 0x40_0000, 0x800, 0x800)
                .load(6, 0x800, 0x40_0800, 0x100, 0x2000));
        assertEquals(2, elf.segments().size());
    }
}
