package awesome.system.torture;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.frame.FrameUse;
import awesome.kernel.memory.frame.PhysicalFrames;
import awesome.magic.Frame;
import java.util.Random;

/** Blocks of frames, each with its number at both ends: nobody else gets them meanwhile. */
final class FrameJob implements Job {
    private static final int MOST = 50;
    private static final int ORDERS = 5;

    private final PhysicalFrames frames;
    private final PhysMemory memory;
    private final long[] blocks = new long[MOST];
    private final int[] orders = new int[MOST];

    FrameJob(PhysicalFrames frames, PhysMemory memory) {
        this.frames = frames;
        this.memory = memory;
    }

    @Override
    public void round(Random random) {
        for (int i = 0; i < MOST; i++) {
            int at = random.nextInt(MOST);
            if (blocks[at] > 0) {
                give(at);
            } else {
                orders[at] = random.nextInt(ORDERS);
                blocks[at] = Math.max(0, frames.takeBlock(orders[at], FrameUse.DEVICE));
                if (blocks[at] > 0) {
                    memory.writeLong(Frame.of(blocks[at]).start(), blocks[at]);
                    memory.writeLong(last(at).start().plus(Frame.SIZE - 8), blocks[at]);
                }
            }
        }
    }

    private Frame last(int at) {
        return Frame.of(blocks[at] + (1L << orders[at]) - 1);
    }

    private void give(int at) {
        Job.check(memory.readLong(Frame.of(blocks[at]).start()) == blocks[at]
                && memory.readLong(last(at).start().plus(Frame.SIZE - 8)) == blocks[at], "a frame has two owners");
        frames.free(Frame.of(blocks[at]));
        blocks[at] = 0;
    }

    @Override
    public void end() {
        for (int at = 0; at < MOST; at++) {
            if (blocks[at] > 0) {
                give(at);
            }
        }
    }
}
