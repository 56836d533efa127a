package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.memory.frame.FrameUse;
import awesome.kernel.memory.frame.PhysicalFrames;
import awesome.magic.Frame;

/** Takes blocks of frames of all sizes, writes to them, and gives them back: everything must be as before. */
final class BlockTest {
    private static final int MOST = 2000;
    /** Larger blocks are rare on a small machine. */
    private static final int ORDERS = 10;
    private static final int LARGE = 9;

    private final PhysicalFrames frames = Pc.FRAMES;
    private final long[] blocks = new long[MOST];
    private final long least = frames.totalFrames() / 4;
    private int count;

    /** What happened, for people. */
    String run() {
        long free = frames.freeFrames();
        long devices = frames.used(FrameUse.DEVICE);
        boolean whole = take() && stamp() && share();
        long taken = free - frames.freeFrames();
        whole &= taken == frames.used(FrameUse.DEVICE) - devices && taken > 0;
        give();
        whole &= frames.freeFrames() == free && frames.used(FrameUse.DEVICE) == devices;
        return (whole ? "passed: " : "FAILED: ") + count + " blocks, " + taken + " frames taken and given back, " + free
                + " free, " + largeBlocks() + " large blocks";
    }

    private boolean take() {
        long heap = frames.used(FrameUse.KERNEL);
        while (count < MOST && frames.freeFrames() > least) {
            int order = count * 7 % ORDERS;
            long block = frames.takeBlock(order, FrameUse.DEVICE);
            if (block < 0) {
                break;
            }
            if ((block & (1L << order) - 1) != 0) {
                return false;
            }
            blocks[count] = block;
            count++;
        }
        return heap == frames.used(FrameUse.KERNEL);
    }

    private boolean stamp() {
        for (int i = 0; i < count; i++) {
            long last = (1L << i * 7 % ORDERS) - 1;
            Pc.MEMORY.writeLong(Frame.of(blocks[i]).start(), i);
            Pc.MEMORY.writeLong(Frame.of(blocks[i] + last).start().plus(Frame.SIZE - 8), i);
        }
        boolean whole = true;
        for (int i = 0; i < count; i++) {
            long last = (1L << i * 7 % ORDERS) - 1;
            whole &= Pc.MEMORY.readLong(Frame.of(blocks[i]).start()) == i
                    && Pc.MEMORY.readLong(Frame.of(blocks[i] + last).start().plus(Frame.SIZE - 8)) == i;
        }
        return whole;
    }

    private boolean share() {
        boolean whole = true;
        for (int i = 0; i < count; i++) {
            Frame frame = Frame.of(blocks[i]);
            whole &= frames.share(frame) && frames.references(frame) == 2 && !frames.release(frame);
        }
        return whole;
    }

    /** Every second one first, so that the others have no free neighbours. */
    private void give() {
        for (int first = 0; first < 2; first++) {
            for (int i = first; i < count; i += 2) {
                frames.free(Frame.of(blocks[i]));
            }
        }
    }

    private long largeBlocks() {
        long large = 0;
        for (int order = LARGE; order <= PhysicalFrames.LARGEST_ORDER; order++) {
            large += frames.freeBlocks(order);
        }
        return large;
    }
}
