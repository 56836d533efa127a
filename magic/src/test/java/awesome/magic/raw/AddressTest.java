package awesome.magic.raw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.host.HostMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressTest {
    private final HostMemory memory = new HostMemory();

    @BeforeEach
    void useMemory() {
        HostMemory.use(memory.map(0x1000, 0x2000));
    }

    @Test
    void storesAreLittleEndianAndMayCrossPages() {
        Address.of(0x1ffc).writeLong(0x1122334455667788L);
        assertEquals((byte) 0x88, Address.of(0x1ffc).readByte());
        assertEquals(0x11223344, Address.of(0x2000).readInt());
        assertEquals(0x1122334455667788L, Address.of(0x1ffc).readLong());
    }

    @Test
    void overlappingMovesGoEitherWay() {
        Address start = Address.of(0x1100);
        for (int i = 0; i < 8; i++) {
            start.writeByte(i, (byte) i);
        }
        start.copyTo(start.plus(1), 7);
        assertEquals(6, start.readByte(7));
        start.plus(1).copyTo(start, 7);
        assertEquals(6, start.readByte(6));
    }

    @Test
    void unmappedMemoryFaultsWithItsAddress() {
        HostMemory.Fault fault = assertThrows(HostMemory.Fault.class, () -> Address.of(0x3000).readByte());
        assertEquals(0x3000, fault.address());
    }

    @Test
    void compareAndSetChangesOnlyWhatItExpects() {
        Address word = Address.of(0x1000);
        assertTrue(word.compareAndSetInt(0, 5));
        assertFalse(word.compareAndSetInt(0, 6));
        assertEquals(5, word.getAndAddInt(2));
        assertEquals(7, word.readInt());
    }

    @Test
    void comparisonIsUnsigned() {
        assertTrue(Address.of(1).isBelow(Address.of(-1)));
        assertEquals(0x2000, Address.of(0x1001).alignUp(0x1000).bits());
    }
}
