package awesome.runtime.jdk.zip;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.heap.ArrayMemory;
import awesome.runtime.zip.Deflate;
import java.util.zip.Deflater;

/**
 * {@code java.util.zip.Deflater}: its native methods, with an {@link Deflate} in the place of a stream of zlib. What was
 * its address is that of the object, which does not move.
 */
@TargetClass("java.util.zip.Deflater")
final class Target_java_util_zip_Deflater {
    /** Where the numbers of bytes taken and given are in a result, and what else it says. */
    private static final int PRODUCED = 31;
    private static final int FINISHED = 62;

    /** The bits of {@code params}: whether there are any, and where the level is. */
    private static final int CHANGED = 1;
    private static final int LEVEL = 3;

    private Target_java_util_zip_Deflater() {}

    @Inject
    private static Deflate stream(long address) {
        return (Deflate) Objects.objectAt(Address.of(address));
    }

    /** The strategy makes no difference. */
    @Replace
    private static long init(int level, int strategy, boolean bare) {
        return Objects.addressOf(new Deflate(level, bare)).bits();
    }

    @Replace
    private static void setDictionary(long address, byte[] bytes, int offset, int length) {
        stream(address).setDictionary(bytes, offset, length);
    }

    @Replace
    private static void setDictionaryBuffer(long address, long bytes, int length) {
        setDictionary(address, ArrayMemory.copied(bytes, length), 0, length);
    }

    @Replace
    private long deflateBytesBytes(long address, byte[] input, int inputOffset, int inputLength, byte[] output,
            int outputOffset, int outputLength, int flush, int params) {
        Deflate stream = stream(address);
        if ((params & CHANGED) != 0) {
            stream.setLevel(params >> LEVEL);
        }
        stream.deflate(input, inputOffset, inputLength, output, outputOffset, outputLength, flush);
        return stream.consumed() | (long) stream.produced() << PRODUCED | (stream.isFinished() ? 1L << FINISHED : 0);
    }

    @Replace
    private long deflateBytesBuffer(long address, byte[] input, int inputOffset, int inputLength, long output,
            int outputLength, int flush, int params) {
        byte[] bytes = new byte[outputLength];
        long result = deflateBytesBytes(address, input, inputOffset, inputLength, bytes, 0, outputLength, flush, params);
        ArrayMemory.copyFrom(bytes, output, stream(address).produced());
        return result;
    }

    @Replace
    private long deflateBufferBytes(long address, long input, int inputLength, byte[] output, int outputOffset,
            int outputLength, int flush, int params) {
        byte[] bytes = ArrayMemory.copied(input, inputLength);
        return deflateBytesBytes(
                address, bytes, 0, inputLength, output, outputOffset, outputLength, flush, params);
    }

    @Replace
    private long deflateBufferBuffer(long address, long input, int inputLength, long output, int outputLength, int flush,
            int params) {
        byte[] bytes = ArrayMemory.copied(input, inputLength);
        return deflateBytesBuffer(address, bytes, 0, inputLength, output, outputLength, flush, params);
    }

    @Replace
    private static int getAdler(long address) {
        return stream(address).checksum();
    }

    @Replace
    private static void reset(long address) {
        stream(address).reset();
    }

    @Replace
    private static void end(long address) {
        // The collector frees it.
    }

    /** Keeps the stream reachable until it is closed or forgotten; no cleaner is needed. */
    @TargetClass("java.util.zip.Deflater$DeflaterZStreamRef")
    static final class Reference {
        @Alias private long address;
        @Inject private Object stream;

        @Replace
        Reference(Deflater owner, long address) {
            this.address = address;
            this.stream = Objects.objectAt(Address.of(address));
        }

        @Replace
        void clean() {
            address = 0;
            stream = null;
        }
    }
}
