package awesome.kernel.nvme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeCpus;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakeMessages;
import awesome.kernel.fake.FakeNvme;
import awesome.kernel.fake.FakePci;
import awesome.kernel.fake.PassingClock;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.lock.Locks;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.PciBus;
import awesome.magic.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NvmeDiskTest {
    private static final int BYTES = 1 << 20;

    private FakeFrames frames;
    private FakeMessages messages;
    private FakeNvme device;
    private final FakeCpus cpus = new FakeCpus(2);
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    @BeforeTry
    void begin() {
        frames = new FakeFrames(10_000);
        messages = new FakeMessages();
        device = new FakeNvme(1, BYTES, frames, messages);
        log.clear();
    }

    private List<BlockDevice> start() {
        Locks.bind(new HostLockMachine());
        FakePci pci = new FakePci(frames).add(0, 4, 0, device.function);
        DriverMachine machine = new DriverMachine(pci, frames, frames, messages, cpus, new PassingClock(), log::add);
        assertTrue(NvmeController.is(PciBus.scan(pci, log::add).get(0)));
        return NvmeController.start(PciBus.scan(pci, log::add).get(0), "nvme0", machine);
    }

    private BlockIo io(BlockDevice disk) {
        return new BlockIo(disk, new DiskWaiter(device::workAll), frames, frames);
    }

    @Property(tries = 60)
    void keepsWhatWasWritten(@ForAll Random random) {
        BlockDevice disk = start().get(0);
        byte[] expected = new byte[BYTES];
        for (int round = 0; round < 20; round++) {
            List<BlockRequest> all = new ArrayList<>();
            for (int at = 8 * random.nextInt(8); at + 40 < BYTES / 512; at += 40) {
                all.add(random(random, at, expected));
            }
            cpus.current = random.nextInt(2);
            disk.submitAll(all);
            while (device.waiting() > 0) {
                device.workOne(random.nextInt(device.waiting()));
            }
            for (BlockRequest each : all) {
                assertTrue(each.isDone() && each.error() == 0);
            }
        }
        assertArrayEquals(expected, device.disks.get(0));
        byte[] read = new byte[BYTES];
        io(disk).read(0, read, 0, read.length);
        assertArrayEquals(expected, read);
    }

    /** A first piece that ends at the end of a page, whole pages, and a last one. */
    private BlockRequest random(Random random, int sector, byte[] expected) {
        byte[] bytes = new byte[512 * (1 + random.nextInt(40))];
        if (random.nextInt(6) == 0) {
            System.arraycopy(bytes, 0, expected, sector * 512, bytes.length);
            return BlockRequest.writeZeroes(sector, bytes.length / 512);
        }
        random.nextBytes(bytes);
        System.arraycopy(bytes, 0, expected, sector * 512, bytes.length);
        BlockRequest request = BlockRequest.write(sector);
        int skipped = 512 * random.nextInt(8);
        for (int at = 0; at < bytes.length;) {
            int step = Math.min(bytes.length - at, 4096 - skipped);
            long place = frames.take();
            frames.write(Frame.of(place).start().plus(skipped), bytes, at, step);
            request.add(Frame.of(place).start().plus(skipped), step);
            skipped = 0;
            at += step;
        }
        return request;
    }

    @Test
    void longRequestsTakeLists() {
        BlockDevice disk = start().get(0);
        byte[] bytes = new byte[BYTES];
        new Random(3).nextBytes(bytes);
        System.arraycopy(bytes, 0, device.disks.get(0), 0, BYTES);
        BlockRequest request = BlockRequest.read(0);
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < BYTES / 4096; i++) {
            places.add(frames.take());
            request.add(Frame.of(places.get(i)));
        }
        disk.submit(request);
        assertEquals(2, device.waiting());
        device.workAll();
        byte[] page = new byte[4096];
        for (int i = 0; i < places.size(); i++) {
            frames.read(Frame.of(places.get(i)).start(), page, 0, 4096);
            assertArrayEquals(java.util.Arrays.copyOfRange(bytes, 4096 * i, 4096 * (i + 1)), page);
        }
    }

    @Test
    void saysWhatTheControllerSays() {
        device = new FakeNvme(2, BYTES, frames, messages);
        LittleEndian.putLong(device.format, 0, BYTES / 4096);
        device.format[128 + 2] = 12;
        device.format[99] = 1;
        device.format[24] = 1 << 4;
        device.format[64] = 3;
        List<BlockDevice> disks = start();
        assertEquals(2, disks.size());
        BlockDevice disk = disks.get(1);
        assertEquals("nvme0n2 2048 4096 16384 true true true 2", disk.name() + " " + disk.sectors() + " " + disk.logicalBlockSize() + " "
                + disk.physicalBlockSize() + " " + disk.isReadOnly() + " " + disk.hasCache() + " " + disk.canDiscard() + " "
                + disk.queues());
        device.mostQueues = 1;
        assertEquals(1, start().size(), "no queue for the second");
    }

    @Test
    void doesAllKinds() {
        BlockDevice disk = start().get(0);
        BlockIo io = io(disk);
        io.write(8, new byte[512], 0, 512);
        io.flush();
        io.run(BlockRequest.discard(16, 100));
        io.run(BlockRequest.write(8).add(Frame.of(frames.take())).durable());
        io.read(3, new byte[512], 0, 512);
        assertEquals("1 0 9 1 2 ", device.log.toString());
        assertEquals((byte) 0xdd, device.disks.get(0)[115 * 512]);
        device.error = 1;
        Errors.assertErrno(Errno.EOPNOTSUPP, () -> io.run(BlockRequest.writeZeroes(0, 64)));
        device.error = 0x281;
        Errors.assertErrno(Errno.EIO, io::flush);
        device.error = 0x20;
        Errors.assertErrno(Errno.EROFS, () -> io.write(8, new byte[512], 0, 512));
    }

    @Test
    void aControllerThatBreaksTheRulesIsNotUsedAnyMore() {
        for (int lie : new int[] {5, 63, 64, 0xffff}) {
            begin();
            BlockDevice disk = start().get(0);
            device.lie = lie;
            Errors.assertErrno(Errno.EIO, () -> io(disk).read(0, new byte[512], 0, 512));
            assertEquals(0, device.status);
            Errors.assertErrno(Errno.EIO, () -> io(disk).read(0, new byte[512], 0, 512));
            messages.raiseAll();
        }
        begin();
        BlockDevice disk = start().get(0);
        BlockRequest request = BlockRequest.flush();
        disk.submit(request);
        device.status = -1;
        request.check();
        assertEquals(Errno.EIO, request.error(), "gone");
    }

    @Test
    void controllersThatCannotBeUsedAreNot() {
        device.isDead = true;
        assertEquals(List.of(), start());
        begin();
        device.capabilities = 0x0000_0020_0f01_000fL;
        assertEquals(List.of(), start());
        assertEquals("nvme: the controller 00:04.0 (1b36:0010) is not used: it has too small queues, or pages of another size", log.get(0));
        begin();
        messages.left = 0;
        assertEquals(List.of(), start());
        begin();
        device.format[128 + 2] = 13;
        assertEquals(List.of(), start());
        begin();
        frames = new FakeFrames(3);
        device = new FakeNvme(1, BYTES, frames, messages);
        assertEquals(List.of(), start());
    }

    /** Whatever the controller says of itself: an error, or a disk. */
    @Property(tries = 200)
    void believesNothing(@ForAll Random random) {
        for (int i = 0; i < 40; i++) {
            device.identity[random.nextInt(600)] = (byte) random.nextInt();
            device.format[random.nextInt(200)] = (byte) random.nextInt();
        }
        device.mostQueues = 1 + random.nextInt(70_000);
        device.capabilities = random.nextBoolean() ? random.nextLong() : device.capabilities;
        device.lie = random.nextInt(3) == 0 ? random.nextInt(70_000) & 0xffff : -1;
        device.error = random.nextInt();
        for (BlockDevice disk : start()) {
            for (int i = 0; i < 5; i++) {
                disk.submit(BlockRequest.read(0).add(Frame.of(frames.take())));
                device.workAll();
                messages.raiseAll();
            }
        }
    }
}
