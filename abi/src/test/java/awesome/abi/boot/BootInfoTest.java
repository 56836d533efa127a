package awesome.abi.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.nasm.NasmInclude;
import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BootInfoTest {
    private static final long AT = 0x20000;

    private BootInfo info;

    @BeforeEach
    void fillEveryFieldWithItsOwnOffset() {
        HostMemory memory = HostMemory.use(new HostMemory().map(AT, BootInfoLayout.SIZE));
        for (NasmInclude.Place place : NasmInclude.places(BootInfoLayout.class)) {
            if (place.bytes() == 8) {
                memory.writeLong(AT + place.offset(), place.offset());
            } else if (place.bytes() == 4) {
                memory.writeInt(AT + place.offset(), place.offset());
            } else if (place.bytes() == 1) {
                memory.writeByte(AT + place.offset(), (byte) place.offset());
            }
        }
        memory.writeLong(AT + BootInfoLayout.MAGIC, BootInfoLayout.MAGIC_VALUE);
        memory.writeInt(AT + BootInfoLayout.VERSION, BootInfoLayout.VERSION_VALUE);
        memory.writeInt(AT + BootInfoLayout.STRUCTURE_SIZE, BootInfoLayout.SIZE);
        info = BootInfo.at(Address.of(AT));
    }

    @Test
    void readsEachFieldFromItsPlace() {
        assertEquals(BootInfoLayout.KERNEL_BASE, info.kernelBase().bits());
        assertEquals(BootInfoLayout.KERNEL_END, info.kernelEnd().bits());
        assertEquals(BootInfoLayout.KERNEL_ENTRY, info.kernelEntry().bits());
        assertEquals(BootInfoLayout.INITRAMFS_BASE, info.initramfsBase().bits());
        assertEquals(8, info.initramfsLength());
        assertEquals(BootInfoLayout.COMMAND_LINE, info.commandLine().bits());
        assertEquals(BootInfoLayout.COMMAND_LINE_LENGTH, info.commandLineLength());
        assertEquals(BootInfoLayout.IDENTITY_END, info.identityEnd().bits());
        assertEquals(BootInfoLayout.PAGE_ROOT, info.pageRoot().bits());
        assertEquals(BootInfoLayout.STACK_END, info.stackEnd().bits());
        assertEquals(BootInfoLayout.RSDP, info.rsdp().bits());
        assertEquals(BootInfoLayout.BOOT_DRIVE, info.bootDrive());
        assertEquals(BootInfoLayout.MEMORY_MAP_COUNT, info.regionCount());
        assertEquals(BootInfoLayout.FRAMEBUFFER, info.framebuffer().bits());
        assertEquals(BootInfoLayout.FRAMEBUFFER_PITCH, info.framebufferPitch());
        assertEquals(BootInfoLayout.FRAMEBUFFER_WIDTH, info.framebufferWidth());
        assertEquals(BootInfoLayout.FRAMEBUFFER_HEIGHT, info.framebufferHeight());
        assertEquals(BootInfoLayout.FRAMEBUFFER_BITS, info.framebufferBits());
        assertEquals(BootInfoLayout.RED_SHIFT, info.redShift());
        assertEquals(BootInfoLayout.RED_BITS, info.redBits());
        assertEquals(BootInfoLayout.GREEN_SHIFT, info.greenShift());
        assertEquals(BootInfoLayout.GREEN_BITS, info.greenBits());
        assertEquals(BootInfoLayout.BLUE_SHIFT, info.blueShift());
        assertEquals(BootInfoLayout.BLUE_BITS, info.blueBits());
    }

    @Test
    void listsTheRangesInUse() {
        int[] bases = {
            BootInfoLayout.KERNEL_BASE, BootInfoLayout.INITRAMFS_BASE, BootInfoLayout.PAGE_TABLES_BASE,
            BootInfoLayout.STACK_BASE, BootInfoLayout.INFO_BASE
        };
        int[] ends = {
            BootInfoLayout.KERNEL_END, BootInfoLayout.INITRAMFS_END, BootInfoLayout.PAGE_TABLES_END,
            BootInfoLayout.STACK_END, BootInfoLayout.INFO_END
        };
        assertEquals(BootInfo.USED_RANGES, bases.length);
        for (int i = 0; i < bases.length; i++) {
            assertEquals(bases[i], info.usedBase(i).bits());
            assertEquals(ends[i], info.usedEnd(i).bits());
        }
        assertThrows(IllegalArgumentException.class, () -> info.usedBase(BootInfo.USED_RANGES));
    }

    @Test
    void readsTheLastEntryOfTheMemoryMap() {
        long entry = AT + BootInfoLayout.SIZE - 24;
        HostMemory.current().writeLong(entry, 0x1_0000_0000L);
        HostMemory.current().writeLong(entry + 8, 0x4000);
        HostMemory.current().writeInt(entry + 16, 3);
        assertEquals(0x1_0000_0000L, info.regionBase(127).bits());
        assertEquals(0x4000, info.regionLength(127));
        assertEquals(MemoryRegionLayout.TYPE_ACPI_RECLAIMABLE, info.regionType(127));
    }

    @Test
    void rejectsAnotherMagicNumberVersionOrSize() {
        assertTrue(info.isValid());
        for (int offset : new int[] {BootInfoLayout.MAGIC, BootInfoLayout.VERSION, BootInfoLayout.STRUCTURE_SIZE}) {
            byte old = HostMemory.current().readByte(AT + offset);
            HostMemory.current().writeByte(AT + offset, (byte) (old + 1));
            assertFalse(info.isValid());
            HostMemory.current().writeByte(AT + offset, old);
        }
    }
}
