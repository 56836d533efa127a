package awesome.kernel.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.kernel.fake.DiskWaiter;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FaultyDisk;
import awesome.kernel.fake.HostDisk;
import awesome.magic.Frame;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RamDiskTest {
    private static final int SECTORS = 64;

    private final FakeFrames frames = new FakeFrames(40);
    private final RamDisk disk = new RamDisk("ram0", SECTORS, frames, frames);

    private BlockIo io(BlockDevice device) {
        return new BlockIo(device, new DiskWaiter(), frames, frames);
    }

    /** The same requests to a disk in memory and one in an array leave the same. */
    @Property(tries = 200)
    void keepsWhatWasWritten(@ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int steps) {
        byte[] content = new byte[SECTORS * BlockDevice.SECTOR];
        BlockIo[] both = {io(new RamDisk("ram0", SECTORS, frames, frames)), io(HostDisk.of(content, frames))};
        for (int i = 0; i < steps; i++) {
            int sector = random.nextInt(SECTORS);
            int count = 1 + random.nextInt(SECTORS - sector);
            byte[] bytes = new byte[count * BlockDevice.SECTOR];
            random.nextBytes(bytes);
            int kind = random.nextInt(3);
            for (BlockIo each : both) {
                if (kind == 0) {
                    each.run(BlockRequest.writeZeroes(sector, count));
                } else {
                    each.write(sector, bytes, 0, bytes.length);
                }
            }
            byte[] back = new byte[content.length];
            both[0].read(0, back, 0, back.length);
            assertArrayEquals(content, back);
        }
        ((RamDisk) both[0].device()).release();
        assertEquals(0, frames.owned());
    }

    @Test
    void piecesOfMemoryFollowOneAnother() {
        Frame frame = Frame.of(frames.take());
        byte[] bytes = new byte[(int) Frame.SIZE];
        new Random(1).nextBytes(bytes);
        frames.write(frame.start(), bytes, 0, bytes.length);
        BlockRequest request = BlockRequest.write(7);
        for (int i = 7; i >= 0; i--) {
            request.add(frame.start().plus(i * 512), 512);
        }
        assertEquals(8, request.sectors());
        io(disk).run(request);
        byte[] back = new byte[512];
        io(disk).read(7 + 2, back, 0, back.length);
        assertArrayEquals(Arrays.copyOfRange(bytes, 5 * 512, 6 * 512), back);
    }

    @Test
    void saysWhatCannotBe() {
        BlockIo io = io(disk);
        byte[] block = new byte[512];
        Errors.assertErrno(Errno.EIO, () -> io.read(SECTORS, block, 0, 512));
        Errors.assertErrno(Errno.EIO, () -> io.read(-1, block, 0, 512));
        Errors.assertErrno(Errno.EIO, () -> io.run(BlockRequest.discard(1, Long.MAX_VALUE)));
        Errors.assertErrno(Errno.EIO, () -> io.run(BlockRequest.discard(Long.MAX_VALUE, 1)));
        Errors.assertErrno(Errno.EINVAL, () -> io.run(BlockRequest.read(0)));
        HostDisk host = HostDisk.of(new byte[1 << 16], frames);
        host.logicalBlockSize = 4096;
        host.canDiscard = false;
        Errors.assertErrno(Errno.EINVAL, () -> io(host).read(8, block, 0, 512));
        Errors.assertErrno(Errno.EINVAL, () -> io(host).read(1, new byte[4096], 0, 4096));
        Errors.assertErrno(Errno.EOPNOTSUPP, () -> io(host).run(BlockRequest.discard(0, 8)));
        host.readOnly = true;
        Errors.assertErrno(Errno.EROFS, () -> io(host).write(0, new byte[4096], 0, 4096));
        assertEquals(0, frames.owned());
    }

    @Test
    void aFullMemoryIsAFullDisk() {
        BlockIo io = io(disk);
        while (frames.freeFrames() > 2) {
            frames.take();
        }
        io.write(0, new byte[512], 0, 512);
        Errors.assertErrno(Errno.ENOSPC, () -> io.write(8, new byte[512], 0, 512));
        io.run(BlockRequest.discard(0, 8));
        io.write(8, new byte[512], 0, 512);
        assertEquals(1, disk.frames());
    }

    @Test
    void failsAsItIsTold() {
        FaultyDisk faulty = new FaultyDisk(disk);
        BlockIo io = io(faulty);
        faulty.fail(BlockOperation.READ, 3, 1, Errno.EIO);
        io.write(3, new byte[512], 0, 512);
        io.read(4, new byte[512], 0, 512);
        Errors.assertErrno(Errno.EIO, () -> io.read(0, new byte[4096], 0, 4096));
        faulty.vanishAfter(1);
        io.write(3, new byte[512], 0, 512);
        Errors.assertErrno(Errno.EIO, () -> io.write(3, new byte[512], 0, 512));
    }

    @Test
    void tellsWhoWantsToKnow() {
        FaultyDisk slow = new FaultyDisk(disk);
        slow.hold();
        int[] told = new int[1];
        BlockRequest first = BlockRequest.flush().then(request -> told[0]++);
        slow.submit(first);
        BlockRequest second = BlockRequest.flush();
        slow.submit(second);
        slow.doOne(true);
        assertEquals("false true 0", first.isDone() + " " + second.isDone() + " " + told[0]);
        slow.doOne(false);
        assertEquals("true 0 1 0", first.isDone() + " " + first.error() + " " + told[0] + " " + slow.held());
    }
}
