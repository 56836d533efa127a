package awesome.kernel.loop;

import awesome.kernel.machine.PhysMemory;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.magic.PhysAddr;

/** Physical memory as {@link Sink} or {@link Source}. */
final class PieceOfMemory implements Sink, Source {
    private final PhysMemory memory;
    private final long start;
    private final int length;
    private int done;

    PieceOfMemory(PhysMemory memory, PhysAddr start, int length) {
        this.memory = memory;
        this.start = start.bits();
        this.length = length;
    }

    private PhysAddr at() {
        return PhysAddr.of(start + done);
    }

    @Override
    public long room() {
        return length - done;
    }

    @Override
    public long left() {
        return length - done;
    }

    @Override
    public long done() {
        return done;
    }

    @Override
    public int put(byte[] source, int from, int count) {
        int step = Math.min(count, length - done);
        memory.write(at(), source, from, step);
        done += step;
        return step;
    }

    @Override
    public int put(PhysMemory of, PhysAddr from, int count) {
        int step = Math.min(count, length - done);
        of.copy(from, at(), step);
        done += step;
        return step;
    }

    @Override
    public int putZeros(int count) {
        int step = Math.min(count, length - done);
        for (int i = 0; i < step; i++) {
            memory.writeByte(at().plus(i), (byte) 0);
        }
        done += step;
        return step;
    }

    @Override
    public int get(byte[] target, int to, int count) {
        int step = Math.min(count, length - done);
        memory.read(at(), target, to, step);
        done += step;
        return step;
    }

    @Override
    public int get(PhysMemory of, PhysAddr to, int count) {
        int step = Math.min(count, length - done);
        of.copy(at(), to, step);
        done += step;
        return step;
    }

    @Override
    public void skip(long count) {
        done += (int) count;
    }
}
