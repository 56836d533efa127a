package awesome.kernel.block;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;

/**
 * A device for who waits for each request. Errors are {@link ErrnoException}s: those of the request, ENOMEM if there is no
 * frame for bytes on their way. Preemptible context; any number of threads.
 */
public final class BlockIo {
    private final BlockDevice device;
    private final BlockWaiter waiter;
    private final PhysMemory memory;
    private final FrameAllocator frames;

    /** {@code frames} are for bytes on their way from and to arrays. */
    public BlockIo(BlockDevice device, BlockWaiter waiter, PhysMemory memory, FrameAllocator frames) {
        this.device = device;
        this.waiter = waiter;
        this.memory = memory;
        this.frames = frames;
    }

    /** The device. */
    public BlockDevice device() {
        return device;
    }

    /** Submits a request that has no {@link BlockRequest.Completion}, and waits for it. */
    public void run(BlockRequest request) {
        begin(request);
        await(request);
        request.requireDone();
    }

    /** Submits such a request; the same thread then {@linkplain #await waits} for it. */
    public void begin(BlockRequest request) {
        waiter.prepare(request);
        device.submit(request);
    }

    /** Submits such a request, for which any thread, but one only, then waits. */
    public void beginForAny(BlockRequest request) {
        waiter.prepareForAny(request);
        device.submit(request);
    }

    /** Waits until a request is done, well or not. */
    public void await(BlockRequest request) {
        waiter.await(request);
    }

    /** Fills a frame from {@code sector} on. */
    public void read(long sector, Frame frame) {
        run(BlockRequest.read(sector).add(frame));
    }

    /** Stores a frame from {@code sector} on. */
    public void write(long sector, Frame frame) {
        run(BlockRequest.write(sector).add(frame));
    }

    /** Reads {@code length} bytes, a multiple of a block, into {@code target} from {@code start} on. */
    public void read(long sector, byte[] target, int start, int length) {
        Frame frame = takeFrame();
        try {
            for (int done = 0; done < length; done += (int) Frame.SIZE) {
                int step = (int) Math.min(Frame.SIZE, length - done);
                run(BlockRequest.read(sector + done / BlockDevice.SECTOR).add(frame.start(), step));
                memory.read(frame.start(), target, start + done, step);
            }
        } finally {
            frames.free(frame);
        }
    }

    /** Writes {@code length} bytes, a multiple of a block, of {@code source} from {@code start} on. */
    public void write(long sector, byte[] source, int start, int length) {
        Frame frame = takeFrame();
        try {
            for (int done = 0; done < length; done += (int) Frame.SIZE) {
                int step = (int) Math.min(Frame.SIZE, length - done);
                memory.write(frame.start(), source, start + done, step);
                run(BlockRequest.write(sector + done / BlockDevice.SECTOR).add(frame.start(), step));
            }
        } finally {
            frames.free(frame);
        }
    }

    private Frame takeFrame() {
        long frame = frames.take();
        if (frame < 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        return Frame.of(frame);
    }

    /** Makes all durable that was written. */
    public void flush() {
        if (device.hasCache()) {
            run(BlockRequest.flush());
        }
    }
}
