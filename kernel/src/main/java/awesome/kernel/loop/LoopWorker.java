package awesome.kernel.loop;

import awesome.abi.linux.Errno;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.Waiter;
import java.util.ArrayDeque;

/**
 * Does the requests for a file, one after the other, in a thread of its own: who submits one may have locks that the file needs.
 * Submitting is for any thread.
 */
final class LoopWorker {
    private final LoopMachine machine;
    private final OpenFile file;
    private final long offset;
    private final Notice changed;
    private final ArrayDeque<BlockRequest> requests = new ArrayDeque<>();
    private boolean ended;

    /**
     * A worker that has not begun; it has a use of {@code file}.
     *
     * @param offset where in the file the disk begins
     */
    LoopWorker(LoopMachine machine, OpenFile file, long offset) {
        this.machine = machine;
        this.file = file;
        this.offset = offset;
        changed = machine.newNotice();
    }

    /** Has a request done. */
    void add(BlockRequest request) {
        boolean late;
        synchronized (this) {
            late = ended;
            if (!late) {
                requests.add(request);
            }
        }
        if (late) {
            request.done(Errno.ENXIO);
        } else {
            changed.happened();
        }
    }

    /** No more requests come: the thread ends when all are done, and the file is let go. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        changed.happened();
    }

    /** The life of the thread. */
    void run() {
        while (true) {
            int seen = changed.count();
            BlockRequest next;
            boolean over;
            synchronized (this) {
                next = requests.poll();
                over = ended;
            }
            if (next != null) {
                perform(next);
            } else if (over) {
                machine.within(file::release);
                return;
            } else {
                changed.await(seen, Waiter.FOREVER);
            }
        }
    }

    private void perform(BlockRequest request) {
        int[] error = {Errno.EIO};
        machine.within(() -> error[0] = attempt(request));
        request.done(error[0]);
    }

    private int attempt(BlockRequest request) {
        try {
            if (request.operation() == BlockOperation.FLUSH || request.flushesFirst()) {
                file.sync();
            }
            if (request.operation().hasData()) {
                move(request);
            }
            if (request.isDurable()) {
                file.sync();
            }
            return 0;
        } catch (ErrnoException e) {
            return e.errno();
        } catch (OutOfMemoryError e) {
            return Errno.ENOMEM;
        }
    }

    private void move(BlockRequest request) {
        long at = offset + request.sector() * BlockDevice.SECTOR;
        for (int i = 0; i < request.pieces(); i++) {
            int length = request.length(i);
            PieceOfMemory piece = new PieceOfMemory(machine.memory(), request.address(i), length);
            if (request.operation() == BlockOperation.WRITE) {
                if (file.writeAt(at, piece) < length) {
                    throw new ErrnoException(Errno.ENOSPC);
                }
            } else if (file.readAt(at, piece) < length) {
                // Someone cut the file off: there is nothing there any more.
                piece.putZeros((int) piece.room());
            }
            at += length;
        }
    }
}
