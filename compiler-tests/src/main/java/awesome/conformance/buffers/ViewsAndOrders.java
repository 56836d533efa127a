package awesome.conformance.buffers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/** Buffers: all kinds of numbers in both byte orders, on the heap and direct, and views of them. */
public final class ViewsAndOrders {
    private ViewsAndOrders() {}

    public static void main(String[] arguments) {
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(64), ByteBuffer.allocateDirect(64))) {
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                buffer.clear().order(order);
                buffer.putShort((short) 0x0102).putChar('\u20ac').putInt(0x03040506).putLong(0x0708090a0b0c0d0eL)
                        .putFloat(1.5f)
                        .putDouble(-2.25);
                byte[] bytes = new byte[buffer.position()];
                buffer.flip().get(bytes);
                System.out.println(order + " " + Arrays.toString(bytes));
                buffer.rewind();
                System.out.println(buffer.getShort() + " " + buffer.getChar() + " " + buffer.getInt() + " "
                        + buffer.getLong() + " "
                        + buffer.getFloat() + " " + buffer.getDouble() + " " + buffer.getInt(3) + " "
                        + buffer.getLong(1));
                buffer.clear().position(8);
                IntBuffer ints = buffer.asIntBuffer();
                ints.put(new int[] {1, -2, 3});
                LongBuffer longs = buffer.asLongBuffer();
                System.out.println(ints + " " + longs.get(0) + " " + buffer.asShortBuffer().get(1) + " "
                        + buffer.asDoubleBuffer().limit()
                        + " " + buffer.asCharBuffer().length() + " " + buffer.asFloatBuffer().get(2) + " "
                        + longs.order());
                longs.put(1, Long.MIN_VALUE);
                System.out.println(buffer.get(16) + " " + buffer.get(23) + " " + ints.get(2) + " " + ints.isDirect());
            }
        }
        IntBuffer own = IntBuffer.wrap(new int[] {5, 6, 7});
        DoubleBuffer doubles = DoubleBuffer.allocate(3).put(1.5).put(2.5);
        System.out.println(own.get(1) + " " + own.order() + " " + doubles.flip().remaining() + " "
                + own.compareTo(IntBuffer.wrap(
                new int[] {5, 6, 8})) + " " + own.equals(IntBuffer.wrap(new int[] {5, 6, 7})) + " " + own.hashCode()
                + " "
                + own.mismatch(IntBuffer.wrap(new int[] {5, 0})));
    }
}
