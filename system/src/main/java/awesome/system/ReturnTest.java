package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.memory.UserFrames;
import awesome.kernel.memory.frame.FrameUse;
import awesome.magic.Frame;
import awesome.runtime.heap.Heap;
import java.util.Arrays;

/** Lets the heap grow, and programs take all frames: then the heap gives back what it does not need. */
final class ReturnTest {
    private static final int PIECE = 100_000;
    private static final int PIECES = 60;
    /** Part of the pieces may fit into what the heap has anyway, or be kept by what looks like a reference. */
    private static final long BYTES_AT_LEAST = PIECES * PIECE / 2;

    private byte[][] kept;
    private int[] taken;
    private int count;

    /** What happened, for people. */
    String run() {
        taken = new int[(int) Pc.FRAMES.totalFrames()];
        long before = Pc.FRAMES.freeFrames();
        fill();
        long grown = before - Pc.FRAMES.freeFrames();
        // Something on the stack may still look like the array.
        Arrays.fill(kept, null);
        UserFrames users = FirstProgram.frames(FrameUse.USER, 1);
        long free = users.freeFrames();
        takeAll(users);
        long returned = count - free;
        boolean passed = grown * Frame.SIZE > BYTES_AT_LEAST && returned * Frame.SIZE > BYTES_AT_LEAST;
        giveBack(users);
        fill();
        for (int i = 0; i < PIECES; i++) {
            passed &= kept[i].length == PIECE && kept[i][0] == 0 && kept[i][PIECE / 2] == i && kept[i][PIECE - 1] == i;
        }
        kept = null;
        return (passed ? "passed: " : "FAILED: ") + grown + " frames taken, " + returned + " given back, "
                + Heap.current().collections() + " collections";
    }

    private void fill() {
        kept = new byte[PIECES][];
        for (int i = 0; i < PIECES; i++) {
            kept[i] = new byte[PIECE];
            kept[i][PIECE / 2] = (byte) i;
            kept[i][PIECE - 1] = (byte) i;
        }
    }

    private void takeAll(UserFrames users) {
        for (long frame = users.take(); frame >= 0; frame = users.take()) {
            taken[count] = (int) frame;
            count++;
        }
    }

    private void giveBack(UserFrames users) {
        while (count > 0) {
            count--;
            users.free(Frame.of(taken[count]));
        }
    }
}
