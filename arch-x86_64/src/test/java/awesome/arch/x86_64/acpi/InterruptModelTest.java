package awesome.arch.x86_64.acpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InterruptModelTest {
    private static final int RSDP = 0x100;
    private static final int ROOT = 0x200;
    private static final int MADT = 0x400;

    private final FirmwareMemory memory = new FirmwareMemory();
    private final AcpiTables tables = new AcpiTables(memory);
    private int end;

    private void begin() {
        memory.bytes.put(RSDP + 15, (byte) 0).putInt(RSDP + 16, ROOT);
        header(ROOT, "RSDT", 40);
        memory.bytes.putInt(ROOT + 36, MADT);
        header(MADT, "APIC", 44);
        memory.bytes.putInt(MADT + 36, 0xfee0_0000);
        end = MADT + 44;
    }

    private void header(int at, String signature, int length) {
        memory.bytes.put(at, signature.getBytes(StandardCharsets.US_ASCII));
        memory.bytes.putInt(at + 4, length);
    }

    private void entry(int... bytes) {
        for (int value : bytes) {
            memory.bytes.put(end, (byte) value);
            end++;
        }
    }

    private InterruptModel read() {
        memory.bytes.putInt(MADT + 4, end - MADT);
        memory.sum(MADT);
        memory.sum(ROOT);
        return tables.open(PhysAddr.of(RSDP), PhysAddr.of(FirmwareMemory.BYTES)) ? InterruptModel.find(tables) : null;
    }

    private void processor(int identifier, int flags) {
        entry(0, 8, identifier, identifier, flags, 0, 0, 0);
    }

    private void ioApic() {
        entry(1, 12, 2, 0, 0, 0, 0xc0, 0xfe, 0, 0, 0, 0);
    }

    @Test
    void readsProcessorsControllersAndLines() {
        begin();
        processor(0, 1);
        processor(3, 1);
        processor(4, 0);
        processor(5, 2);
        entry(9, 16, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 9, 0, 0, 0);
        ioApic();
        entry(2, 10, 0, 0, 2, 0, 0, 0, 0, 0);
        entry(2, 10, 0, 9, 9, 0, 0, 0, 0x0f, 0);
        entry(4, 6, 0xff, 0, 0, 1);
        InterruptModel model = read();
        assertEquals(List.of(0, 3, 256), model.processors());
        assertEquals(List.of(new InterruptModel.IoApicPlace(0xfec0_0000L, 0)), model.ioApics());
        assertEquals(List.of(new InterruptModel.Override(0, 2, false, false),
                new InterruptModel.Override(9, 9, true, true)), model.overrides());
        assertEquals(0xfee0_0000L, model.localApic().bits());
    }

    @Test
    void aLocalApicAbove4GibIsFound() {
        begin();
        ioApic();
        entry(5, 12, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
        assertEquals(1L << 32, read().localApic().bits());
    }

    @Test
    void aTableWithoutUseIsNone() {
        assertNull(read());
        begin();
        processor(0, 1);
        assertNull(read(), "no I/O APIC");
        ioApic();
        assertTrue(read() != null);
        memory.bytes.put(MADT + 50, (byte) 7);
        assertNull(InterruptModel.find(tables), "a wrong sum");
    }

    @Test
    void tablesOutsideOfMemoryAreNone() {
        begin();
        ioApic();
        read();
        for (int bad : new int[] {0, -1, FirmwareMemory.BYTES - 8, 0x7fff_ffff}) {
            memory.bytes.putInt(ROOT + 36, bad);
            memory.sum(ROOT);
            assertNull(InterruptModel.find(tables), "table at " + bad);
            memory.bytes.putInt(RSDP + 16, bad);
            assertFalse(tables.open(PhysAddr.of(RSDP), PhysAddr.of(FirmwareMemory.BYTES)), "root at " + bad);
            memory.bytes.putInt(RSDP + 16, ROOT);
            tables.open(PhysAddr.of(RSDP), PhysAddr.of(FirmwareMemory.BYTES));
        }
        assertFalse(tables.open(PhysAddr.of(FirmwareMemory.BYTES - 10), PhysAddr.of(FirmwareMemory.BYTES)));
        assertFalse(tables.open(PhysAddr.of(-16), PhysAddr.of(FirmwareMemory.BYTES)));
    }

    @Property(tries = 500)
    void damagedTablesDoNoHarm(@ForAll long seed) {
        begin();
        Random random = new Random(seed);
        processor(0, 1);
        ioApic();
        entry(2, 10, 0, 9, 9, 0, 0, 0, 0x0f, 0);
        for (int i = 0; i < 3; i++) {
            memory.bytes.put(MADT + 44 + random.nextInt(end - MADT - 44), (byte) random.nextInt());
        }
        InterruptModel model = read();
        if (model != null) {
            assertFalse(model.ioApics().isEmpty());
        }
    }
}
