package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.heap.ArrayMemory;
import java.nio.ByteBuffer;

/** {@code java.nio.ByteBuffer}: the memory of a direct buffer is an array, which the collector frees with the buffer. */
@TargetClass("java.nio.ByteBuffer")
final class Target_java_nio_ByteBuffer {
    private Target_java_nio_ByteBuffer() {}

    @Replace
    public static ByteBuffer allocateDirect(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity < 0: (" + capacity + " < 0)");
        }
        byte[] memory = new byte[capacity];
        return (ByteBuffer) (Object) new Direct(ArrayMemory.addressOf(memory), capacity, memory, null);
    }

    /** Only its constructor is used: a buffer keeps its memory reachable, and so do its slices. */
    @TargetClass("java.nio.DirectByteBuffer")
    static final class Direct {
        @Alias
        Direct(long address, int capacity, Object memory, Segment segment) {}
    }

    /** Names a parameter. */
    @TargetClass("jdk.internal.access.foreign.MemorySegmentProxy")
    static final class Segment {
        private Segment() {}
    }
}
