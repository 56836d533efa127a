package awesome.conformance.buffers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** Direct buffers: many of them, collected, their slices kept alive. */
public final class Direct {
    private Direct() {}

    public static void main(String[] arguments) {
        ByteBuffer kept = null;
        long sum = 0;
        for (int i = 0; i < 2_000; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(100_000).order(ByteOrder.nativeOrder());
            for (int k = 0; k < buffer.capacity(); k += 5_000) {
                sum += buffer.getInt(k);
                buffer.putInt(k, i + k);
            }
            if (i == 1_000) {
                kept = buffer.position(50_000).slice();
            }
            sum += buffer.getInt(95_000);
        }
        System.gc();
        System.out.println(sum + " " + kept.order(ByteOrder.nativeOrder()).getInt(0) + " " + kept.getInt(5_000) + " "
                + kept.capacity());
        ByteBuffer large = ByteBuffer.allocateDirect(8 << 20);
        IntBuffer ints = large.order(ByteOrder.nativeOrder()).asIntBuffer();
        for (int i = 0; i < ints.capacity(); i++) {
            ints.put(i, i * i);
        }
        long total = 0;
        while (ints.hasRemaining()) {
            total += ints.get();
        }
        System.out.println(total + " " + large.isDirect() + " " + large.hasArray());
    }
}
