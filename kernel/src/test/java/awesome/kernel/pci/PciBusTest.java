package awesome.kernel.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.fake.ArrayRegisters;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakePci;
import awesome.kernel.machine.MessageInterrupts;
import awesome.kernel.memory.LittleEndian;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PciBusTest {
    private static final int HOST = 0x0600;
    private static final int BRIDGE = 0x0604;

    private final FakePci pci = new FakePci(new FakeFrames(4));
    private final List<String> log = new ArrayList<>();

    private static FakePci.Function device(int number) {
        return new FakePci.Function(0x1234, number, 0x0100);
    }

    private String found() {
        StringBuilder text = new StringBuilder();
        for (PciFunction each : PciBus.scan(pci, log::add)) {
            text.append(each.name()).append(' ');
        }
        return text.toString();
    }

    private PciFunction only() {
        List<PciFunction> all = PciBus.scan(pci, log::add);
        assertEquals(1, all.size());
        return all.get(0);
    }

    @Test
    void findsWhatIsBehindBridges() {
        pci.add(0, 0, 0, new FakePci.Function(0x8086, 1, HOST));
        pci.add(0, 3, 0, new FakePci.Function(0x8086, 2, BRIDGE).bridgeTo(1));
        pci.add(0, 31, 0, device(3).withMore()).add(0, 31, 7, device(4));
        pci.add(1, 0, 0, new FakePci.Function(0x8086, 5, BRIDGE).bridgeTo(9));
        pci.add(9, 2, 0, device(6)).add(9, 2, 1, device(7));
        assertEquals("00:00.0 (8086:0001) 00:03.0 (8086:0002) 00:1f.0 (1234:0003) 00:1f.7 (1234:0004) "
                + "01:00.0 (8086:0005) 09:02.0 (1234:0006) ", found());
        assertEquals(List.of(), log);
    }

    @Test
    void findsFurtherHostBridges() {
        pci.add(0, 0, 0, new FakePci.Function(0x8086, 1, HOST).withMore());
        pci.add(0, 0, 2, new FakePci.Function(0x8086, 2, HOST));
        pci.add(2, 1, 0, device(3));
        assertEquals("00:00.0 (8086:0001) 00:00.2 (8086:0002) 02:01.0 (1234:0003) ", found());
    }

    @Test
    void looksAtNoBusTwice() {
        pci.add(0, 1, 0, new FakePci.Function(0x8086, 1, BRIDGE).bridgeTo(0));
        pci.add(0, 2, 0, new FakePci.Function(0x8086, 2, BRIDGE).bridgeTo(5));
        pci.add(0, 3, 0, new FakePci.Function(0x8086, 3, BRIDGE).bridgeTo(5));
        pci.add(5, 0, 0, new FakePci.Function(0x8086, 4, BRIDGE).bridgeTo(2));
        assertEquals("00:01.0 (8086:0001) 00:02.0 (8086:0002) 00:03.0 (8086:0003) 05:00.0 (8086:0004) ", found());
        assertEquals(3, log.size());
    }

    @Test
    void anEmptyMachineTakesNoTime() {
        assertEquals("", found());
        assertTrue(pci.configReads <= 40, pci.configReads + " reads");
    }

    @Test
    void measuresRanges() {
        FakePci.Function device = device(1);
        device.bar(0, 0xc000, 0x40, 1, null);
        device.bar(1, 0xfebf_1000L, 0x1000, 0, null);
        device.bar(2, 0x38_0000_4000L, 0x4000, 12, null);
        device.bar(5, 0, 0x1000, 0, null);
        device.config[4] = 7;
        pci.add(0, 4, 0, device);
        byte[] before = device.config.clone();
        PciFunction function = only();
        assertEquals(new PciBar(0, 0xc000, 0x40, true, false), function.bar(0));
        assertEquals(new PciBar(1, 0xfebf_1000L, 0x1000, false, false), function.bar(1));
        assertEquals(new PciBar(2, 0x38_0000_4000L, 0x4000, false, true), function.bar(2));
        assertNull(function.bar(4), "no register");
        assertNull(function.bar(5), "no address");
        assertNull(function.bar(6));
        assertNull(function.bar(-1));
        assertEquals(List.of(), differences(before, device.config));
    }

    private static List<Integer> differences(byte[] one, byte[] other) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                places.add(i);
            }
        }
        return places;
    }

    @Test
    void capabilitiesThatGoInCirclesEnd() {
        FakePci.Function device = device(1);
        int first = device.capability(9, (byte) 1);
        int second = device.capability(9, (byte) 2);
        pci.add(0, 0, 0, device);
        PciFunction function = only();
        assertEquals(first, function.capability(9, 0));
        assertEquals(second, function.capability(9, first));
        assertEquals(0, function.capability(9, second));
        device.config[second + 1] = (byte) first;
        assertEquals(0, function.capability(5, 0));
        device.config[6] = 0;
        assertEquals(0, function.capability(9, 0));
    }

    @Test
    void capabilityAtTheEndHasNoMoreThanThere() {
        FakePci.Function device = device(1);
        device.config[6] = 0x10;
        device.config[0x34] = (byte) 0xfc;
        device.config[0xfc] = 0x11;
        pci.add(0, 0, 0, device);
        PciFunction function = only();
        assertEquals(0xfc, function.capability(0x11, 0));
        assertEquals(-1, function.readCapability(0xfc, 4));
        assertNull(MsiX.open(function, pci));
    }

    /** Whatever a device says of itself, looking at it ends and asks for nothing outside of its ranges. */
    @Property(tries = 500)
    void believesNothing(@ForAll Random random) {
        FakePci.Function device = new FakePci.Function(1, 1, 1);
        for (int i = 0x0a; i < 256; i++) {
            device.config[i] = (byte) random.nextInt();
        }
        device.config[6] = 0x10;
        device.bar(0, 0xfe00_0000L, 1L << 12 + random.nextInt(8), 0, new ArrayRegisters(1 << 20));
        FakePci bus = new FakePci(new FakeFrames(1)).add(0, 0, 0, device);
        bus.add(0, 0, 1, device).add(3, 0, 0, device);
        for (PciFunction each : PciBus.scan(bus, text -> { })) {
            for (int i = 0; i < 7; i++) {
                each.bar(i);
            }
            each.enable();
            MsiX.open(each, bus);
            for (int at = 0, i = 0; i == 0 || at != 0; i++) {
                at = each.capability(9, at);
                if (i > 64) {
                    break;
                }
            }
        }
    }

    @Test
    void registersAreReachedWithinTheirRangeOnly() {
        ArrayRegisters registers = new ArrayRegisters(0x1000);
        FakePci.Function device = device(1);
        device.bar(0, 0xfebf_1000L, 0x1000, 0, registers).bar(1, 0xc000, 0x20, 1, null);
        pci.add(0, 0, 0, device);
        PciFunction function = only();
        function.enable();
        assertNull(BarMemory.open(pci, function.bar(1)), "ports");
        assertNull(BarMemory.open(pci, function.bar(3)), "nothing");
        BarMemory memory = BarMemory.open(pci, function.bar(0));
        memory.write64(0xff8, 0x1122_3344_5566_7788L);
        assertEquals(0x11223344, memory.read32(0xffc));
        assertEquals(0x5566, memory.read16(0xffa));
        assertEquals(0x88, memory.read8(0xff8));
        for (long offset : new long[] {-4, 0x1000, 0xffe, 2, Long.MAX_VALUE}) {
            assertThrows(IndexOutOfBoundsException.class, () -> memory.read32(offset));
        }
        assertEquals(8, memory.part(0xff8, 8).bytes());
        assertNull(memory.part(0xff8, 9));
        assertNull(memory.part(-1, 2));
        assertNull(memory.part(1, Long.MAX_VALUE));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.part(0xff8, 8).write8(8, 0));
    }

    @Test
    void aTableOfMessagesIsFilled() {
        ArrayRegisters registers = new ArrayRegisters(0x1000);
        FakePci.Function device = device(1).bar(1, 0xfebf_1000L, 0x1000, 0, registers);
        // Three messages, the table at 0x800 of range 1.
        int at = device.capability(0x11, (byte) 2, (byte) 0, (byte) 1, (byte) 8, (byte) 0, (byte) 0);
        pci.add(0, 0, 0, device);
        PciFunction function = only();
        function.enable();
        MsiX messages = MsiX.open(function, pci);
        assertEquals(3, messages.count());
        assertEquals(0x8002, LittleEndian.getShort(device.config, at + 2));
        assertEquals(0x407, LittleEndian.getShort(device.config, 4), "the line is off");
        messages.set(2, new MessageInterrupts.Message(0xfee0_1000L, 0x41, 1));
        assertEquals(1, registers.read(0x80c, 4), "masked");
        assertEquals(0xfee0_1000, registers.read(0x820, 4));
        assertEquals(0, registers.read(0x824, 4));
        assertEquals(0x41, registers.read(0x828, 4));
        assertEquals(0, registers.read(0x82c, 4), "not masked");
        messages.close();
        assertEquals(2, LittleEndian.getShort(device.config, at + 2));
        device.config[at + 5] = 0x10;
        assertNull(MsiX.open(function, pci), "a table outside of its range");
    }

    @Test
    void aMessageIsSetInRegistersOfBothKinds() {
        for (boolean wide : new boolean[] {false, true}) {
            FakePci.Function device = device(1);
            int at = device.capability(5, (byte) (wide ? 0xfe : 0x7e), (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0,
                    (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
            FakePci bus = new FakePci(new FakeFrames(1)).add(0, 0, 0, device);
            PciFunction function = PciBus.scan(bus, log::add).get(0);
            assertNull(MsiX.open(function, bus));
            Msi.open(function).set(new MessageInterrupts.Message(0xfee0_2000L, 0x55, 0));
            assertEquals(0xfee0_2000, LittleEndian.getInt(device.config, at + 4));
            assertEquals(0x55, LittleEndian.getInt(device.config, at + (wide ? 12 : 8)));
            assertEquals(wide ? 0x8f : 0x0f, LittleEndian.getShort(device.config, at + 2) & 0x8f);
            Msi.open(function).close();
            assertEquals(0x0e, LittleEndian.getShort(device.config, at + 2) & 0x0f);
        }
    }

    @Test
    void registersInMemoryAreFoundByPlace() {
        ArrayRegisters all = new ArrayRegisters(1 << 21);
        FakePci.Function window = device(1).bar(0, 0xb000_0000L, 1 << 21, 0, all);
        pci.add(0, 0, 0, window);
        only().enable();
        EcamConfigSpace config = new EcamConfigSpace(pci, awesome.magic.PhysAddr.of(0xb000_0000L), 0, 1);
        assertTrue(config.reach());
        config.write(PciAddress.of(1, 2, 3), 0x104, 0x77);
        assertEquals(0x77, all.read((1 << 20) + (2 << 15) + (3 << 12) + 0x104, 4));
        assertEquals(0x77, config.read(PciAddress.of(1, 2, 3), 0x104));
        assertEquals(-1, config.read(PciAddress.of(2, 0, 0), 0), "a bus that is not there");
    }
}
