package awesome.conformance.memory;

import java.util.HashMap;
import java.util.Map;

/** Strings are built, kept in maps and dropped, with the collector running often. */
public final class Strings {
    private Strings() {}

    public static void main(String[] arguments) {
        Map<String, StringBuilder> map = new HashMap<>();
        int seed = 7;
        for (int i = 0; i < 200_000; i++) {
            seed = seed * 1103515245 + 12345;
            String key = "key" + (seed >>> 16) % 500;
            StringBuilder value = map.get(key);
            if (value == null || value.length() > 300) {
                value = new StringBuilder(key).append('\u20ac');
                map.put(key, value);
            }
            value.append(i % 10);
        }
        long hash = 0;
        for (int i = 0; i < 500; i++) {
            hash = hash * 31 + map.get("key" + i).toString().hashCode();
        }
        System.out.println(map.size() + " " + hash);
    }
}
