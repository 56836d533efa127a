package awesome.kernel.vfs;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;

/** The next bytes of another source. */
public final class LimitedSource implements Source {
    private final Source source;
    /** What the other source has given when this has nothing left. */
    private final long end;

    /** The next {@code length} bytes of {@code source}, which has as many at least. */
    public LimitedSource(Source source, long length) {
        this.source = source;
        end = source.done() + length;
    }

    @Override
    public long left() {
        return Math.min(end - source.done(), source.left());
    }

    @Override
    public void bringIn() {
        source.bringIn();
    }

    @Override
    public long done() {
        return source.done();
    }

    @Override
    public int get(byte[] target, int start, int length) {
        return source.get(target, start, (int) Math.min(length, left()));
    }

    @Override
    public int get(PhysMemory memory, PhysAddr to, int length) {
        return source.get(memory, to, (int) Math.min(length, left()));
    }

    @Override
    public int getPresent(byte[] target, int start, int length) {
        return source.getPresent(target, start, (int) Math.min(length, left()));
    }

    @Override
    public void awaitByte() {
        source.awaitByte();
    }

    @Override
    public boolean isAligned(int unit) {
        return (left() & unit - 1) == 0 && source.isAligned(unit);
    }

    @Override
    public int stepAhead(long ahead, int most) {
        return source.stepAhead(ahead, most);
    }

    @Override
    public PhysAddr pin(long ahead, boolean isWritten) {
        return source.pin(ahead, isWritten);
    }

    @Override
    public void unpin(PhysAddr address) {
        source.unpin(address);
    }

    @Override
    public void skip(long length) {
        source.skip(length);
    }
}
