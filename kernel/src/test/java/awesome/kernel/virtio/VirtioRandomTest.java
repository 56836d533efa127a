package awesome.kernel.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import awesome.kernel.fake.FakeCpus;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakeMachine;
import awesome.kernel.fake.FakeMessages;
import awesome.kernel.fake.FakePci;
import awesome.kernel.fake.FakeVirtio;
import awesome.kernel.fake.ManualClock;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.PciBus;
import awesome.kernel.random.RandomSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtioRandomTest {
    private final FakeFrames frames = new FakeFrames(100);
    private final FakePci pci = new FakePci(frames);
    private final FakeMessages messages = new FakeMessages();
    private int asked;
    private FakeVirtio device;

    private VirtioRandom open(long features, int size) {
        device = new FakeVirtio(4, 1, size, features, frames, messages, (given, room) -> {
            byte[] bytes = new byte[room];
            Arrays.fill(bytes, (byte) ++asked);
            return bytes;
        });
        pci.add(0, 4, 0, device.function);
        VirtioDevice found = VirtioDevice.open(PciBus.scan(pci, text -> { }).get(0), pci);
        assertEquals(VirtioRandom.TYPE, found.type());
        return VirtioRandom.open(found, new DriverMachine(pci, frames, frames, messages, new FakeCpus(1), new ManualClock(), text -> { }));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 34})
    void givesWhatHasCome(long packed) {
        VirtioRandom random = open(1L << 32 | packed, 8);
        byte[] bytes = new byte[32];
        assertEquals(0, random.take(bytes));
        for (int i = 1; i < 70_000; i++) {
            device.workAll();
            assertEquals(32, random.take(bytes));
            assertEquals((byte) i, bytes[31]);
            assertEquals(0, random.take(bytes));
        }
        assertEquals(0, messages.raised);
        device.liar = head -> 0x8000_0000L << 32;
        device.workAll();
        assertEquals(0, random.take(bytes), "a negative length");
        device.liar = head -> 0x7000_0000L << 32;
        device.workAll();
        assertEquals(32, random.take(bytes));
        device.liar = head -> 77L;
        device.workAll();
        assertEquals(0, random.take(bytes), "what it does not have");
        device.workAll();
        assertEquals(0, random.take(bytes));
    }

    @Test
    void oneThatDoesNotWorkIsNotUsed() {
        assertNull(open(0, 8));
        assertEquals(128, device.status);
        assertNull(open(1L << 32, 0));
    }

    @Test
    void changesWhatTheSourceGives() {
        VirtioRandom random = open(1L << 32, 8);
        RandomSource with = new RandomSource(new FakeMachine(1), new ManualClock());
        RandomSource without = new RandomSource(new FakeMachine(1), new ManualClock());
        assertEquals(Arrays.toString(without.bytes(16)), Arrays.toString(with.bytes(16)));
        with.add(random);
        without.add(target -> 0);
        device.workAll();
        assertNotEquals(Arrays.toString(without.bytes(16)), Arrays.toString(with.bytes(16)));
    }
}
