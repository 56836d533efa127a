package awesome.conformance.memory;

import java.util.Map;
import java.util.WeakHashMap;

/** Entries of a WeakHashMap go when their keys do. */
public final class WeakMap {
    private WeakMap() {}

    private static void fill(Map<Object, Integer> map, int count) {
        for (int i = 0; i < count; i++) {
            map.put(new int[1], i);
        }
    }

    private static int clobber(int n) {
        return n == 0 ? 0 : 1 + clobber(n - 1);
    }

    public static void main(String[] arguments) {
        Map<Object, Integer> map = new WeakHashMap<>();
        String kept = new String("kept");
        map.put(kept, -1);
        fill(map, 1000);
        clobber(200);
        long end = System.nanoTime() + 5_000_000_000L;
        while (map.size() > 10 && System.nanoTime() < end) {
            System.gc();
        }
        System.out.println((map.size() <= 10) + " " + map.get(kept) + " " + map.containsKey(kept));
    }
}
