package awesome.arch.x86_64.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AcpiSleepTest {
    private static final int RSDP = 0x100;
    private static final int ROOT = 0x200;
    private static final int FADT = 0x400;
    private static final int DSDT = 0x800;

    /** Physical memory that starts at 0 and ends at 4096. */
    private static final class Memory implements PhysMemory {
        final ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

        @Override
        public byte readByte(PhysAddr address) {
            return bytes.get((int) address.bits());
        }

        @Override
        public int readInt(PhysAddr address) {
            return bytes.getInt((int) address.bits());
        }

        @Override
        public long readLong(PhysAddr address) {
            return bytes.getLong((int) address.bits());
        }

        @Override
        public void writeByte(PhysAddr address, byte value) {
            throw new AssertionError("firmware tables are not written");
        }

        @Override
        public void writeInt(PhysAddr address, int value) {
            throw new AssertionError("firmware tables are not written");
        }

        @Override
        public void writeLong(PhysAddr address, long value) {
            throw new AssertionError("firmware tables are not written");
        }

        @Override
        public void read(PhysAddr from, byte[] target, int start, int length) {
            bytes.get((int) from.bits(), target, start, length);
        }

        @Override
        public void write(PhysAddr to, byte[] source, int start, int length) {
            throw new AssertionError("firmware tables are not written");
        }

        @Override
        public void clear(Frame frame) {
            throw new AssertionError("firmware tables are not written");
        }

        @Override
        public void copy(Frame from, Frame to) {
            throw new AssertionError("firmware tables are not written");
        }
    }

    private final Memory memory = new Memory();
    private final AcpiSleep sleep = new AcpiSleep(memory);

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
        assertTrue(sleep.find(PhysAddr.of(RSDP)));
        assertEquals(0x604, sleep.port());
        assertEquals(0x2000, sleep.value());

        machine(true, 0x08, '_', 'S', '5', '_', 0x12, 0x0a, 0x04, 0x0a, 0x07, 0x0a, 0x07, 0x00, 0x00);
        assertTrue(sleep.find(PhysAddr.of(RSDP)));
        assertEquals(0x2000 | 7 << 10, sleep.value());
    }

    @Test
    void lengthsOfSeveralBytesAreSkipped() {
        machine(true, '_', 'S', '5', '_', 0x12, 0x48, 0x01, 0x04, 0x0a, 0x05, 0, 0, 0, 0);
        assertTrue(sleep.find(PhysAddr.of(RSDP)));
        assertEquals(0x2000 | 5 << 10, sleep.value());
    }

    @Test
    void missingOrDamagedTablesAreNoAnswer() {
        assertFalse(sleep.find(PhysAddr.of(0)));
        assertFalse(sleep.find(PhysAddr.of(RSDP)));
        machine(false, 0x08, '_', 'S', '4', '_', 0x12, 0x06, 0, 0, 0, 0, 0, 0, 0);
        assertFalse(sleep.find(PhysAddr.of(RSDP)));
        machine(false, '_', 'S', '5', '_', 0x12, 0x06, 0x04, 0x00, 0x00, 0x00, 0x00);
        memory.bytes.putInt(DSDT + 4, -1);
        assertFalse(sleep.find(PhysAddr.of(RSDP)));
        memory.bytes.putInt(ROOT + 4, 0x7fff_ffff);
        assertFalse(sleep.find(PhysAddr.of(RSDP)));
    }
}
