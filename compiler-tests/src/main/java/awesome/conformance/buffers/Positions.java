package awesome.conformance.buffers;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Buffers: position, limit, mark, flip, rewind, compact, remaining, and their exceptions. */
public final class Positions {
    private Positions() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(10);
        System.out.println(buffer + " " + buffer.hasRemaining() + " " + buffer.arrayOffset() + " " + buffer.isDirect());
        buffer.put((byte) 1).put(new byte[] {2, 3, 4}).putShort((short) 0x0506);
        System.out.println(buffer + " " + Arrays.toString(buffer.array()));
        buffer.flip();
        System.out.println(buffer + " " + buffer.get() + " " + buffer.mark().get() + " " + buffer.getShort() + " "
                + buffer.remaining());
        buffer.reset();
        System.out.println(buffer.get());
        buffer.compact();
        System.out.println(buffer + " " + Arrays.toString(buffer.array()));
        buffer.clear();
        System.out.println(buffer + " " + buffer.rewind().limit(3).position(2));
        show(() -> ByteBuffer.allocate(2).putInt(1));
        show(() -> ByteBuffer.allocate(2).getLong());
        show(() -> ByteBuffer.allocate(2).get(2));
        show(() -> ByteBuffer.allocate(2).position(3));
        show(() -> ByteBuffer.allocate(2).limit(-1));
        show(() -> ByteBuffer.allocate(2).reset());
        show(() -> ByteBuffer.allocate(-1));
        show(() -> ByteBuffer.allocateDirect(-1));
        show(() -> ByteBuffer.allocate(3).asReadOnlyBuffer().put((byte) 1));
        show(() -> ByteBuffer.allocate(3).asReadOnlyBuffer().array());
        show(() -> ByteBuffer.allocateDirect(3).array());
        show(() -> ByteBuffer.wrap(new byte[5], 2, 4));
        show(() -> ByteBuffer.wrap(new byte[5], 2, 3));
    }
}
