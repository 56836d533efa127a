package awesome.kernel.devfs;

import awesome.abi.linux.BlockControl;
import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.BlockRequest;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Pinnable;
import awesome.kernel.vfs.PinnedMemory;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;
import awesome.magic.Frame;

/**
 * A disk, open: its bytes, read and written at any place. Nothing is kept in memory: a read asks the disk, and a write is on
 * the disk, in its cache, when it returns. Of blocks that are written in part the rest is read first.
 */
final class DiskFile extends OpenFile {
    private static final int SECTOR = BlockDevice.SECTOR;
    /** Pages that are on their way at a time. */
    private static final int MOST_PAGES = 64;
    private static final int SECTOR_SHIFT = 9;

    /** What all who have a disk open have in common. */
    static final class Sharing {
        /** Whether somebody is about to write parts of blocks: others write when he has. */
        private boolean isPatching;
        private final Bell patched = new Bell();
    }

    private final BlockIo io;
    private final BlockDevice disk;
    private final DiskMemory memory;
    private final Sharing sharing;
    private final DiskControl own;
    private long position;

    DiskFile(Inode inode, int flags, BlockIo io, DiskMemory memory, Sharing sharing, DiskControl own) {
        super(inode, flags);
        this.io = io;
        this.memory = memory;
        this.sharing = sharing;
        this.own = own;
        disk = io.device();
        disk.retain();
    }

    @Override
    protected void closed() {
        disk.release();
    }

    private long size() {
        return disk.sectors() * SECTOR;
    }

    @Override
    protected void readHere(Sink sink) {
        long before = sink.done();
        readFrom(position, sink);
        position += sink.done() - before;
    }

    @Override
    protected void writeHere(Source source) {
        long before = source.done();
        writeTo((flags() & OpenFlag.O_APPEND) != 0 ? size() : position, source);
        position += source.done() - before;
    }

    /** Past copies, as far as memory can be had so: EINVAL if it is not made of blocks (open(2), O_DIRECT). */
    private boolean isDirect(long at, long length, Pinnable memory) {
        boolean isDirect = (flags() & OpenFlag.O_DIRECT) != 0 && length > 0;
        if (isDirect) {
            memory.requireUnits(at, length, disk.logicalBlockSize());
        }
        return isDirect;
    }

    /** Moves bytes between the disk and a program's memory, which are whole blocks; where they end that were moved. */
    private long moveDirect(long from, long length, Pinnable user, boolean isWrite) {
        long end = from + Math.min(length, size() - from);
        long at = from;
        while (at < end) {
            PinnedMemory pinned = new PinnedMemory(user, end - at, !isWrite);
            try {
                pinned.cut(pinned.bytes() & -(long) disk.logicalBlockSize());
                if (pinned.bytes() == 0) {
                    return at;
                }
                BlockRequest request = isWrite ? BlockRequest.write(at / SECTOR) : BlockRequest.read(at / SECTOR);
                if (isWrite && (flags() & OpenFlag.O_DSYNC) != 0) {
                    request.durable();
                }
                io.run(pinned.fill(request, 0, pinned.bytes()));
                user.skip(pinned.bytes());
                at += pinned.bytes();
            } finally {
                pinned.release();
            }
        }
        return at;
    }

    @Override
    protected void readFrom(long from, Sink sink) {
        if (from < size() && isDirect(from, sink.room(), sink)) {
            readCopied(moveDirect(from, sink.room(), sink, false), sink);
        } else {
            readCopied(from, sink);
        }
    }

    private void readCopied(long from, Sink sink) {
        if (sink.room() == 0 || from >= size()) {
            return;
        }
        long before = sink.done();
        DiskPages pages = new DiskPages(memory, blocksFor(Math.min(sink.room(), size() - from)));
        try {
            long at = from;
            while (sink.room() > 0 && at < size()) {
                Span span = span(at, Math.min(sink.room(), size() - at), pages);
                io.run(pages.fill(BlockRequest.read(span.start / SECTOR), 0, span.bytes));
                int taken = pages.put(sink, (int) (at - span.start), span.wanted);
                at += taken;
                if (taken < span.wanted) {
                    return;
                }
            }
        } catch (ErrnoException e) {
            if (sink.done() == before) {
                throw e;
            }
        } finally {
            pages.release();
        }
    }

    @Override
    protected void writeTo(long to, Source source) {
        if (disk.isReadOnly()) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (source.left() > 0 && to >= size()) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        if (isDirect(to, source.left(), source)) {
            writeCopied(moveDirect(to, source.left(), source, true), source);
        } else {
            writeCopied(to, source);
        }
    }

    private void writeCopied(long to, Source source) {
        if (source.left() == 0 || to >= size()) {
            return;
        }
        long before = source.done();
        DiskPages pages = new DiskPages(memory, blocksFor(Math.min(source.left(), size() - to)));
        try {
            long at = to;
            while (source.left() > 0 && at < size()) {
                Span span = span(at, Math.min(source.left(), size() - at), pages);
                if (!span.isWhole() && !awaitTurn(source.done() > before)) {
                    return;
                }
                int given = span.isWhole() ? write(span, at, source, pages) : patch(span, at, source, pages);
                at += given;
                if (given < span.wanted) {
                    return;
                }
            }
        } finally {
            pages.release();
        }
    }

    /** Waits until nobody else writes parts of blocks; false if a signal comes first and {@code some} were written. */
    private boolean awaitTurn(boolean some) {
        try {
            memory.waiter().await(sharing.patched.when(() -> !sharing.isPatching), Waiter.FOREVER);
            return true;
        } catch (ErrnoException e) {
            if (!some) {
                throw e;
            }
            return false;
        }
    }

    /** Writes parts of blocks, while nobody else does. */
    private int patch(Span span, long at, Source source, DiskPages pages) {
        sharing.isPatching = true;
        try {
            int block = disk.logicalBlockSize();
            io.run(pages.fill(BlockRequest.read(span.start / SECTOR), 0, block));
            int last = span.bytes - block;
            if (last > 0) {
                io.run(pages.fill(BlockRequest.read((span.start + last) / SECTOR), last, block));
            }
            return write(span, at, source, pages);
        } finally {
            sharing.isPatching = false;
            sharing.patched.ring();
        }
    }

    /** Takes bytes and writes the blocks that they fill, those in part whose rest is there. */
    private int write(Span span, long at, Source source, DiskPages pages) {
        int skipped = (int) (at - span.start);
        int given = pages.get(source, skipped, span.wanted);
        int bytes = span.bytes;
        if (given < span.wanted) {
            bytes = complete(span.start, skipped + given, pages);
        }
        BlockRequest request = pages.fill(BlockRequest.write(span.start / SECTOR), 0, bytes);
        if ((flags() & OpenFlag.O_DSYNC) != 0) {
            request.durable();
        }
        io.run(request);
        return given;
    }

    /** Not all bytes could be had: the block in which they end gets its rest from the disk. How many bytes there are then. */
    private int complete(long start, int end, DiskPages pages) {
        int block = disk.logicalBlockSize();
        int rest = end % block;
        if (rest == 0) {
            return end;
        }
        DiskPages other = new DiskPages(memory, 1);
        try {
            io.run(other.fill(BlockRequest.read((start + end - rest) / SECTOR), 0, block));
            other.copy(rest, pages, end, block - rest);
        } finally {
            other.release();
        }
        return end - rest + block;
    }

    /**
     * The blocks that some bytes are in.
     *
     * @param start where the first begins
     * @param bytes of all of them
     * @param wanted bytes that are wanted
     */
    private record Span(long start, int bytes, int wanted) {
        boolean isWhole() {
            return bytes == wanted;
        }
    }

    private Span span(long at, long length, DiskPages pages) {
        int block = disk.logicalBlockSize();
        long start = at & -(long) block;
        long end = Math.min((at + length + block - 1) & -(long) block, start + pages.bytes());
        int wanted = (int) (Math.min(end, at + length) - at);
        return new Span(start, (int) (end - start), wanted);
    }

    /** How many pages are of use for that many bytes at any place. */
    private static int blocksFor(long bytes) {
        return (int) Math.max(1, Math.min(MOST_PAGES, bytes / Frame.SIZE + 2));
    }

    @Override
    public long seek(long offset, int whence) {
        long target = switch (whence) {
            case OpenFlag.SEEK_SET -> offset;
            case OpenFlag.SEEK_CUR -> position + offset;
            case OpenFlag.SEEK_END -> size() + offset;
            default -> -1;
        };
        if (target < 0 || target > size()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = target;
        return target;
    }

    @Override
    public void sync() {
        io.flush();
    }

    @Override
    public int control(int request, ControlArgument argument) {
        switch (request) {
            case BlockControl.BLKGETSIZE64 -> {
                return give(argument, size());
            }
            case BlockControl.BLKGETSIZE -> {
                return give(argument, disk.sectors());
            }
            case BlockControl.BLKSSZGET -> {
                return argument.give(disk.logicalBlockSize());
            }
            case BlockControl.BLKPBSZGET, BlockControl.BLKIOMIN -> {
                return argument.give(disk.physicalBlockSize());
            }
            case BlockControl.BLKBSZGET -> {
                return argument.give((int) Frame.SIZE);
            }
            case BlockControl.BLKIOOPT, BlockControl.BLKALIGNOFF, BlockControl.BLKDISCARDZEROES -> {
                return argument.give(0);
            }
            case BlockControl.BLKROGET -> {
                return argument.give(disk.isReadOnly() ? 1 : 0);
            }
            case BlockControl.BLKROTATIONAL -> {
                return giveShort(argument, 0);
            }
            case BlockControl.BLKFLSBUF -> {
                io.flush();
                return 0;
            }
            case BlockControl.BLKDISCARD, BlockControl.BLKZEROOUT -> {
                return clear(request == BlockControl.BLKDISCARD, argument.read(2 * Long.BYTES));
            }
            default -> {
                return own.knows(request) ? own.control(request, argument, this) : super.control(request, argument);
            }
        }
    }

    private static int give(ControlArgument argument, long number) {
        byte[] bytes = new byte[Long.BYTES];
        LittleEndian.putLong(bytes, 0, number);
        argument.write(bytes);
        return 0;
    }

    private static int giveShort(ControlArgument argument, int number) {
        argument.write(new byte[] {(byte) number, (byte) (number >>> Byte.SIZE)});
        return 0;
    }

    private int clear(boolean discards, byte[] range) {
        if (!isWritable()) {
            throw new ErrnoException(Errno.EBADF);
        }
        long start = LittleEndian.getLong(range, 0);
        long bytes = LittleEndian.getLong(range, Long.BYTES);
        long blocks = disk.logicalBlockSize() - 1;
        if (start < 0 || bytes <= 0 || ((start | bytes) & blocks) != 0 || bytes > size() || start > size() - bytes) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long sector = start >>> SECTOR_SHIFT;
        long count = bytes >>> SECTOR_SHIFT;
        if (discards) {
            io.run(BlockRequest.discard(sector, count));
        } else {
            zero(sector, count);
        }
        return 0;
    }

    /** By the disk itself, or by writing zeros. */
    private void zero(long sector, long count) {
        try {
            io.run(BlockRequest.writeZeroes(sector, count));
            return;
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EOPNOTSUPP) {
                throw e;
            }
        }
        DiskPages pages = new DiskPages(memory, MOST_PAGES);
        try {
            pages.clear();
            for (long done = 0; done < count;) {
                int step = (int) Math.min(count - done, pages.bytes() / SECTOR);
                io.run(pages.fill(BlockRequest.write(sector + done), 0, step * SECTOR));
                done += step;
            }
        } finally {
            pages.release();
        }
    }
}
