package awesome.runtime.jdk.file;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;

/** {@code sun.nio.ch.Util}: mapped buffers are made without reflection, and stay mapped until the program ends. */
@TargetClass(value = "sun.nio.ch.Util", target = "linux")
final class Target_sun_nio_ch_Util {
    private Target_sun_nio_ch_Util() {}

    /** The memory of a buffer is an array, which the collector frees. */
    @Replace
    private static void free(ByteBuffer buffer) {
        // Nothing else holds it.
    }

    @Replace
    static MappedByteBuffer newMappedByteBuffer(int size, long address, FileDescriptor file, Runnable unmapper,
            boolean synced) {
        return (MappedByteBuffer) (Object) new Writable(size, address, file, unmapper, synced, null);
    }

    @Replace
    static MappedByteBuffer newMappedByteBufferR(int size, long address, FileDescriptor file, Runnable unmapper,
            boolean synced) {
        return (MappedByteBuffer) (Object) new ReadOnly(size, address, file, unmapper, synced, null);
    }

    /** Only its constructor is used. */
    @TargetClass(value = "java.nio.DirectByteBuffer", target = "linux")
    static final class Writable {
        @Alias
        Writable(int size, long address, FileDescriptor file, Runnable unmapper, boolean synced, Segment segment) {}
    }

    /** Only its constructor is used. */
    @TargetClass(value = "java.nio.DirectByteBufferR", target = "linux")
    static final class ReadOnly {
        @Alias
        ReadOnly(int size, long address, FileDescriptor file, Runnable unmapper, boolean synced, Segment segment) {}
    }

    /** Names a parameter. */
    @TargetClass(value = "jdk.internal.access.foreign.MemorySegmentProxy", target = "linux")
    static final class Segment {
        private Segment() {}
    }
}
