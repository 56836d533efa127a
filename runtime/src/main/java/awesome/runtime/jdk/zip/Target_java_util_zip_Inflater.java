package awesome.runtime.jdk.zip;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.heap.ArrayMemory;
import awesome.runtime.zip.Inflate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * {@code java.util.zip.Inflater}: its native methods, with an {@link Inflate} in the place of a stream of zlib. What was
 * its address is that of the object, which does not move.
 */
@TargetClass("java.util.zip.Inflater")
final class Target_java_util_zip_Inflater {
    /** Where the numbers of bytes taken and given are in a result, and what else it says. */
    private static final int PRODUCED = 31;
    private static final int FINISHED = 62;
    private static final int DICTIONARY = 63;

    @Alias private int inputConsumed;
    @Alias private int outputConsumed;

    private Target_java_util_zip_Inflater() {}

    @Inject
    private static Inflate stream(long address) {
        return (Inflate) Objects.objectAt(Address.of(address));
    }

    @Replace
    private static long init(boolean bare) {
        return Objects.addressOf(new Inflate(bare)).bits();
    }

    @Replace
    private static void setDictionary(long address, byte[] bytes, int offset, int length) {
        if (!stream(address).setDictionary(bytes, offset, length)) {
            throw new IllegalArgumentException();
        }
    }

    @Replace
    private static void setDictionaryBuffer(long address, long bytes, int length) {
        setDictionary(address, ArrayMemory.copied(bytes, length), 0, length);
    }

    @Replace
    private long inflateBytesBytes(long address, byte[] input, int inputOffset, int inputLength, byte[] output,
            int outputOffset, int outputLength) throws DataFormatException {
        Inflate stream = stream(address);
        try {
            stream.inflate(input, inputOffset, inputLength, output, outputOffset, outputLength);
        } catch (DataFormatException e) {
            inputConsumed = stream.consumed();
            outputConsumed = stream.produced();
            throw e;
        }
        return stream.consumed() | (long) stream.produced() << PRODUCED | (stream.isFinished() ? 1L << FINISHED : 0)
                | (stream.needsDictionary() ? 1L << DICTIONARY : 0);
    }

    @Replace
    private long inflateBytesBuffer(long address, byte[] input, int inputOffset, int inputLength, long output,
            int outputLength) throws DataFormatException {
        byte[] bytes = new byte[outputLength];
        try {
            return inflateBytesBytes(address, input, inputOffset, inputLength, bytes, 0, outputLength);
        } finally {
            ArrayMemory.copyFrom(bytes, output, stream(address).produced());
        }
    }

    @Replace
    private long inflateBufferBytes(long address, long input, int inputLength, byte[] output, int outputOffset,
            int outputLength) throws DataFormatException {
        byte[] bytes = ArrayMemory.copied(input, inputLength);
        return inflateBytesBytes(address, bytes, 0, inputLength, output, outputOffset, outputLength);
    }

    @Replace
    private long inflateBufferBuffer(long address, long input, int inputLength, long output, int outputLength)
            throws DataFormatException {
        byte[] bytes = ArrayMemory.copied(input, inputLength);
        return inflateBytesBuffer(address, bytes, 0, inputLength, output, outputLength);
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
    @TargetClass("java.util.zip.Inflater$InflaterZStreamRef")
    static final class Reference {
        @Alias private long address;
        @Inject private Object stream;

        @Replace
        Reference(Inflater owner, long address) {
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
