package awesome.arch.x86_64.acpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AcpiSleepTest {
    private static final int RSDP = 0x100;
    private static final int ROOT = 0x200;
    private static final int FADT = 0x400;
    private static final int DSDT = 0x800;

    private final FirmwareMemory memory = new FirmwareMemory();
    private final AcpiTables tables = new AcpiTables(memory);
    private final AcpiSleep sleep = new AcpiSleep(tables);

    private boolean find(long rsdp) {
        memory.sum(DSDT);
        memory.sum(FADT);
        memory.sum(ROOT);
        memory.sum(0x300);
        tables.open(PhysAddr.of(rsdp), PhysAddr.of(FirmwareMemory.BYTES));
        return sleep.find();
    }

    private void table(int at, String signature, int bytes) {
        memory.bytes.put(at, signature.getBytes(StandardCharsets.US_ASCII));
        memory.bytes.putInt(at + 4, bytes);
    }

    private void machine(boolean extended, int... dsdt) {
        memory.bytes.put(RSDP + 15, (byte) (extended ? 2 : 0));
        table(ROOT, extended ? "XSDT" : "RSDT", 36 + 2 * (extended ? 8 : 4));
        table(0x300, "APIC", 44);
        if (extended) {
            memory.bytes.putLong(RSDP + 24, ROOT);
            memory.bytes.putLong(ROOT + 36, 0x300).putLong(ROOT + 44, FADT);
        } else {
            memory.bytes.putInt(RSDP + 16, ROOT);
            memory.bytes.putInt(ROOT + 36, 0x300).putInt(ROOT + 40, FADT);
        }
        table(FADT, "FACP", 244);
        memory.bytes.putInt(FADT + 40, DSDT).putInt(FADT + 64, 0x604);
        table(DSDT, "DSDT", 36 + dsdt.length);
        for (int i = 0; i < dsdt.length; i++) {
            memory.bytes.put(DSDT + 36 + i, (byte) dsdt[i]);
        }
    }

    @Test
    void readsPlainAndPrefixedSleepTypes() {
        machine(false, 0x08, '_', 'S', '4', '_', 0x08, '_', 'S', '5', '_', 0x12, 0x06, 0x04, 0x00, 0x00, 0x00, 0x00);
        assertTrue(find(RSDP));
        assertEquals(0x604, sleep.port());
        assertEquals(0x2000, sleep.value());

        machine(true, 0x08, '_', 'S', '5', '_', 0x12, 0x0a, 0x04, 0x0a, 0x07, 0x0a, 0x07, 0x00, 0x00);
        assertTrue(find(RSDP));
        assertEquals(0x2000 | 7 << 10, sleep.value());
    }

    @Test
    void lengthsOfSeveralBytesAreSkipped() {
        machine(true, '_', 'S', '5', '_', 0x12, 0x48, 0x01, 0x04, 0x0a, 0x05, 0, 0, 0, 0);
        assertTrue(find(RSDP));
        assertEquals(0x2000 | 5 << 10, sleep.value());
    }

    @Test
    void missingOrDamagedTablesAreNoAnswer() {
        assertFalse(find(0));
        assertFalse(find(RSDP));
        machine(false, 0x08, '_', 'S', '4', '_', 0x12, 0x06, 0, 0, 0, 0, 0, 0, 0);
        assertFalse(find(RSDP));
        machine(false, '_', 'S', '5', '_', 0x12, 0x06, 0x04, 0x00, 0x00, 0x00, 0x00);
        memory.bytes.putInt(DSDT + 4, -1);
        assertFalse(find(RSDP));
        memory.bytes.putInt(ROOT + 4, 0x7fff_ffff);
        assertFalse(find(RSDP));
    }
}
