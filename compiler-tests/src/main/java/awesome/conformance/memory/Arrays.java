package awesome.conformance.memory;

/** Large and small arrays of all kinds are kept and dropped. */
public final class Arrays {
    private Arrays() {}

    public static void main(String[] arguments) {
        Object[] kept = new Object[64];
        long sum = 0;
        int seed = 1;
        for (int i = 0; i < 30_000; i++) {
            seed = seed * 1103515245 + 12345;
            int size = (seed >>> 16 & 1023) + (i % 500 == 0 ? 100_000 : 0);
            Object made = switch (i % 6) {
                case 0 -> new byte[size];
                case 1 -> new long[size / 4];
                case 2 -> new Object[] {kept[i & 63], size, "text" + size};
                case 3 -> new int[size / 64 + 1][3];
                case 4 -> new String[size];
                default -> new StringBuilder().append(size);
            };
            sum += size;
            if (made instanceof Object[] chain && i % 6 == 2) {
                chain[0] = i % 7 == 0 ? chain[0] : null;
            }
            kept[seed >>> 8 & 63] = made;
        }
        int chains = 0;
        for (Object each : kept) {
            for (Object link = each; link instanceof Object[] chain && chain.length == 3; link = chain[0]) {
                chains += chain[2] != null && chain[2].toString().startsWith("text") ? 1 : 1000;
            }
        }
        System.out.println(sum + " " + (chains < 500));
    }
}
