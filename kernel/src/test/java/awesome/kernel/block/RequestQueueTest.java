package awesome.kernel.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.ManualClock;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.lock.Locks;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RequestQueueTest {
    /** 4 pieces of memory are 4 KiB sectors' worth at most 2 KiB each, 64 sectors, 100 discarded, 32 made zero. */
    private static final BlockLimits SMALL = new BlockLimits(1024, 8, 2048, 64, 100, 32, true, false, 0);

    /** Keeps commands until the test has them done, and does them on an array. */
    private static final class Device implements BlockDriver {
        final ArrayDeque<BlockCommand> started = new ArrayDeque<>();
        final List<String> log = new ArrayList<>();
        final byte[] content = new byte[1 << 20];
        final FakeFrames frames;
        RequestQueue queue;
        int room = Integer.MAX_VALUE;
        int commits;
        private BlockCommand done;

        Device(FakeFrames frames) {
            this.frames = frames;
        }

        @Override
        public boolean start(BlockCommand command) {
            if (started.size() >= room) {
                return false;
            }
            started.add(command);
            log.add(command.operation() + " " + command.sector() + "+" + command.sectors()
                    + (command.isForced() ? " forced" : ""));
            return true;
        }

        @Override
        public void commit() {
            commits++;
        }

        void finish(int index, int error) {
            BlockCommand command = new ArrayList<>(started).get(index);
            started.remove(command);
            if (error == 0) {
                perform(command);
            }
            command.setError(error);
            done = command;
            queue.serve();
        }

        @Override
        public void check() {
            queue.fail(Errno.EIO);
        }

        @Override
        public BlockCommand takeDone() {
            BlockCommand command = done;
            done = null;
            return command;
        }

        void finishAll() {
            while (!started.isEmpty()) {
                finish(0, 0);
            }
        }

        private void perform(BlockCommand command) {
            int at = (int) command.sector() * 512;
            int end = at + (int) command.sectors() * 512;
            assertTrue(at % 1024 == 0 && end % 1024 == 0, "whole blocks");
            for (int i = 0; i < command.pieces(); i++) {
                assertTrue(command.length(i) <= 2048);
                if (command.operation() == BlockOperation.READ) {
                    frames.write(command.address(i), content, at, command.length(i));
                } else {
                    frames.read(command.address(i), content, at, command.length(i));
                }
                at += command.length(i);
            }
            if (command.operation() == BlockOperation.WRITE_ZEROES) {
                while (at < end) {
                    content[at++] = 0;
                }
            }
            assertEquals(command.operation().hasData() ? end : at, at);
        }
    }

    private final FakeFrames frames = new FakeFrames(100_000);
    private final ManualClock clock = new ManualClock();
    private Device device = new Device(frames);
    private RequestQueue queue = queue(SMALL, 2);
    private final long frame = frames.take();

    private RequestQueue queue(BlockLimits limits, int depth) {
        Locks.bind(new HostLockMachine());
        device = new Device(frames);
        device.queue = new RequestQueue(device, limits, depth, clock);
        return device.queue;
    }

    private BlockRequest write(long sector, int sectors) {
        return BlockRequest.write(sector).add(Frame.of(frame).start(), sectors * 512);
    }

    private BlockRequest read(long sector, int sectors) {
        return BlockRequest.read(sector).add(Frame.of(frame).start(), sectors * 512);
    }

    private String log() {
        String text = String.join(", ", device.log);
        device.log.clear();
        return text;
    }

    @Test
    void neighboursThatComeTogetherAreOne() {
        List<BlockRequest> requests = List.of(write(12, 4), write(8, 4), write(20, 2), write(16, 4), read(0, 2));
        queue.submitAll(new ArrayList<>(requests));
        assertEquals("READ 0+2, WRITE 8+14", log());
        assertEquals(1, device.commits);
        device.finishAll();
        for (BlockRequest each : requests) {
            assertTrue(each.isDone() && each.error() == 0);
        }
        assertEquals(3, queue.counts().joined(BlockOperation.WRITE));
        assertEquals(4, queue.counts().requests(BlockOperation.WRITE));
        assertEquals(14, queue.counts().sectors(BlockOperation.WRITE));
    }

    @Test
    void anErrorIsThatOfAllInTheCommand() {
        BlockRequest[] all = {write(0, 2), write(2, 2), write(8, 2)};
        queue.submitAll(new ArrayList<>(List.of(all)));
        device.finish(0, Errno.EIO);
        device.finishAll();
        assertEquals("5 5 0", all[0].error() + " " + all[1].error() + " " + all[2].error());
    }

    @Test
    void whatIsTooLongIsDoneInParts() {
        BlockRequest request = BlockRequest.read(0);
        for (int i = 0; i < 20; i++) {
            request.add(Frame.of(frames.take()));
        }
        queue.submit(request);
        assertEquals("READ 0+32, READ 32+32", log(), "eight pieces of 2 KiB are 32 sectors");
        device.finish(1, 0);
        assertEquals("READ 64+32", log());
        device.finishAll();
        assertEquals("READ 96+32, READ 128+32", log());
        assertTrue(request.isDone());
        BlockRequest discard = BlockRequest.discard(2, 250);
        queue.submit(discard);
        device.finishAll();
        assertEquals("DISCARD 2+100, DISCARD 102+100, DISCARD 202+50", log());
        assertTrue(discard.isDone());
    }

    @Test
    void noMorePartsBeginBehindAnError() {
        BlockRequest zeroes = BlockRequest.writeZeroes(0, 320);
        queue.submit(zeroes);
        BlockRequest other = read(2, 2);
        queue.submit(other);
        device.finish(0, Errno.EIO);
        assertTrue(!zeroes.isDone());
        assertEquals("WRITE_ZEROES 0+32, WRITE_ZEROES 32+32, READ 2+2", log());
        device.finishAll();
        assertEquals(Errno.EIO, zeroes.error());
        assertEquals(0, other.error());
    }

    @Test
    void flushesThatWaitAreOne() {
        queue.submit(read(0, 2));
        queue.submit(BlockRequest.flush());
        BlockRequest second = BlockRequest.flush();
        BlockRequest third = BlockRequest.flush();
        queue.submit(second);
        queue.submit(third);
        assertEquals("READ 0+2, FLUSH 0+0", log());
        device.finish(1, 0);
        assertEquals("FLUSH 0+0", log());
        assertTrue(!second.isDone());
        device.finishAll();
        assertTrue(second.isDone() && third.isDone());
    }

    @Test
    void whatTheDeviceCannotDoIsDoneInSteps() {
        BlockRequest commit = write(4, 2).flushFirst().durable();
        queue.submit(commit);
        for (String step : new String[] {"FLUSH 0+0", "WRITE 4+2", "FLUSH 0+0"}) {
            assertEquals(step, log());
            assertTrue(!commit.isDone());
            device.finish(0, 0);
        }
        assertTrue(commit.isDone());
        BlockRequest failed = write(4, 2).flushFirst().durable();
        queue.submit(failed);
        device.finish(0, Errno.EIO);
        assertEquals("FLUSH 0+0", log());
        assertEquals(Errno.EIO, failed.error());
        queue = queue(new BlockLimits(512, 8, 4096, 64, 0, 0, true, true, 0), 1);
        queue.submit(write(4, 2).durable());
        device.finishAll();
        assertEquals("WRITE 4+2 forced", log());
        queue = queue(new BlockLimits(512, 8, 4096, 64, 0, 0, false, false, 0), 1);
        BlockRequest flush = BlockRequest.flush();
        queue.submit(flush);
        queue.submit(write(4, 2).durable().flushFirst());
        device.finishAll();
        assertTrue(flush.isDone());
        assertEquals("WRITE 4+2", log());
        BlockRequest zeroes = BlockRequest.writeZeroes(0, 8);
        queue.submit(zeroes);
        assertEquals(Errno.EOPNOTSUPP, zeroes.error());
    }

    @Test
    void nobodyWaitsMuchLongerThanHisTime() {
        queue = queue(SMALL, 1);
        queue.submit(read(0, 2));
        BlockRequest far = read(2000, 2);
        queue.submit(far);
        for (int i = 1; i < 40; i++) {
            queue.submit(read(10L * i, 2));
        }
        clock.advance(600_000_000);
        int before = 0;
        while (!far.isDone()) {
            device.finish(0, 0);
            before++;
        }
        assertTrue(before <= 18, before + " before it");
    }

    @Test
    void changesAreNotStarvedByReads() {
        queue = queue(SMALL, 1);
        queue.submit(read(0, 2));
        BlockRequest change = write(500, 2);
        queue.submit(change);
        int before = 0;
        for (; !change.isDone(); before++) {
            queue.submit(read(10L * before, 2));
            device.finish(0, 0);
        }
        assertTrue(before > 3 && before <= 50, before + " before it");
    }

    @Test
    void whoWaitsVeryLongHasTheDeviceLookedAt() {
        BlockRequest request = read(0, 2);
        request.check();
        queue.submit(request);
        request.check();
        assertEquals(Errno.EIO, request.error());
        request.check();
    }

    @Test
    void aDeviceThatIsGoneFailsAll() {
        device.room = 1;
        BlockRequest[] all = {read(0, 2), write(8, 2), BlockRequest.flush(), BlockRequest.writeZeroes(0, 320), read(90, 2)};
        queue.submitAll(new ArrayList<>(List.of(all)));
        queue.fail(Errno.ENXIO);
        for (BlockRequest each : all) {
            assertEquals(Errno.ENXIO, each.error());
        }
        BlockRequest late = read(0, 2);
        queue.submit(late);
        assertEquals(Errno.ENXIO, late.error());
        device.finish(0, 0);
    }

    @Test
    void memoryIsCutWhereTheDeviceWantsIt() {
        queue = queue(new BlockLimits(1024, 8, 4096, 64, 0, 0, true, true, 4096), 4);
        long start = Frame.of(frames.take()).start().bits();
        long other = Frame.of(frames.take()).start().bits();
        // The first piece may begin, and the last end, anywhere; what is between has whole pages.
        BlockRequest good = BlockRequest.read(0).add(PhysAddr.of(start + 2048), 2048).add(PhysAddr.of(other), 1024);
        BlockRequest gap = BlockRequest.read(10).add(PhysAddr.of(start), 1024).add(PhysAddr.of(other), 1024);
        BlockRequest bad = BlockRequest.read(20).add(PhysAddr.of(start), 512).add(PhysAddr.of(other), 512);
        BlockRequest late = BlockRequest.read(30).add(PhysAddr.of(start), 1024).add(PhysAddr.of(other), 512)
                .add(PhysAddr.of(start), 512);
        queue.submitAll(List.of(good, gap, bad, late));
        assertEquals("READ 0+6, READ 10+2, READ 12+2, READ 30+2", log());
        assertTrue(bad.isDone());
        device.finishAll();
        assertEquals("0 0 22 22", good.error() + " " + gap.error() + " " + bad.error() + " " + late.error());
        queue.submitAll(List.of(BlockRequest.read(0).add(PhysAddr.of(start), 4096), BlockRequest.read(8).add(PhysAddr.of(other), 1024),
                BlockRequest.read(10).add(PhysAddr.of(other), 4096)));
        assertEquals("READ 0+10, READ 10+8", log());
    }

    /** Whatever the order in which the device does things: what was written is read, each request is done once. */
    @Property(tries = 300)
    void allIsDoneAsIfOneByOne(@ForAll Random random) {
        RequestQueue each = queue(new BlockLimits(1024, 8, 2048, 8 + 2 * random.nextInt(20), 100, 32, true,
                random.nextBoolean(), 0), 1 + random.nextInt(5));
        byte[] expected = new byte[device.content.length];
        int[] done = new int[1];
        int count = 0;
        for (int round = 0; round < 8; round++) {
            boolean[] used = new boolean[1024];
            device.room = 1 + random.nextInt(4);
            List<BlockRequest> together = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                BlockRequest request = random(random, used, expected);
                if (request != null) {
                    together.add(request.then(told -> {
                        done[0]++;
                        assertEquals(0, told.error());
                    }));
                }
            }
            count += together.size();
            if (random.nextBoolean()) {
                each.submitAll(together);
            } else {
                for (BlockRequest request : together) {
                    each.submit(request);
                }
            }
            while (!device.started.isEmpty()) {
                device.finish(random.nextInt(device.started.size()), 0);
            }
            assertEquals(count, done[0]);
        }
        assertArrayEquals(expected, device.content);
    }

    private BlockRequest random(Random random, boolean[] used, byte[] expected) {
        int sector = 2 * random.nextInt(200);
        int sectors = 2 * (1 + random.nextInt(20));
        for (int i = sector; i < sector + sectors; i++) {
            if (used[i]) {
                return null;
            }
        }
        for (int i = sector; i < sector + sectors; i++) {
            used[i] = true;
        }
        if (random.nextInt(4) == 0) {
            java.util.Arrays.fill(expected, sector * 512, (sector + sectors) * 512, (byte) 0);
            return BlockRequest.writeZeroes(sector, sectors);
        }
        BlockRequest request = BlockRequest.write(sector);
        byte[] bytes = new byte[sectors * 512];
        random.nextBytes(bytes);
        System.arraycopy(bytes, 0, expected, sector * 512, bytes.length);
        for (int at = 0; at < bytes.length;) {
            int step = Math.min(bytes.length - at, 512 * (1 + random.nextInt(8)));
            long place = frames.take();
            frames.write(Frame.of(place).start(), bytes, at, step);
            request.add(Frame.of(place).start(), step);
            at += step;
        }
        if (random.nextInt(3) == 0) {
            request.durable();
        }
        return random.nextInt(3) == 0 ? request.flushFirst() : request;
    }
}
