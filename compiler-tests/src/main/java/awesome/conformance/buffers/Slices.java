package awesome.conformance.buffers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Buffers: slices, duplicates and read-only ones share bytes. */
public final class Slices {
    private Slices() {}

    public static void main(String[] arguments) {
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(16), ByteBuffer.allocateDirect(16))) {
            for (int i = 0; i < 16; i++) {
                buffer.put((byte) i);
            }
            buffer.position(4).limit(12);
            ByteBuffer slice = buffer.slice();
            ByteBuffer part = buffer.slice(2, 3);
            ByteBuffer copy = buffer.duplicate();
            ByteBuffer fixed = buffer.asReadOnlyBuffer();
            slice.put(1, (byte) 99);
            System.out.println(slice + " " + part + " " + copy + " " + fixed + " " + buffer.get(5) + " "
                    + fixed.get(5) + " "
                    + copy.get(5) + " " + part.get(0));
            part.put((byte) 77);
            System.out.println(buffer.get(6) + " " + fixed.isReadOnly() + " " + fixed.compareTo(copy) + " "
                    + fixed.equals(copy)
                    + " " + slice.order(ByteOrder.LITTLE_ENDIAN).slice().order() + " " + fixed.slice().isReadOnly());
            ByteBuffer other = ByteBuffer.allocate(20);
            other.put(copy).put(slice.position(6));
            System.out.println(other.flip().remaining() + " " + copy.remaining() + " " + other.get(9) + " "
                    + other.hashCode());
            byte[] bytes = new byte[6];
            other.get(3, bytes, 1, 4);
            System.out.println(Arrays.toString(bytes) + " " + other.put(0, bytes, 2, 2).get(1) + " "
                    + other.alignedSlice(1).remaining() + " " + other.mismatch(fixed));
        }
    }
}
