package awesome.kernel.process;

import awesome.kernel.block.BlockRequest;
import awesome.kernel.block.BlockWaiter;
import awesome.kernel.wait.Notice;
import awesome.magic.NoAlloc;

/**
 * Waits for disks as whoever is worked for: others are let in meanwhile. Before there are processes, nobody is, and the one thread
 * that there is waits.
 */
public final class CurrentBlockWaiter implements BlockWaiter {
    /** After so many nanoseconds a disk may be gone. */
    private static final long PATIENCE = 10_000_000_000L;

    private final CurrentOutsideWaiter waiter;
    private final ThreadMachine threads;

    public CurrentBlockWaiter(CurrentProcess current, ThreadMachine threads) {
        waiter = new CurrentOutsideWaiter(current, threads);
        this.threads = threads;
    }

    /** Wakes the thread that waits. */
    private static final class Wake implements BlockRequest.Completion {
        final Notice notice;

        Wake(Notice notice) {
            this.notice = notice;
        }

        @Override
        @NoAlloc("interrupt handlers of disks call it")
        public void done(BlockRequest request) {
            notice.happened();
        }
    }

    @Override
    public void prepare(BlockRequest request) {
        request.then(new Wake(waiter.notice()));
    }

    @Override
    public void prepareForAny(BlockRequest request) {
        request.then(new Wake(threads.newNotice()));
    }

    @Override
    public void await(BlockRequest request) {
        if (!request.isDone()) {
            waiter.await(((Wake) request.completion()).notice, request::isDone, PATIENCE, request::check);
        }
    }
}
