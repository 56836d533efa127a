package awesome.conformance.memory;

/** Arrays of every size around those where the heap changes how it stores them. */
public final class Sizes {
    private Sizes() {}

    public static void main(String[] arguments) {
        int[] around = {0, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072};
        byte[][] kept = new byte[around.length * 48][];
        int count = 0;
        for (int round = 0; round < 3; round++) {
            count = 0;
            for (int center : around) {
                for (int size = center - 24; size < center + 24; size++) {
                    byte[] made = new byte[Math.max(0, size)];
                    for (byte each : made) {
                        if (each != 0) {
                            throw new IllegalStateException("not zero: " + size);
                        }
                    }
                    for (int i = 0; i < made.length; i++) {
                        made[i] = (byte) (count + i);
                    }
                    kept[count++] = made;
                }
            }
            System.gc();
        }
        long digest = 0;
        for (int k = 0; k < count; k++) {
            for (int i = 0; i < kept[k].length; i++) {
                if (kept[k][i] != (byte) (k + i)) {
                    throw new IllegalStateException("changed: " + k + " " + i);
                }
            }
            digest = digest * 31 + kept[k].length;
        }
        System.out.println(count + " " + digest);
    }
}
