package awesome.bench.programs;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** A hash table of boxed numbers and one of strings, filled, read and emptied: java.util at work. */
final class HashChurn {
    private static final int KEYS = 1 << 14;

    private HashChurn() {}

    /** This many operations on each table. */
    static long run(int size) {
        return boxes(size) * 31 + words(size);
    }

    private static long boxes(int operations) {
        Numbers numbers = new Numbers(7);
        Map<Integer, Long> table = new HashMap<>();
        long sum = 0;
        for (int i = 0; i < operations; i++) {
            Integer key = numbers.below(KEYS) * 37;
            switch (numbers.below(4)) {
                case 0 -> table.put(key, (long) i);
                case 1 -> {
                    Long old = table.remove(key);
                    sum += old == null ? 1 : old;
                }
                default -> sum += table.getOrDefault(key, 3L);
            }
        }
        for (Iterator<Map.Entry<Integer, Long>> entries = table.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<Integer, Long> each = entries.next();
            sum += each.getKey() ^ each.getValue();
            entries.remove();
        }
        return sum + table.size();
    }

    private static long words(int operations) {
        Numbers numbers = new Numbers(8);
        String[] keys = new String[KEYS / 4];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "key-" + Integer.toHexString(i * 7919);
        }
        Map<String, int[]> counts = new HashMap<>();
        for (int i = 0; i < operations; i++) {
            int number = numbers.below(keys.length);
            int[] count = counts.computeIfAbsent(keys[number], key -> new int[1]);
            count[0] += number & 7;
        }
        long sum = counts.size();
        for (Map.Entry<String, int[]> each : counts.entrySet()) {
            sum += each.getKey().hashCode() * (long) each.getValue()[0];
        }
        return sum;
    }
}
