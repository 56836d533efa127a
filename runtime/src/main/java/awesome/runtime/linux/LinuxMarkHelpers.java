package awesome.runtime.linux;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.Platform;
import awesome.runtime.heap.MarkHelpers;
import awesome.runtime.thread.ThreadArea;

/** Threads that help to mark, one for each further processor. No signal of {@link StopSignal} is for them. */
@NoAlloc("part of collection")
final class LinuxMarkHelpers implements MarkHelpers {
    private static final long STACK = 64 << 10;

    private int wanted = -1;

    /** Sets how many threads there shall be, whatever the number of processors; negative to count those. */
    void setWanted(int threads) {
        wanted = threads;
    }

    @Override
    public int start(int most) {
        int count = Math.min(most, wanted < 0 ? Platform.current().processors() - 1 : wanted);
        for (int i = 0; i < count; i++) {
            Address area = Memory.mapThread(STACK);
            if (area.isZero() || LinuxThreads.clone(ThreadArea.stackHigh(area), area, area.plus(ThreadArea.NUMBER)) < 0) {
                return i;
            }
        }
        return Math.max(0, count);
    }

    @Override
    public void await(Address word, int expected) {
        Futex.await(word, expected, -1);
    }

    @Override
    public void wake(Address word) {
        Futex.wake(word, Integer.MAX_VALUE);
    }

    @Override
    public void yieldProcessor() {
        Syscall.call(SystemCallNumber.SCHED_YIELD, 0, 0, 0);
    }
}
