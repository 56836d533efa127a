package awesome.kernel.block;

import awesome.abi.linux.Errno;
import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.machine.Clock;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import java.util.List;

/**
 * Requests on their way to one queue of a device. What waits because the device is busy is begun in the order of its places, so
 * that neighbours become one command, and reads before changes; but none waits much longer than a deadline, and changes
 * not behind too many reads (as the deadline scheduler of Linux has it, block/mq-deadline.c). Requests that are too long
 * for the device are done in parts, flushes together, and what the device cannot do on its own, such as a write that is durable at
 * once, in several steps.
 */
@NoAlloc("the next command is begun when an interrupt says that one is done")
public final class RequestQueue {
    private static final LockClass KIND = LockClass.of("disk queue");
    private static final long MILLISECOND = 1_000_000;
    /** Within which times requests should begin. */
    private static final long READ_PATIENCE = 500 * MILLISECOND;
    private static final long CHANGE_PATIENCE = 5000 * MILLISECOND;
    /** So many are begun in the order of their places before another look at who waits. */
    private static final int BATCH = 16;
    /** So many batches of reads are begun before one of changes that wait. */
    private static final int MOST_READ_BATCHES = 2;

    private final SpinLock lock = new SpinLock(KIND);
    private final Clock clock;
    private final BlockDriver driver;
    private final BlockLimits limits;
    private final BlockCommand[] commands;
    private final BlockCounts counts = new BlockCounts();

    private final RequestLine reads = new RequestLine(READ_PATIENCE);
    private final RequestLine changes = new RequestLine(CHANGE_PATIENCE);
    private RequestLine current = reads;
    private int batched;
    private int readBatches;
    /** Flushes, also those before and behind writes: a list through {@link BlockRequest#nextInCommand}. */
    private BlockRequest flushes;
    /** Of which some parts are begun, and some not. */
    private BlockRequest parted;
    private BlockCommand free;
    /** A command that the device had no room for. */
    private BlockCommand stalled;
    /** Why nothing is done any more; 0 as long as it is. */
    private int broken;
    /** Those to be told, outside of the lock. */
    private BlockRequest told;

    /**
     * A queue with nothing in it.
     *
     * @param depth how many commands may be under way
     */
    public RequestQueue(BlockDriver driver, BlockLimits limits, int depth, Clock clock) {
        this.driver = driver;
        this.limits = limits;
        this.clock = clock;
        commands = new BlockCommand[depth];
        for (int i = depth - 1; i >= 0; i--) {
            commands[i] = new BlockCommand(i, limits.pieces());
            commands[i].nextFree = free;
            free = commands[i];
        }
    }

    /** What it has done so far. */
    public BlockCounts counts() {
        return counts;
    }

    /** Begins with a request that the device can do ({@link BlockRequest#problem}). Preemptible context. */
    public void submit(BlockRequest request) {
        boolean enabled = lock.lockWithInterruptsOff();
        enter(request);
        dispatch();
        tellAndUnlock(enabled);
    }

    /** Begins with several. The list must be one whose elements are at hand. */
    @MayAllocate("lists in arrays do not when they are read")
    public void submitAll(List<BlockRequest> requests) {
        boolean enabled = lock.lockWithInterruptsOff();
        for (int i = 0; i < requests.size(); i++) {
            enter(requests.get(i));
        }
        dispatch();
        tellAndUnlock(enabled);
    }

    /** A request has taken very long. Preemptible context. */
    void check() {
        driver.check();
    }

    private void enter(BlockRequest request) {
        request.queue = this;
        boolean isFlush = request.operation() == BlockOperation.FLUSH;
        if (broken != 0) {
            finish(request, broken);
        } else if (limits.hasCache() && (isFlush || request.flushesFirst())) {
            request.nextInCommand = flushes;
            flushes = request;
        } else if (isFlush) {
            finish(request, 0);
        } else if (limits.most(request.operation()) == 0) {
            finish(request, Errno.EOPNOTSUPP);
        } else {
            wait(request);
        }
    }

    private void wait(BlockRequest request) {
        lineOf(request).add(request, clock.monotonicNanos());
    }

    private RequestLine lineOf(BlockRequest request) {
        return request.operation().isChange() ? changes : reads;
    }

    /** The device may have done commands. Any context. */
    public void serve() {
        boolean enabled = lock.lockWithInterruptsOff();
        BlockCommand done = driver.takeDone();
        while (done != null) {
            if (done.isUnderWay) {
                release(done, done.error());
            }
            done = driver.takeDone();
        }
        dispatch();
        tellAndUnlock(enabled);
    }

    private void release(BlockCommand command, int error) {
        command.isUnderWay = false;
        BlockRequest each = command.first;
        while (each != null) {
            BlockRequest next = each.nextInCommand;
            if (command.operation() == BlockOperation.FLUSH) {
                flushed(each, error);
            } else {
                partDone(each, error);
            }
            each = next;
        }
        command.nextFree = free;
        free = command;
    }

    /** A flush was done for a request: its own, or that before or behind its writing. */
    private void flushed(BlockRequest request, int error) {
        if (error != 0 || request.operation() == BlockOperation.FLUSH || request.isWritten) {
            finish(request, error);
        } else {
            wait(request);
        }
    }

    private void partDone(BlockRequest request, int error) {
        request.parts--;
        if (error != 0 && request.partError == 0) {
            request.partError = error;
        }
        if (request == parted && request.partError != 0) {
            parted = null;
        }
        if (request.parts > 0 || request == parted) {
            return;
        }
        if (request.partError == 0 && request.isDurable() && limits.hasCache() && !limits.canForce()) {
            request.isWritten = true;
            request.nextInCommand = flushes;
            flushes = request;
        } else {
            finish(request, request.partError);
        }
    }

    private void finish(BlockRequest request, int error) {
        counts.done(request);
        request.partError = error;
        request.nextInCommand = told;
        told = request;
    }

    private void tellAndUnlock(boolean enabled) {
        BlockRequest each = told;
        told = null;
        lock.unlockAndRestore(enabled);
        while (each != null) {
            BlockRequest next = each.nextInCommand;
            each.nextInCommand = null;
            each.done(each.partError);
            each = next;
        }
    }

    /** Begins with as much as the device takes. */
    private void dispatch() {
        boolean begun = false;
        while (broken == 0) {
            BlockCommand command = stalled != null ? stalled : fill();
            if (command == null) {
                break;
            }
            stalled = null;
            command.isUnderWay = true;
            if (!driver.start(command)) {
                command.isUnderWay = false;
                stalled = command;
                break;
            }
            begun = true;
        }
        if (begun) {
            driver.commit();
        }
    }

    /** A command with what is to be begun next; null if there is nothing, or no command. */
    private BlockCommand fill() {
        BlockCommand command = free;
        if (command == null) {
            return null;
        }
        if (flushes != null) {
            fillFlush(command);
        } else {
            BlockRequest request;
            do {
                request = parted != null ? parted : choose();
                if (request == null) {
                    return null;
                }
            } while (!fillFrom(command, request));
        }
        free = command.nextFree;
        return command;
    }

    private void fillFlush(BlockCommand command) {
        command.begin(BlockOperation.FLUSH, 0, false);
        BlockRequest each = flushes;
        flushes = null;
        while (each != null) {
            BlockRequest next = each.nextInCommand;
            command.append(each);
            each = next;
        }
    }

    private BlockRequest choose() {
        if (reads.isEmpty() && changes.isEmpty()) {
            return null;
        }
        BlockRequest inOrder = batched < BATCH ? current.next() : null;
        if (inOrder != null) {
            batched++;
            return inOrder;
        }
        boolean isTurnOfChanges = !changes.isEmpty() && (reads.isEmpty() || readBatches >= MOST_READ_BATCHES);
        readBatches = isTurnOfChanges || changes.isEmpty() ? 0 : readBatches + 1;
        current = isTurnOfChanges ? changes : reads;
        batched = 1;
        BlockRequest late = current.late(clock.monotonicNanos());
        BlockRequest next = late != null ? late : current.next();
        return next != null ? next : current.oldest();
    }

    /** Fills a command with a request, or the next part of it, and with those that follow it without a gap; false if it cannot be. */
    private boolean fillFrom(BlockCommand command, BlockRequest request) {
        BlockRequest behind = null;
        RequestLine line = lineOf(request);
        if (request != parted) {
            behind = line.after(request);
            line.remove(request);
            request.begin();
        }
        command.begin(request.operation(), request.sector() + request.begun, request.isDurable() && limits.canForce());
        command.append(request);
        long sectors = request.fill(command, limits);
        if (sectors == 0) {
            // Its memory is cut up so that the device cannot do even a block.
            parted = null;
            request.partError = Errno.EINVAL;
            if (request.parts == 0) {
                finish(request, Errno.EINVAL);
            }
            return false;
        }
        command.setSectors(sectors);
        request.parts++;
        request.begun += sectors;
        if (request.begun < request.sectors()) {
            parted = request;
            return true;
        }
        boolean isWhole = parted == null;
        parted = null;
        while (isWhole && behind != null && isJoinable(command, request, behind)) {
            BlockRequest next = line.after(behind);
            line.remove(behind);
            behind.begin();
            command.append(behind);
            behind.begun = behind.fill(command, limits);
            behind.parts++;
            command.setSectors(command.sectors() + behind.sectors());
            counts.joined(behind);
            behind = next;
        }
        return true;
    }

    private boolean isJoinable(BlockCommand command, BlockRequest request, BlockRequest behind) {
        return behind.operation() == command.operation()
                && behind.sector() == command.sector() + command.sectors()
                && behind.isDurable() == request.isDurable()
                && command.sectors() + behind.sectors() <= limits.most(command.operation())
                && behind.canFollow(command, limits)
                && behind.commandPieces(limits) <= limits.pieces() - command.pieces();
    }

    /** The device is gone, and uses no memory of commands any more: all requests, now and later, fail with {@code error}. */
    public void fail(int error) {
        boolean enabled = lock.lockWithInterruptsOff();
        broken = error;
        if (stalled != null) {
            stalled.isUnderWay = true;
            stalled = null;
        }
        for (BlockCommand each : commands) {
            if (each.isUnderWay) {
                release(each, error);
            }
        }
        failWaiting(reads);
        failWaiting(changes);
        if (parted != null) {
            finish(parted, error);
            parted = null;
        }
        while (flushes != null) {
            BlockRequest next = flushes.nextInCommand;
            finish(flushes, error);
            flushes = next;
        }
        tellAndUnlock(enabled);
    }

    private void failWaiting(RequestLine line) {
        while (!line.isEmpty()) {
            BlockRequest oldest = line.oldest();
            line.remove(oldest);
            finish(oldest, broken);
        }
    }
}
