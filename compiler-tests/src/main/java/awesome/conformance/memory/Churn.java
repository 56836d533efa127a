package awesome.conformance.memory;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** A map that is filled and emptied for long does not grow the heap. */
public final class Churn {
    private Churn() {}

    public static void main(String[] arguments) {
        Map<Integer, String> map = new HashMap<>();
        ArrayDeque<Integer> order = new ArrayDeque<>();
        long hash = 0;
        for (int i = 0; i < 1_000_000; i++) {
            map.put(i, "value" + i % 1000);
            order.add(i);
            if (order.size() > 2000) {
                hash = hash * 31 + map.remove(order.poll()).hashCode();
            }
        }
        System.out.println(map.size() + " " + hash);
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.println(used < 512L << 20);
    }
}
