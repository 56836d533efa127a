package awesome.kernel.vfs;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A piece of an array as {@link Sink} or {@link Source}, for the kernel's own reading and writing. */
public final class Bytes implements Sink, Source {
    private final byte[] array;
    private final int start;
    private final int end;
    private int at;

    /** All of {@code array}. */
    public Bytes(byte[] array) {
        this(array, 0, array.length);
    }

    /** {@code length} bytes of {@code array} from {@code start} on. */
    public Bytes(byte[] array, int start, int length) {
        this.array = array;
        this.start = start;
        this.end = start + length;
        this.at = start;
    }

    /** The characters of {@code text}, one byte each. */
    public static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public long room() {
        return end - at;
    }

    @Override
    public long left() {
        return end - at;
    }

    @Override
    public long done() {
        return at - start;
    }

    @Override
    public int put(byte[] source, int from, int length) {
        int step = Math.min(length, end - at);
        System.arraycopy(source, from, array, at, step);
        at += step;
        return step;
    }

    @Override
    public int put(PhysMemory memory, PhysAddr from, int length) {
        int step = Math.min(length, end - at);
        memory.read(from, array, at, step);
        at += step;
        return step;
    }

    @Override
    public int putZeros(int length) {
        int step = Math.min(length, end - at);
        Arrays.fill(array, at, at + step, (byte) 0);
        at += step;
        return step;
    }

    @Override
    public int get(byte[] target, int to, int length) {
        int step = Math.min(length, end - at);
        System.arraycopy(array, at, target, to, step);
        at += step;
        return step;
    }

    @Override
    public int get(PhysMemory memory, PhysAddr to, int length) {
        int step = Math.min(length, end - at);
        memory.write(to, array, at, step);
        at += step;
        return step;
    }

    @Override
    public void skip(long length) {
        at += (int) length;
    }
}
