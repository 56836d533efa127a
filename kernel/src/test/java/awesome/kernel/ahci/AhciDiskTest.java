package awesome.kernel.ahci;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeAhci;
import awesome.kernel.fake.FakeCpus;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakeMessages;
import awesome.kernel.fake.FakePci;
import awesome.kernel.fake.PassingClock;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.lock.Locks;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.PciBus;
import awesome.kernel.pci.PciFunction;
import awesome.magic.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AhciDiskTest {
    private static final int BYTES = 1 << 20;

    private FakeFrames frames;
    private FakeMessages messages;
    private FakeAhci device;
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    @BeforeTry
    void begin() {
        frames = new FakeFrames(20_000);
        messages = new FakeMessages();
        device = new FakeAhci(BYTES, frames, messages);
        log.clear();
    }

    private List<BlockDevice> start() {
        Locks.bind(new HostLockMachine());
        FakePci pci = new FakePci(frames).add(0, 4, 0, device.function);
        PciFunction function = PciBus.scan(pci, log::add).get(0);
        assertTrue(AhciController.is(function));
        return AhciController.start(function, () -> "sda",
                new DriverMachine(pci, frames, frames, messages, new FakeCpus(2), new PassingClock(), log::add));
    }

    private BlockIo io(BlockDevice disk) {
        return new BlockIo(disk, new DiskWaiter(device::workAll), frames, frames);
    }

    private BlockRequest write(Random random, int sector, int sectors, byte[] expected) {
        byte[] bytes = new byte[512 * sectors];
        random.nextBytes(bytes);
        System.arraycopy(bytes, 0, expected, sector * 512, bytes.length);
        BlockRequest request = BlockRequest.write(sector);
        for (int at = 0; at < bytes.length;) {
            int step = Math.min(bytes.length - at, 512 * (1 + random.nextInt(8)));
            long place = frames.take();
            frames.write(Frame.of(place).start(), bytes, at, step);
            request.add(Frame.of(place).start(), step);
            at += step;
        }
        return request;
    }

    /** Commands that fail now and then fail their own requests only. */
    @Property(tries = 60)
    void keepsWhatWasWritten(@ForAll Random random) {
        BlockDevice disk = start().get(0);
        byte[] expected = new byte[BYTES];
        for (int round = 0; round < 10; round++) {
            List<BlockRequest> all = new ArrayList<>();
            // Gaps keep requests apart, so that none fails with another one.
            for (int at = random.nextInt(8); at + 40 < BYTES / 512; at += 40) {
                all.add(write(random, at, 1 + random.nextInt(39), expected));
            }
            boolean fails = random.nextInt(3) == 0;
            device.goodCommands = fails ? random.nextInt(20) : -1;
            disk.submitAll(all);
            device.workAll();
            int wrong = 0;
            for (BlockRequest each : all) {
                assertTrue(each.isDone());
                if (each.error() != 0) {
                    wrong++;
                    int from = (int) each.sector() * 512;
                    System.arraycopy(device.content, from, expected, from, (int) each.sectors() * 512);
                }
            }
            assertEquals(fails ? 1 : 0, wrong);
        }
        assertArrayEquals(expected, device.content);
        byte[] read = new byte[BYTES];
        io(disk).read(0, read, 0, read.length);
        assertArrayEquals(expected, read);
    }

    @Test
    void doesAllKinds() {
        BlockDevice disk = start().get(0);
        assertEquals("sda 2048 512 512 true true", disk.name() + " " + disk.sectors() + " " + disk.logicalBlockSize() + " "
                + disk.physicalBlockSize() + " " + disk.hasCache() + " " + disk.canDiscard());
        BlockIo io = io(disk);
        io.write(8, new byte[512], 0, 512);
        io.flush();
        io.run(BlockRequest.discard(16, 100));
        io.run(BlockRequest.write(8).add(Frame.of(frames.take())).durable());
        io.read(3, new byte[512], 0, 512);
        assertEquals("ec 35 ea 6 35 ea 25 ", device.log.toString());
        assertEquals((byte) 0xdd, device.content[115 * 512]);
        Errors.assertErrno(Errno.EOPNOTSUPP, () -> io.run(BlockRequest.writeZeroes(0, 64)));
    }

    @Test
    void whatFailedIsNotTriedAgain() {
        BlockDevice disk = start().get(0);
        List<BlockRequest> two = List.of(BlockRequest.write(0).add(Frame.of(frames.take())),
                BlockRequest.write(100).add(Frame.of(frames.take())));
        device.goodCommands = 0;
        disk.submitAll(two);
        device.workAll();
        assertEquals("5 0", two.get(0).error() + " " + two.get(1).error());
        assertEquals("ec 35 ", device.log.toString());
        assertEquals(0, device.content[0]);
    }

    @Test
    void saysWhatTheDiskSays() {
        device.short16(106, 1 << 14 | 1 << 12 | 1 << 13 | 2);
        device.short16(117, 512);
        device.short16(85, 0);
        device.short16(169, 0);
        BlockDevice disk = start().get(0);
        assertEquals("4096 1024 4096 false false", disk.sectors() + " " + disk.logicalBlockSize() + " " + disk.physicalBlockSize()
                + " " + disk.hasCache() + " " + disk.canDiscard());
    }

    @Test
    void aDiskThatIsGoneFailsAll() {
        BlockDevice disk = start().get(0);
        BlockRequest request = BlockRequest.flush();
        disk.submit(request);
        device.link = 0;
        request.check();
        assertEquals(Errno.EIO, request.error());
        Errors.assertErrno(Errno.EIO, () -> io(disk).read(0, new byte[512], 0, 512));
        begin();
        BlockDevice other = start().get(0);
        List<BlockRequest> two = List.of(BlockRequest.read(0).add(Frame.of(frames.take())),
                BlockRequest.read(100).add(Frame.of(frames.take())));
        device.goodCommands = 0;
        device.lie = 17;
        other.submitAll(two);
        device.workAll();
        assertEquals("5 5", two.get(0).error() + " " + two.get(1).error());
    }

    @Test
    void whatCannotBeUsedIsNot() {
        device.capabilities &= ~(1 << 31);
        assertEquals(List.of(), start());
        assertEquals("ahci: the controller 00:04.0 (8086:2922) is not used: it reaches only memory below 4 GiB", log.get(0));
        begin();
        device.link = 0;
        assertEquals(List.of(), start());
        assertEquals(List.of(), log, "no disk is no problem");
        begin();
        device.short16(83, 0);
        assertEquals(List.of(), start());
        begin();
        messages.left = 0;
        assertEquals(List.of(), start());
        begin();
        device.goodCommands = 0;
        assertEquals(List.of(), start());
        assertEquals(1, log.size());
        begin();
        frames = new FakeFrames(5);
        device = new FakeAhci(BYTES, frames, messages);
        assertEquals(List.of(), start());
    }

    @Property(tries = 200)
    void believesNothing(@ForAll Random random) {
        for (int i = 0; i < 100; i++) {
            device.identity[random.nextInt(512)] = (byte) random.nextInt();
        }
        for (BlockDevice disk : start()) {
            assertTrue(disk.sectors() > 0 && disk.logicalBlockSize() >= 512);
            device.goodCommands = random.nextInt(3);
            device.lie = random.nextInt(40) - 8;
            List<BlockRequest> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(BlockRequest.read(0).add(Frame.of(frames.take())));
            }
            if (disk.sectors() >= 8) {
                disk.submitAll(all);
                device.workAll();
            }
        }
    }
}
