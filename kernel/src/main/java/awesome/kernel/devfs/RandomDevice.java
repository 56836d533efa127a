package awesome.kernel.devfs;

import awesome.kernel.random.RandomSource;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;

/** {@code /dev/random} or {@code /dev/urandom} (random(4)), open: the same here. */
final class RandomDevice extends DeviceFile {
    private static final int CHUNK = 4096;

    private final RandomSource random;

    RandomDevice(Inode inode, int flags, RandomSource random) {
        super(inode, flags);
        this.random = random;
    }

    @Override
    protected void readHere(Sink sink) {
        byte[] chunk = new byte[(int) Math.min(CHUNK, sink.room())];
        while (sink.room() > 0) {
            int step = (int) Math.min(chunk.length, sink.room());
            random.fill(chunk, 0, step);
            sink.put(chunk, 0, step);
        }
    }

    @Override
    protected void writeHere(Source source) {
        byte[] chunk = new byte[(int) Math.min(CHUNK, source.left())];
        while (source.left() > 0) {
            int step = (int) Math.min(chunk.length, source.left());
            random.mix(chunk, source.get(chunk, 0, step));
        }
    }
}
