package awesome.conformance.checksums;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers in arrays of bytes through handles: both byte orders, each size, any alignment, and beyond the end. */
public final class ByteOrders {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private ByteOrders() {}

    public static void main(String[] arguments) {
        byte[] bytes = new byte[24];
        for (int i = 0; i < 9; i++) {
            SHORTS.set(bytes, i, (short) (0x81f2 + i));
            INTS.set(bytes, i + 3, 0x12345678 * (i + 1));
            BIG_INTS.set(bytes, i + 9, -i);
            LONGS.set(bytes, i + 5, 0x8123456789abcdefL >> i);
            System.out.println(Arrays.toString(bytes) + " " + (short) SHORTS.get(bytes, i + 2) + " "
                    + (int) (char) CHARS.get(bytes, i) + " " + (int) INTS.get(bytes, i + 4) + " "
                    + (int) BIG_INTS.get(bytes, i) + " " + (long) LONGS.get(bytes, i + 7));
        }
        for (int index : new int[] {-1, 20, 21, 24}) {
            try {
                System.out.println((int) INTS.get(bytes, index));
            } catch (IndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
