package awesome.kernel.loop;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockOperation;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.OpenFile;
import awesome.magic.Frame;

/** A disk that is a file, or nothing yet, and then has no sectors. Its state is changed where files are used. */
public final class LoopDisk implements BlockDevice {
    private final String name;
    private final int number;
    private final LoopMachine machine;
    /** Null if no file is behind it. */
    private volatile LoopWorker worker;
    private OpenFile file;
    private volatile long sectors;
    private volatile int blockBytes = SECTOR;
    private volatile boolean readOnly;
    private long offset;
    private long limit;
    private boolean clearsItself;
    private byte[] label = {};
    private int users;

    /** A disk without a file. */
    public LoopDisk(int number, LoopMachine machine) {
        this.name = "loop" + number;
        this.number = number;
        this.machine = machine;
    }

    /** Which one it is. */
    int number() {
        return number;
    }

    /** The file behind it; null if there is none. */
    OpenFile file() {
        return file;
    }

    /** Where the disk begins in the file, in bytes. */
    long offset() {
        return offset;
    }

    /** How many bytes of the file are the disk at most; 0 for all. */
    long limit() {
        return limit;
    }

    /** Whether the file goes with the last user. */
    boolean clearsItself() {
        return clearsItself;
    }

    /** What the one who bound it calls the file, at most 64 bytes. */
    byte[] label() {
        return label;
    }

    /** Puts a file behind it: EBUSY if there is one, EINVAL for what is no regular file, ENOMEM. */
    void bind(OpenFile wanted, boolean protect) {
        requireFree();
        if (wanted.inode().type() != FileMode.S_IFREG || !wanted.isReadable()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        offset = 0;
        limit = 0;
        label = new byte[0];
        clearsItself = false;
        blockBytes = SECTOR;
        readOnly = protect || !wanted.isWritable();
        begin(wanted);
    }

    void requireFree() {
        if (file != null) {
            throw new ErrnoException(Errno.EBUSY);
        }
    }

    private void begin(OpenFile wanted) {
        LoopWorker next = new LoopWorker(machine, wanted, offset);
        wanted.retain();
        if (!machine.start(name, next::run)) {
            wanted.release();
            throw new ErrnoException(Errno.ENOMEM);
        }
        file = wanted;
        worker = next;
        measure();
    }

    /** Looks how long the file is now. */
    void measure() {
        long there = Math.max(0, file.inode().size() - offset);
        long bytes = limit > 0 ? Math.min(limit, there) : there;
        sectors = bytes / blockBytes * (blockBytes / SECTOR);
    }

    /** Says which part of the file is the disk: EINVAL if it does not begin at a block. */
    void setPart(long from, long most, boolean clears, byte[] called) {
        if (from < 0 || most < 0 || from % SECTOR != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        clearsItself = clears;
        label = called;
        limit = most;
        if (from != offset) {
            offset = from;
            LoopWorker before = worker;
            OpenFile same = file;
            begin(same);
            before.end();
        } else {
            measure();
        }
    }

    /** Says how long its blocks are: EINVAL if that cannot be. */
    void setBlock(int bytes) {
        if (bytes < SECTOR || bytes > Frame.SIZE || Integer.bitCount(bytes) != 1) {
            throw new ErrnoException(Errno.EINVAL);
        }
        blockBytes = bytes;
        measure();
    }

    /** Takes the file away, now or with the last user. */
    void clear() {
        if (users > 1) {
            clearsItself = true;
            return;
        }
        detach();
    }

    private void detach() {
        LoopWorker before = worker;
        worker = null;
        file = null;
        sectors = 0;
        clearsItself = false;
        before.end();
    }

    @Override
    public void retain() {
        users++;
    }

    @Override
    public void release() {
        users--;
        if (users == 0 && clearsItself && file != null) {
            detach();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long sectors() {
        return sectors;
    }

    @Override
    public int logicalBlockSize() {
        return blockBytes;
    }

    @Override
    public int physicalBlockSize() {
        return blockBytes;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public boolean hasCache() {
        return true;
    }

    @Override
    public boolean canDiscard() {
        return false;
    }

    @Override
    public void submit(BlockRequest request) {
        LoopWorker current = worker;
        int problem = current == null ? Errno.ENXIO : request.problem(this);
        if (problem == 0 && request.operation() == BlockOperation.WRITE_ZEROES) {
            problem = Errno.EOPNOTSUPP;
        }
        if (problem != 0) {
            request.done(problem);
        } else {
            current.add(request);
        }
    }
}
