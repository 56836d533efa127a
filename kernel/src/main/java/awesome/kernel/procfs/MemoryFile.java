package awesome.kernel.procfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.PositionedFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;

/** The memory of a process as a file: positions are addresses (proc(5), {@code /proc/pid/mem}). */
final class MemoryFile extends PositionedFile {
    private static final int PIECE = 4096;

    private final ProcessMemory memory;

    MemoryFile(Inode inode, int flags, ProcessMemory memory) {
        super(inode, flags);
        this.memory = memory;
    }

    @Override
    protected void readFrom(long from, Sink sink) {
        byte[] piece = new byte[(int) Math.min(PIECE, sink.room())];
        for (long at = from; sink.room() > 0 && !memory.isGone(); ) {
            int found = memory.read(at, piece, (int) Math.min(piece.length, sink.room()));
            int put = found == 0 ? 0 : sink.put(piece, 0, found);
            at += put;
            if (isOver(found, put, sink.done())) {
                return;
            }
        }
    }

    @Override
    protected void writeHere(Source source) {
        long before = source.done();
        writeTo(position, source);
        position += source.done() - before;
    }

    @Override
    protected void writeTo(long to, Source source) {
        byte[] piece = new byte[(int) Math.min(PIECE, source.left())];
        byte[] probe = new byte[1];
        for (long at = to; source.left() > 0 && !memory.isGone(); ) {
            // What cannot be written is not taken from the source.
            int room = (int) Math.min(piece.length - (at & PIECE - 1) % piece.length, source.left());
            boolean isThere = memory.read(at, probe, 1) == 1;
            int taken = isThere ? source.get(piece, 0, room) : 0;
            int written = taken == 0 ? 0 : memory.write(at, piece, taken);
            at += written;
            if (isOver(written, taken, source.done())) {
                return;
            }
        }
    }

    /** Whether a piece was the last one; EIO if nothing is there at all. */
    private static boolean isOver(int moved, int wanted, long done) {
        if (moved == 0 && done == 0) {
            throw new ErrnoException(Errno.EIO);
        }
        return moved == 0 || moved != wanted;
    }
}
