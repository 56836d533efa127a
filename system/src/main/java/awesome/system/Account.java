package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.memory.frame.FrameUse;
import awesome.runtime.heap.Heap;

/** What is in use for processes before there are any and when all are gone: the difference has been lost. */
final class Account {
    private static final FrameUse[] USES = {FrameUse.USER, FrameUse.TABLE, FrameUse.FILE};
    private static final String[] NAMES = {"of programs", "of page tables", "of files"};

    private final long[] frames = new long[USES.length];
    private final long heap;

    /** As it is now. */
    Account() {
        heap = live();
        for (int i = 0; i < USES.length; i++) {
            frames[i] = Pc.FRAMES.used(USES[i]);
        }
    }

    /** Bytes of objects that are reachable. */
    private static long live() {
        // What the first lets go of, such as what is referred to weakly, is gone after the second.
        Heap.current().collect(true);
        Heap.current().collect(true);
        return Heap.current().liveBytes();
    }

    /** How much more is in use than before, for a person. */
    String since(Account before) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < USES.length; i++) {
            text.append(frames[i] - before.frames[i]).append(" frames ").append(NAMES[i]).append(", ");
        }
        return text.append(heap - before.heap).append(" bytes of the heap").toString();
    }
}
