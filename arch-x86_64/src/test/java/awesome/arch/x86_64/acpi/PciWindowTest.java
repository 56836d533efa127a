package awesome.arch.x86_64.acpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import awesome.magic.PhysAddr;
import org.junit.jupiter.api.Test;

class PciWindowTest {
    private static final int RSDP = 0x100;
    private static final int RSDT = 0x200;
    private static final int MCFG = 0x400;

    private final FirmwareMemory memory = new FirmwareMemory();

    private PciWindow find(int... entries) {
        memory.bytes.putInt(RSDP + 16, RSDT);
        memory.bytes.putInt(RSDT + 4, 40).putInt(RSDT + 36, MCFG);
        memory.sum(RSDT);
        memory.bytes.putInt(MCFG, 0x4746434d).putInt(MCFG + 4, 44 + 4 * entries.length);
        for (int i = 0; i < entries.length; i++) {
            memory.bytes.putInt(MCFG + 44 + 4 * i, entries[i]);
        }
        memory.sum(MCFG);
        AcpiTables tables = new AcpiTables(memory);
        tables.open(PhysAddr.of(RSDP), PhysAddr.of(FirmwareMemory.BYTES));
        return PciWindow.find(tables);
    }

    @Test
    void isTheFirstGroupFromItsFirstBus() {
        assertEquals(new PciWindow(0xb000_0000L, 255), find(0xb000_0000, 0, 0xff00_0000, 0));
        assertEquals(new PciWindow(0x12_e000_0000L, 63),
                find(0xb000_0000, 0, 0xff00_0001, 0, 0xc000_0000, 0, 0xff20_0000, 0, 0xe000_0000, 0x12, 0x3f00_0000, 0));
    }

    @Test
    void whatCannotBeIsNone() {
        assertNull(find());
        assertNull(find(0xb000_0000, 0, 0xff00_0000), "cut off");
        assertNull(find(0, 0, 0xff00_0000, 0), "no address");
        assertNull(find(0xb000_1000, 0, 0xff00_0000, 0), "not on a boundary");
        assertNull(find(0, 0x8000_0000, 0xff00_0000, 0), "negative");
    }
}
