package awesome.kernel.virtio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.block.DiskNames;
import awesome.kernel.block.DiskSource;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeCpus;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakeMessages;
import awesome.kernel.fake.FakePci;
import awesome.kernel.fake.FakeScsi;
import awesome.kernel.fake.FakeScsi.Answer;
import awesome.kernel.fake.FakeVirtio;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.lock.Locks;
import awesome.kernel.machine.Clock;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.PciBus;
import awesome.kernel.wait.Notice;
import awesome.magic.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtioScsiTest {
    private static final int BYTES = 128 * 1024;
    private static final long TABLES = 1L << 28;
    private static final long EVENTS = 1L << 29;
    private static final long VERSION_1 = 1L << 32;
    private static final long PACKED = 1L << 34;
    private static final long ALL = TABLES | EVENTS | VERSION_1;
    private static final long SECOND = 1_000_000_000L;

    /** Each look at it takes a while. */
    private static final class SlowClock implements Clock {
        private long now;

        @Override
        public long monotonicNanos() {
            now += 100_000;
            return now;
        }

        @Override
        public long realtimeNanos() {
            return now;
        }
    }

    private FakeFrames frames;
    private FakePci pci;
    private FakeMessages messages;
    private final SlowClock clock = new SlowClock();
    private final FakeCpus cpus = new FakeCpus(2);
    private final List<String> log = new ArrayList<>();
    private FakeScsi back;
    private FakeVirtio device;
    private VirtioScsi scsi;

    @BeforeEach
    @BeforeTry
    void begin() {
        frames = new FakeFrames(10_000);
        pci = new FakePci(frames);
        messages = new FakeMessages();
        messages.holds = true;
        back = new FakeScsi();
        log.clear();
    }

    private List<BlockDevice> open() {
        Locks.bind(new HostLockMachine());
        pci.add(0, 4, 0, device.function);
        DriverMachine machine = new DriverMachine(pci, frames, frames, messages, cpus, clock, log::add);
        VirtioDevice found = VirtioDevice.open(PciBus.scan(pci, log::add).get(0), pci);
        scsi = found == null ? null : VirtioScsi.open(found, new DiskNames(), machine);
        return scsi == null ? List.of() : scsi.disks();
    }

    private FakeVirtio device(long features, int queues, int size) {
        device = new FakeVirtio(8, 2 + queues, size, features, frames, messages, back)
                .config(0, 4, queues).config(4, 4, 126).config(8, 4, 0xffff).config(12, 4, 128)
                .config(16, 4, 16).config(20, 4, 96).config(24, 4, 32).config(30, 2, 7).config(32, 4, 0x3fff);
        device.isEager = true;
        device.idleQueues.add(1);
        return device;
    }

    private List<BlockDevice> open(long features, int queues, int size) {
        device(features, queues, size);
        return open();
    }

    private BlockIo io(BlockDevice disk) {
        return new BlockIo(disk, new DiskWaiter(() -> {
            device.workAll();
            messages.raiseAll();
        }), frames, frames);
    }

    private BlockDevice one() {
        List<BlockDevice> all = open(ALL, 1, 64);
        assertEquals(1, all.size(), log::toString);
        return all.get(0);
    }

    @Test
    void findsTheUnitsOfAllTargets() {
        back.unit(0, 0, BYTES);
        back.unit(2, 3, BYTES).type = 5;
        back.units.get(2 << 16 | 3).blockBytes = 2048;
        back.unit(2, 1000, BYTES).blockBytes = 4096;
        back.unit(5, 0, BYTES).type = 1;
        List<BlockDevice> all = open(ALL, 2, 64);
        StringBuilder text = new StringBuilder();
        for (BlockDevice each : all) {
            text.append(each.name()).append(' ').append(each.sectors()).append(' ').append(each.logicalBlockSize()).append(' ')
                    .append(each.physicalBlockSize()).append(' ').append(each.isReadOnly()).append(each.hasCache())
                    .append(each.canDiscard()).append(each.hasParts()).append(' ').append(each.queues()).append('\n');
        }
        assertEquals("sda 256 512 4096 falsetruetruetrue 2\nsr0 256 2048 2048 truefalsefalsefalse 2\n"
                + "sdb 256 4096 32768 falsetruetruetrue 2\n", text.toString());
        assertEquals("sda: AWESOME A fake disk 1.0, serial S123", log.get(0));
        assertEquals(3, log.size());
    }

    /** With tables or not, few descriptors, several disks with blocks of several sizes: they have what was written. */
    @Property(tries = 40)
    void keepsWhatWasWritten(@ForAll Random random, @ForAll @IntRange(min = 0, max = 7) int kind) {
        back.unit(0, 0, BYTES).force = random.nextBoolean();
        back.unit(1, 4, BYTES).blockBytes = random.nextBoolean() ? 4096 : 512;
        List<BlockDevice> all = open(VERSION_1 | (kind & 3) * TABLES | (kind & 4) / 4 * PACKED, 1 + random.nextInt(2), 32);
        assertEquals(2, all.size(), log::toString);
        device.isEager = false;
        messages.holds = random.nextBoolean();
        byte[][] expected = new byte[2][BYTES];
        for (int round = 0; round < 20; round++) {
            List<BlockRequest> requests = new ArrayList<>();
            for (int at = 8 * random.nextInt(4); at < BYTES / 512 - 24; at += 24) {
                int which = random.nextInt(2);
                BlockRequest request = random(random, at, expected[which]);
                requests.add(request);
                cpus.current = random.nextInt(2);
                all.get(which).submit(request);
            }
            while (device.waiting() > 0) {
                device.workOne(random.nextInt(device.waiting()));
                if (messages.holds && device.waiting() == 0) {
                    messages.raiseAll();
                }
            }
            for (BlockRequest each : requests) {
                assertTrue(each.isDone());
                assertEquals(0, each.error());
            }
        }
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(expected[i], List.copyOf(back.units.values()).get(i).content);
            byte[] read = new byte[BYTES];
            io(all.get(i)).read(0, read, 0, read.length);
            assertArrayEquals(expected[i], read);
        }
    }

    private BlockRequest random(Random random, int sector, byte[] expected) {
        byte[] bytes = new byte[4096 * (1 + random.nextInt(3))];
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
    void doesAllKinds() {
        FakeScsi.Unit unit = back.unit(0, 0, BYTES);
        unit.force = true;
        BlockIo io = io(one());
        back.log.setLength(0);
        io.write(8, new byte[512], 0, 512);
        io.flush();
        io.run(BlockRequest.discard(0, 100));
        io.run(BlockRequest.writeZeroes(0, 64));
        io.read(3, new byte[512], 0, 512);
        io.run(BlockRequest.write(0).add(Frame.of(frames.take())).durable());
        assertEquals("2a 35 42 42 93 93 28 2a ", back.log.toString());
        assertEquals(8, back.last[1]);
        assertEquals((byte) 0xdd, unit.content[99 * 512]);
        assertEquals(0, unit.content[63 * 512]);
        unit.provisioning = 0x40;
        io = io(one());
        back.log.setLength(0);
        io.run(BlockRequest.discard(0, 32));
        assertEquals("93 ", back.log.toString());
        assertEquals(8, back.last[1]);
        unit.provisioning = 0;
        BlockIo plain = io(one());
        Errors.assertErrno(Errno.EOPNOTSUPP, () -> plain.run(BlockRequest.discard(0, 32)));
        plain.run(BlockRequest.writeZeroes(0, 32));
        assertEquals(0, back.last[1]);
    }

    @Test
    void whatUnitsSayAreErrors() {
        FakeScsi.Unit unit = back.unit(0, 0, BYTES);
        BlockIo io = io(one());
        Object[][] all = {{Answer.check(3, 0x1100), Errno.EIO}, {Answer.check(7, 0x2700), Errno.EROFS}, {Answer.check(7, 0x2707), Errno.ENOSPC},
            {Answer.check(2, 0x3a00), Errno.ENOMEDIUM}, {Answer.check(4, 0x4400), Errno.EIO}, {Answer.check(5, 0x2100), Errno.EIO},
            {Answer.check(6, 0x2800), Errno.EIO}, {Answer.check(14, 0), Errno.EIO}, {new Answer(0, 0x18, 0, 0, 0), Errno.EIO},
            {new Answer(0, 0, 0, 0, 512), Errno.EIO}, {new Answer(0, 0, 0, 0, -1), Errno.EIO}, {new Answer(1, 0, 0, 0, 0), Errno.EIO},
            {new Answer(3, 0, 0, 0, 0), Errno.EIO}, {new Answer(7, 0, 0, 0, 0), Errno.EIO}, {new Answer(8, 0, 0, 0, 0), Errno.EIO},
            {new Answer(9, 0, 0, 0, 0), Errno.EIO}, {new Answer(200, 0, 0, 0, 0), Errno.EIO}};
        for (int i = 0; i < 2; i++) {
            for (Object[] each : all) {
                unit.next.add((Answer) each[0]);
                Errors.assertErrno((Integer) each[1], () -> io.read(8, new byte[512], 0, 512));
            }
            unit.next.add(Answer.check(5, 0x2000));
            Errors.assertErrno(Errno.EOPNOTSUPP, () -> io.run(BlockRequest.writeZeroes(0, 8)));
            back.hasDescriptors = true;
        }
    }

    @Test
    void whatIsNoErrorIsTriedAgain() {
        FakeScsi.Unit unit = back.unit(0, 0, BYTES);
        unit.next.add(Answer.check(6, 0x2900));
        unit.next.add(new Answer(0, 8, 0, 0, 0));
        BlockIo io = io(one());
        back.log.setLength(0);
        Answer[] all = {Answer.check(6, 0x2900), Answer.check(0xb, 0x0600), new Answer(4, 0, 0, 0, 0), new Answer(6, 0, 0, 0, 0),
            new Answer(0, 0x40, 0, 0, 0)};
        for (Answer each : all) {
            unit.next.add(each);
        }
        unit.content[4096] = 7;
        byte[] read = new byte[512];
        io.read(8, read, 0, 512);
        assertEquals(7, read[0]);
        assertEquals("28 28 28 28 28 28 ", back.log.toString());
        unit.next.add(Answer.check(1, 0x1701));
        io.read(8, read, 0, 512);
        unit.always = Answer.check(6, 0x2900);
        Errors.assertErrno(Errno.EIO, () -> io.read(8, read, 0, 512));
        unit.always = Answer.check(0xb, 0x0006);
        Errors.assertErrno(Errno.EIO, () -> io.write(8, read, 0, 512));
    }

    /** A unit that has no room is asked again when another command is done, or later; but not forever. */
    @Test
    void aUnitThatIsBusyIsAskedLater() {
        FakeScsi.Unit unit = back.unit(0, 0, BYTES);
        BlockDevice disk = one();
        unit.next.add(new Answer(0, 0x28, 0, 0, 0));
        unit.next.add(new Answer(5, 0, 0, 0, 0));
        BlockRequest first = BlockRequest.read(0).add(Frame.of(frames.take()));
        disk.submit(first);
        messages.raiseAll();
        assertFalse(first.isDone());
        BlockRequest second = BlockRequest.read(80).add(Frame.of(frames.take()));
        disk.submit(second);
        messages.raiseAll();
        messages.raiseAll();
        messages.raiseAll();
        assertEquals(0, first.error());
        assertEquals(0, second.error());
        unit.next.add(new Answer(5, 0, 0, 0, 0));
        BlockRequest alone = BlockRequest.read(80).add(Frame.of(frames.take()));
        disk.submit(alone);
        messages.raiseAll();
        messages.raiseAll();
        assertFalse(alone.isDone());
        alone.check();
        messages.raiseAll();
        assertEquals(0, alone.error());
        unit.always = new Answer(0, 8, 0, 0, 0);
        BlockRequest never = BlockRequest.flush();
        disk.submit(never);
        // However often it is asked, as long as it does not take too long.
        for (int i = 0; i < 2000; i++) {
            messages.raiseAll();
            never.check();
        }
        assertFalse(never.isDone());
        for (int i = 0; i < 3; i++) {
            messages.raiseAll();
            never.check();
            clock.now += 11 * SECOND;
        }
        assertFalse(never.isDone());
        never.check();
        never.check();
        messages.raiseAll();
        assertEquals(Errno.EIO, never.error());
    }

    /** A command that is not answered is ended; else its unit is; else the device. */
    @Test
    void whatTakesTooLongIsEnded() {
        back.unit(0, 0, BYTES);
        BlockDevice disk = one();
        device.idleQueues.add(2);
        BlockRequest silent = BlockRequest.flush();
        disk.submit(silent);
        silent.check();
        assertEquals("", back.ends.toString());
        clock.now += 31 * SECOND;
        silent.check();
        assertEquals("0 5 ", back.ends.toString());
        assertEquals(Errno.EIO, silent.error());
        assertEquals(128, device.status);
        Errors.assertErrno(Errno.EIO, () -> io(disk).read(0, new byte[512], 0, 512));
        // One that comes back when it is ended.
        BlockDevice other = one();
        FakeScsi.Unit unit = back.units.get(0);
        device.idleQueues.add(2);
        back.ends.setLength(0);
        BlockRequest late = BlockRequest.flush();
        other.submit(late);
        clock.now += 31 * SECOND;
        unit.always = new Answer(2, 0, 0, 0, 0);
        back.whenEnded = () -> device.workQueue(2);
        late.check();
        assertEquals("0 ", back.ends.toString());
        assertEquals(Errno.EIO, late.error());
        unit.always = null;
        device.idleQueues.remove(2);
        io(other).read(0, new byte[512], 0, 512);
    }

    @Test
    void unitsShareTheRoomOfAQueue() {
        for (int i = 0; i < 4; i++) {
            back.unit(i, 0, BYTES);
        }
        List<BlockDevice> all = open(VERSION_1, 1, 16);
        device.isEager = false;
        messages.holds = false;
        List<BlockRequest> requests = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            BlockRequest request = BlockRequest.read(i % 10 * 16).add(Frame.of(frames.take()));
            requests.add(request);
            all.get(i % 4).submit(request);
        }
        assertEquals(4, device.waiting());
        while (device.waiting() > 0) {
            device.workOne(device.waiting() - 1);
        }
        for (BlockRequest each : requests) {
            assertTrue(each.isDone());
            assertEquals(0, each.error());
        }
    }

    @Test
    void commandsAreNoLongerThanAllowed() {
        back.unit(0, 0, BYTES);
        device(ALL, 1, 64).config(4, 4, 10).config(8, 4, 20).config(12, 4, 2);
        BlockDevice disk = open().get(0);
        device.isEager = false;
        back.log.setLength(0);
        BlockRequest request = BlockRequest.read(0);
        for (int i = 0; i < 10; i++) {
            request.add(Frame.of(frames.take()));
        }
        disk.submit(request);
        assertEquals(2, device.waiting());
        messages.holds = false;
        device.workAll();
        assertTrue(request.isDone());
        assertEquals("28 28 28 28 ", back.log.toString());
    }

    @Test
    void mediaComeAndGo() {
        FakeScsi.Unit unit = back.unit(0, 0, BYTES);
        unit.type = 5;
        unit.blockBytes = 2048;
        unit.removable = true;
        unit.always = null;
        BlockDevice drive = one();
        unit.always = Answer.check(2, 0x3a00);
        Errors.assertErrno(Errno.ENOMEDIUM, () -> io(drive).read(0, new byte[2048], 0, 2048));
        drive.retain();
        assertEquals(0, drive.sectors());
        unit.always = null;
        unit.content = new byte[2 * BYTES];
        unit.next.add(Answer.check(6, 0x2800));
        drive.retain();
        assertEquals(BYTES / 256, drive.sectors());
        Errors.assertErrno(Errno.EROFS, () -> io(drive).write(0, new byte[2048], 0, 2048));
        unit.always = Answer.check(2, 0x3a01);
        assertEquals(0, one().sectors());
        unit.always = null;
        unit.type = 0;
        unit.blockBytes = 512;
        unit.removable = false;
        BlockDevice disk = one();
        unit.content = new byte[BYTES];
        unit.next.add(Answer.check(6, 0x2a09));
        io(disk).read(0, new byte[512], 0, 512);
        disk.retain();
        assertEquals(BYTES / 512, disk.sectors());
    }

    /** The device says so, or only a unit does, or it could not say all. */
    @Test
    void disksComeAndGo() {
        back.unit(0, 0, BYTES);
        FakeScsi.Unit second = back.unit(1, 2, BYTES);
        List<BlockDevice> all = open(ALL | 6, 1, 64);
        List<String> told = new ArrayList<>();
        BlockRequest under = BlockRequest.read(0).add(Frame.of(frames.take()));
        Script script = new Script();
        script.then(() -> {
            back.unit(3, 0, BYTES);
            event(1, 3, 0, 1);
        }).then(() -> {
            back.units.remove(1 << 16 | 2);
            all.get(1).retain();
            all.get(1).submit(under);
            assertFalse(under.isDone());
            event(1, 1, 2, 2);
            assertEquals(0, all.get(1).sectors());
        }).then(() -> {
            back.units.put(1 << 16 | 2, second);
            messages.raiseAll();
            assertEquals(Errno.EIO, under.error());
            back.units.get(0).next.add(Answer.check(6, 0x3f0e));
            io(all.get(0)).read(0, new byte[512], 0, 512);
        }).then(() -> {
            all.get(1).release();
            back.units.remove(3 << 16);
            event(1 << 31, 0, 0, 0);
        }).then(() -> {
            back.unit(4, 4, BYTES).type = 5;
            event(1, 4, 4, 1);
        }).then(() -> {
            back.unit(5, 5, BYTES);
            event(1, 5, 5, 1);
        }).then(() -> {
            second.content = new byte[2 * BYTES];
            event(3, 1, 2, 0x092a);
        }).then(() -> {
            assertEquals(2 * BYTES / 512, scsi.disks().get(1).sectors());
            BlockRequest busy = BlockRequest.read(0).add(Frame.of(frames.take()));
            second.next.add(new Answer(0, 8, 0, 0, 0));
            scsi.disks().get(1).submit(busy);
            messages.raiseAll();
            clock.now += SECOND;
            script.then(() -> {
                messages.raiseAll();
                assertEquals(0, busy.error());
                device.status |= 64;
                messages.raiseAll();
            });
        });
        scsi.watch(script, new DiskSource.Watcher() {
            @Override
            public void added(BlockDevice disk) {
                told.add("+" + disk.name());
            }

            @Override
            public void removed(BlockDevice disk) {
                told.add("-" + disk.name());
            }
        });
        assertEquals("[+sdc, -sdb, +sdd, -sdc, +sr0, +sdb]", told.toString());
        assertTrue(script.steps.isEmpty());
    }

    private void event(int kind, int target, int unit, int reason) {
        LittleEndian.putInt(back.event, 0, kind);
        back.event[4] = 1;
        back.event[5] = (byte) target;
        back.event[6] = 0x40;
        back.event[7] = (byte) unit;
        LittleEndian.putInt(back.event, 12, reason);
        assertTrue(device.workQueue(1));
        messages.raiseAll();
    }

    /** What happens each time somebody waits. */
    private static final class Script implements Notice {
        final ArrayDeque<Runnable> steps = new ArrayDeque<>();
        private int count;

        Script then(Runnable step) {
            steps.add(step);
            return this;
        }

        @Override
        public void happened() {
            count++;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public boolean await(int seen, long deadline) {
            if (count == seen) {
                steps.remove().run();
            }
            return true;
        }
    }

    @Test
    void devicesThatCannotBeUsedAreNot() {
        back.unit(0, 0, BYTES).blockBytes = 1000;
        assertTrue(open(ALL, 1, 64).isEmpty());
        assertTrue(open(ALL, 1, 8).isEmpty());
        assertTrue(open(ALL & ~VERSION_1, 1, 64).isEmpty());
        device(ALL, 1, 64).config(20, 4, 4000);
        assertTrue(open().isEmpty());
        messages.left = 1;
        assertTrue(open(ALL, 1, 64).isEmpty());
        assertEquals("scsi: the disk 0:0 is not used: it does not say its size, or has blocks of an odd size", log.get(0));
        assertEquals("virtio: the SCSI adapter 00:04.0 (1af4:1048) is not used: it has no queue that works, or there is no memory for it",
                log.get(1));
        assertEquals(5, log.size());
    }

    @Test
    void aDeviceThatBreaksTheRulesIsNotUsedAnyMore() {
        back.unit(0, 0, BYTES);
        for (long lie : new long[] {5, 64, 0xffff_ffffL, 1L << 32 | 63}) {
            BlockDevice disk = one();
            device.liar = head -> lie;
            Errors.assertErrno(Errno.EIO, () -> io(disk).read(0, new byte[512], 0, 512));
            assertEquals(128, device.status);
            Errors.assertErrno(Errno.EIO, () -> io(disk).read(0, new byte[512], 0, 512));
        }
        BlockDevice lost = one();
        device.isEager = false;
        BlockRequest late = BlockRequest.flush();
        lost.submit(late);
        device.status = 0xff;
        late.check();
        assertEquals(Errno.EIO, late.error());
    }

    /** Whatever its registers say, and whatever it answers: an error, or a disk. */
    @Property(tries = 300)
    void believesNothing(@ForAll Random random) {
        back.unit(0, 0, BYTES);
        back.unit(1, 1, BYTES).type = 5;
        device(VERSION_1 | random.nextLong(), 1 + random.nextInt(3), random.nextInt(300));
        device.isDamaged = true;
        messages.isDamaged = true;
        if (random.nextBoolean()) {
            random.nextBytes(device.config.bytes);
        }
        int at = 0x40 + random.nextInt(0x60);
        device.function.config[at] = (byte) random.nextInt();
        device.liar = head -> random.nextInt(20) == 0 ? (Long) random.nextLong() : null;
        back.nonsense = random.nextInt(3) == 0 ? null : answer -> {
            if (random.nextInt(3) == 0) {
                for (int i = 0; i < 1 + random.nextInt(20); i++) {
                    answer[random.nextInt(answer.length)] = (byte) random.nextInt();
                }
            }
        };
        List<BlockDevice> all = open();
        for (BlockDevice each : all) {
            for (int i = 0; i < 10; i++) {
                each.retain();
                BlockRequest request = BlockRequest.read(0).add(Frame.of(frames.take()));
                each.submit(random.nextBoolean() ? request : BlockRequest.flush());
                device.workAll();
                messages.raiseAll();
                clock.now += 31 * SECOND;
                request.check();
            }
        }
    }
}
