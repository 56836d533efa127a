package awesome.systemtests.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.boot.BootInfoLayout;
import awesome.abi.boot.MemoryRegionLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the test kernel found when it was started: registers, BootInfo, command line, RSDP and page tables. */
final class BootReport {
    private static final int REPORT_SIZE = 136;
    private static final int RSDP_SIZE = 20;
    private static final int PAGE = 4096;
    private static final long GIB = 1L << 30;
    private static final long TABLE = 0x003;
    private static final long LARGE_PAGE = 0x083;
    private static final long ACCESSED_OR_DIRTY = 0x060;

    private final ByteBuffer bytes;
    private final ByteBuffer info;
    private final int rsdpOffset;
    private final int tablesOffset;

    BootReport(byte[] report) {
        bytes = ByteBuffer.wrap(report).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals("REPORT\0\0", new String(report, 0, 8, StandardCharsets.ISO_8859_1));
        info = bytes.slice(REPORT_SIZE, PAGE).order(ByteOrder.LITTLE_ENDIAN);
        rsdpOffset = REPORT_SIZE + PAGE + (int) infoLong(BootInfoLayout.COMMAND_LINE_LENGTH) + 1;
        tablesOffset = rsdpOffset + RSDP_SIZE;
    }

    /** A range of physical addresses. */
    record Range(String name, long start, long end) {
        boolean overlaps(long otherStart, long otherEnd) {
            return start < otherEnd && otherStart < end;
        }
    }

    /** An entry of the memory map. */
    record Region(long start, long length, int type, int attributes) {
        long end() {
            return start + length;
        }
    }

    /** A register, by its place in {@code report} of test_kernel.asm. */
    long register(int index) {
        return bytes.getLong(8 + 8 * index);
    }

    long rdi() {
        return register(0);
    }

    long rsp() {
        return register(1);
    }

    long flags() {
        return register(2);
    }

    long codeSegment() {
        return register(3);
    }

    long stackSegment() {
        return register(4);
    }

    long cr0() {
        return register(5);
    }

    long cr3() {
        return register(6);
    }

    long cr4() {
        return register(7);
    }

    long efer() {
        return register(8);
    }

    /** Where the kernel's address 0 is. */
    long image() {
        return register(9);
    }

    /** Bytes that should be zero and are not: behind the data segment and between the segments. */
    long notZero() {
        return register(10) + register(11);
    }

    /** The sum of the initramfs's whole 64-bit words, turned left by a bit before each. */
    long initramfsSum() {
        return register(12);
    }

    /** How many usable regions above 1 MiB have real memory at their end. */
    long regionsWithMemory() {
        return register(13);
    }

    long gdt() {
        return bytes.getLong(8 + 8 * 14 + 2);
    }

    long infoLong(int offset) {
        return info.getLong(offset);
    }

    int infoInt(int offset) {
        return info.getInt(offset);
    }

    int infoByte(int offset) {
        return info.get(offset) & 0xff;
    }

    String commandLine() {
        int start = REPORT_SIZE + PAGE;
        assertEquals(0, bytes.get(rsdpOffset - 1), "the zero byte at the end of the command line");
        return new String(bytes.array(), start, rsdpOffset - 1 - start, StandardCharsets.UTF_8);
    }

    List<Region> regions() {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < infoInt(BootInfoLayout.MEMORY_MAP_COUNT); i++) {
            int at = BootInfoLayout.MEMORY_MAP + i * MemoryRegionLayout.SIZE;
            regions.add(new Region(infoLong(at + MemoryRegionLayout.BASE), infoLong(at + MemoryRegionLayout.LENGTH),
                    infoInt(at + MemoryRegionLayout.TYPE), infoInt(at + MemoryRegionLayout.ATTRIBUTES)));
        }
        return regions;
    }

    Range range(String name, int base, int end) {
        return new Range(name, infoLong(base), infoLong(end));
    }

    List<Range> used() {
        return List.of(range("kernel", BootInfoLayout.KERNEL_BASE, BootInfoLayout.KERNEL_END),
                range("initramfs", BootInfoLayout.INITRAMFS_BASE, BootInfoLayout.INITRAMFS_END),
                range("page tables", BootInfoLayout.PAGE_TABLES_BASE, BootInfoLayout.PAGE_TABLES_END),
                range("stack", BootInfoLayout.STACK_BASE, BootInfoLayout.STACK_END),
                range("BootInfo", BootInfoLayout.INFO_BASE, BootInfoLayout.INFO_END));
    }

    /** Checks all that must hold on every machine. */
    void check() {
        assertEquals(BootInfoLayout.MAGIC_VALUE, infoLong(BootInfoLayout.MAGIC));
        assertEquals(BootInfoLayout.VERSION_VALUE, infoInt(BootInfoLayout.VERSION));
        assertEquals(BootInfoLayout.SIZE, infoInt(BootInfoLayout.STRUCTURE_SIZE));
        assertEquals(0x80, infoInt(BootInfoLayout.BOOT_DRIVE));
        checkProcessor();
        checkPlaces();
        checkIdentityMap();
        checkRsdp();
        assertEquals(0, notZero());
        assertEquals(regions().stream().filter(BootReport::usableAboveOneMebibyte).count(), regionsWithMemory());
    }

    private static boolean usableAboveOneMebibyte(Region region) {
        return region.type == MemoryRegionLayout.TYPE_USABLE && region.start >= 1 << 20;
    }

    private void checkProcessor() {
        assertEquals(infoLong(BootInfoLayout.INFO_BASE), rdi());
        assertEquals(infoLong(BootInfoLayout.STACK_END), rsp());
        assertEquals(0, flags() & (1 << 9 | 1 << 10), "interrupts off, direction up");
        assertEquals(0x08, codeSegment());
        assertEquals(0x10, stackSegment());
        assertEquals(0x8000_0001L, cr0() & 0x8000_0001L, "paging, protected mode");
        assertEquals(0x20, cr4(), "PAE alone");
        assertEquals(0x500, efer(), "long mode enabled and active");
        assertEquals(infoLong(BootInfoLayout.PAGE_ROOT), cr3());
        Range info = used().get(4);
        assertTrue(info.start <= gdt() && gdt() + 24 <= info.end, "the GDT is beside BootInfo");
    }

    private void checkPlaces() {
        assertEquals(infoLong(BootInfoLayout.KERNEL_BASE), image());
        assertTrue(infoLong(BootInfoLayout.STACK_END) - infoLong(BootInfoLayout.STACK_BASE) >= 64 << 10);
        assertEquals(0, image() % (2 << 20));
        List<Range> used = used();
        for (int i = 0; i < used.size(); i++) {
            Range range = used.get(i);
            assertEquals(0, range.start % PAGE, range.name);
            assertTrue(range.end <= 4 * GIB, range.name);
            assertTrue(range.start == range.end || isUsable(range), range + " is not in usable memory: " + regions());
            for (Range other : used.subList(i + 1, used.size())) {
                assertTrue(!range.overlaps(other.start, other.end), range + " overlaps " + other);
            }
        }
        Range info = used.get(4);
        long line = infoLong(BootInfoLayout.COMMAND_LINE);
        assertTrue(info.start < line && line + infoLong(BootInfoLayout.COMMAND_LINE_LENGTH) < info.end);
    }

    private boolean isUsable(Range range) {
        boolean inside = false;
        for (Region region : regions()) {
            if (region.type != MemoryRegionLayout.TYPE_USABLE) {
                if (range.overlaps(region.start, region.end())) {
                    return false;
                }
            } else if (region.start <= range.start && range.end <= region.end()) {
                inside = true;
            }
        }
        return inside;
    }

    /** Walks all page tables: every address up to the end is mapped to itself, nothing else is mapped. */
    private void checkIdentityMap() {
        long end = infoLong(BootInfoLayout.IDENTITY_END);
        long memoryEnd = regions().stream().filter(region -> region.type == MemoryRegionLayout.TYPE_USABLE)
                .mapToLong(Region::end).max().orElseThrow();
        assertTrue(end >= 4 * GIB && end >= memoryEnd && end % (2 << 20) == 0, Long.toHexString(end));
        long mapped = 0;
        for (int i = 0; i < 512; i++) {
            long pointers = tableEntry(cr3(), i);
            for (int j = 0; pointers != 0 && j < 512; j++) {
                mapped = walkGibibyte(tableEntry(checkTable(pointers), j), mapped, ((long) i << 39) + ((long) j << 30));
            }
        }
        assertEquals(end, mapped);
    }

    private long walkGibibyte(long entry, long mapped, long address) {
        if (entry == 0) {
            return mapped;
        }
        assertEquals(mapped, address, "a hole in the map");
        if ((entry & 0x80) != 0) {
            assertEquals(address | LARGE_PAGE, entry & ~ACCESSED_OR_DIRTY);
        } else {
            for (int k = 0; k < 512; k++) {
                long page = tableEntry(checkTable(entry), k);
                assertEquals(address + ((long) k << 21) | LARGE_PAGE, page & ~ACCESSED_OR_DIRTY);
            }
        }
        return address + GIB;
    }

    private static long checkTable(long entry) {
        assertEquals(TABLE, entry & ~ACCESSED_OR_DIRTY & 0xfff);
        return entry & -PAGE;
    }

    private long tableEntry(long table, int index) {
        Range tables = used().get(2);
        assertTrue(tables.start <= table && table + PAGE <= tables.end, "table outside: " + Long.toHexString(table));
        return bytes.getLong(tablesOffset + (int) (table - tables.start) + 8 * index);
    }

    /** Whether the map is made of pages of 1 GiB. */
    boolean hasHugePages() {
        return (tableEntry(checkTable(tableEntry(cr3(), 0)), 0) & 0x80) != 0;
    }

    private void checkRsdp() {
        assertTrue(infoLong(BootInfoLayout.RSDP) != 0);
        assertEquals("RSD PTR ", new String(bytes.array(), rsdpOffset, 8, StandardCharsets.ISO_8859_1));
        int sum = 0;
        for (int i = 0; i < RSDP_SIZE; i++) {
            sum += bytes.get(rsdpOffset + i);
        }
        assertEquals(0, sum & 0xff);
    }
}
