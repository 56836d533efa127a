package awesome.kernel.virtio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeCpus;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakeMessages;
import awesome.kernel.fake.FakePci;
import awesome.kernel.fake.FakeVirtio;
import awesome.kernel.fake.FakeVirtioDisk;
import awesome.kernel.fake.ManualClock;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.lock.Locks;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.PciBus;
import awesome.magic.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtioDiskTest {
    private static final int SECTORS = 256;
    private static final long TABLES = 1L << 28;
    private static final long EVENTS = 1L << 29;
    private static final long VERSION_1 = 1L << 32;
    private static final long PACKED = 1L << 34;
    private static final long FLUSH = 1L << 9;
    private static final long DISCARD = 1L << 13;
    private static final long ZEROES = 1L << 14;
    private static final long ALL = TABLES | EVENTS | VERSION_1 | FLUSH | DISCARD | ZEROES;

    private FakeFrames frames;
    private FakePci pci;
    private FakeMessages messages;
    private final FakeCpus cpus = new FakeCpus(2);
    private final List<String> log = new ArrayList<>();
    private FakeVirtioDisk back;
    private FakeVirtio device;

    @BeforeEach
    @BeforeTry
    void begin() {
        frames = new FakeFrames(10_000);
        pci = new FakePci(frames);
        messages = new FakeMessages();
        back = new FakeVirtioDisk(SECTORS * 512);
    }

    private VirtioDisk open() {
        Locks.bind(new HostLockMachine());
        pci.add(0, 4, 0, device.function);
        DriverMachine machine = new DriverMachine(pci, frames, frames, messages, cpus, new ManualClock(), log::add);
        VirtioDevice found = VirtioDevice.open(PciBus.scan(pci, log::add).get(0), pci);
        return found == null ? null : VirtioDisk.open(found, "vda", machine);
    }

    private VirtioDisk open(long features, int queues, int size) {
        device = new FakeVirtio(2, queues, size, features, frames, messages, back)
                .config(0, 8, SECTORS).config(36, 4, 64).config(48, 4, 64).config(34, 2, queues);
        return open();
    }

    private BlockIo io(VirtioDisk disk) {
        return new BlockIo(disk, new DiskWaiter(device::workAll), frames, frames);
    }

    /** With and without tables of descriptors and events, the disk has what was written. */
    @Property(tries = 60)
    void keepsWhatWasWritten(@ForAll Random random, @ForAll @IntRange(min = 0, max = 7) int kind) {
        VirtioDisk disk = open(VERSION_1 | FLUSH | ZEROES | (kind & 3) * TABLES | (kind & 4) / 4 * PACKED, 1, 32);
        assertNotNull(disk, log::toString);
        byte[] expected = new byte[SECTORS * 512];
        for (int round = 0; round < 20; round++) {
            List<BlockRequest> all = new ArrayList<>();
            for (int at = random.nextInt(8); at < SECTORS - 24; at += 24) {
                all.add(random(random, at, expected));
            }
            if (random.nextBoolean()) {
                disk.submitAll(all);
            } else {
                all.forEach(disk::submit);
            }
            while (device.waiting() > 0) {
                device.workOne(random.nextInt(device.waiting()));
            }
            for (BlockRequest each : all) {
                assertTrue(each.isDone());
                assertEquals(0, each.error());
            }
        }
        assertArrayEquals(expected, back.content);
        byte[] read = new byte[expected.length];
        io(disk).read(0, read, 0, read.length);
        assertArrayEquals(expected, read);
    }

    private BlockRequest random(Random random, int sector, byte[] expected) {
        byte[] bytes = new byte[512 * (1 + random.nextInt(24))];
        if (random.nextInt(5) == 0) {
            System.arraycopy(bytes, 0, expected, sector * 512, bytes.length);
            return BlockRequest.writeZeroes(sector, bytes.length / 512);
        }
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
        return random.nextInt(4) == 0 ? request.durable() : request;
    }

    @Test
    void saysWhatTheDeviceSays() {
        device = new FakeVirtio(2, 2, 64, ALL | 1L << 5 | 1L << 6 | 1L << 10, frames, messages, back)
                .config(0, 8, 1000).config(20, 4, 1024).config(24, 1, 2).config(36, 4, 64);
        VirtioDisk disk = open();
        assertEquals("vda 1000 1024 4096 true true true 1", disk.name() + " " + disk.sectors() + " " + disk.logicalBlockSize() + " "
                + disk.physicalBlockSize() + " " + disk.isReadOnly() + " " + disk.hasCache() + " " + disk.canDiscard() + " "
                + disk.queues());
        device.config(0, 8, 2000).configChanged();
        assertEquals(2000, disk.sectors());
        Errors.assertErrno(Errno.EROFS, () -> io(disk).write(0, new byte[1024], 0, 1024));
    }

    @Test
    void doesAllKinds() {
        VirtioDisk disk = open(ALL, 1, 64);
        BlockIo io = io(disk);
        io.write(8, new byte[512], 0, 512);
        io.flush();
        io.run(BlockRequest.discard(0, 100));
        io.run(BlockRequest.writeZeroes(0, 64));
        io.read(3, new byte[512], 0, 512);
        assertEquals("1 4 11 11 13 0 ", back.log.toString());
        assertEquals((byte) 0xdd, back.content[99 * 512]);
        assertEquals(0, back.content[63 * 512]);
        back.status = 1;
        Errors.assertErrno(Errno.EIO, () -> io.write(8, new byte[512], 0, 512));
        back.status = 2;
        Errors.assertErrno(Errno.EOPNOTSUPP, () -> io.run(BlockRequest.writeZeroes(0, 64)));
        back.status = 77;
        Errors.assertErrno(Errno.EIO, io::flush);
    }

    @Test
    void eachProcessorHasAQueue() {
        VirtioDisk disk = open(ALL | 1L << 12, 4, 64);
        assertEquals(2, disk.queues());
        for (int i = 0; i < 2; i++) {
            cpus.current = i;
            disk.submit(BlockRequest.flush());
        }
        assertEquals(2, device.waiting());
        device.workOne(1);
        device.workOne(0);
        assertEquals(2, messages.raised);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, PACKED})
    void tellsAndIsToldNoMoreOftenThanNeeded(long more) {
        VirtioDisk disk = open(ALL | more, 1, 64);
        List<BlockRequest> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(BlockRequest.read(8 * i).add(Frame.of(frames.take()).start(), 1024));
        }
        disk.submitAll(many);
        assertEquals(1, device.bells);
        messages.holds = true;
        while (device.waiting() > 0) {
            device.workOne(0);
        }
        assertEquals(1, messages.raised);
        messages.raiseAll();
        assertTrue(many.get(19).isDone());
    }

    @Test
    void aDeviceThatBreaksTheRulesIsNotUsedAnyMore() {
        long[] lies = {5, 64, 0xffff_ffffL, 1L << 32 | 63, 5 | PACKED, 64 | PACKED, 0xffff | PACKED};
        for (long lie : lies) {
            VirtioDisk disk = open(ALL | lie & PACKED, 1, 64);
            device.liar = head -> lie;
            Errors.assertErrno(Errno.EIO, () -> io(disk).read(0, new byte[512], 0, 512));
            assertEquals(128, device.status);
            Errors.assertErrno(Errno.EIO, () -> io(disk).read(0, new byte[512], 0, 512));
            messages.raiseAll();
        }
        VirtioDisk disk = open(ALL, 1, 64);
        device.skip = 3;
        Errors.assertErrno(Errno.EIO, () -> io(disk).read(0, new byte[512], 0, 512));
        VirtioDisk other = open(ALL, 1, 64);
        BlockRequest request = BlockRequest.flush();
        other.submit(request);
        device.status |= 64;
        device.configChanged();
        assertEquals(Errno.EIO, request.error());
        VirtioDisk lost = open(ALL, 1, 64);
        BlockRequest silent = BlockRequest.flush();
        lost.submit(silent);
        messages.holds = true;
        device.workAll();
        assertTrue(!silent.isDone());
        silent.check();
        assertEquals(0, silent.error(), "an interrupt that was lost");
        BlockRequest late = BlockRequest.flush();
        lost.submit(late);
        device.status = 0xff;
        late.check();
        assertEquals(Errno.EIO, late.error(), "taken out");
    }

    @Test
    void devicesThatCannotBeUsedAreNot() {
        assertNull(open(ALL & ~VERSION_1, 1, 64));
        assertNull(open(ALL, 1, 0));
        assertNull(open(ALL & ~TABLES, 1, 4));
        device = new FakeVirtio(2, 1, 64, ALL, frames, messages, back);
        device.refuses = true;
        assertNull(open());
        device = new FakeVirtio(2, 1, 64, ALL | 1L << 6, frames, messages, back).config(20, 4, 1000);
        assertNull(open());
        messages.left = 1;
        assertNull(open(ALL, 1, 64));
        assertEquals(6, log.size());
        assertEquals("virtio: the disk 00:04.0 (1af4:1042) is not used: it has blocks of an odd size", log.get(4));
    }

    /** Whatever its registers say, and whatever it gives back: an error, or a disk. */
    @Property(tries = 300)
    void believesNothing(@ForAll Random random) {
        device = new FakeVirtio(2, 1 + random.nextInt(3), random.nextInt(300), VERSION_1 | random.nextLong(), frames, messages,
                back);
        random.nextBytes(device.config.bytes);
        device.isDamaged = true;
        messages.isDamaged = true;
        int at = 0x40 + random.nextInt(0x60);
        device.function.config[at] = (byte) random.nextInt();
        device.liar = head -> random.nextInt(3) == 0 ? (Long) random.nextLong() : null;
        VirtioDisk disk = open();
        if (disk == null) {
            return;
        }
        back.status = random.nextInt(3);
        for (int i = 0; i < 10; i++) {
            BlockRequest request = BlockRequest.read(0).add(Frame.of(frames.take()));
            disk.submit(random.nextBoolean() ? request : BlockRequest.flush());
            device.workAll();
            messages.raiseAll();
        }
    }
}
