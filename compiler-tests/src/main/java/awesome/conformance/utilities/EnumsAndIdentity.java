package awesome.conformance.utilities;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** EnumMap, EnumSet, IdentityHashMap, WeakHashMap, access-ordered LinkedHashMap. */
public final class EnumsAndIdentity {
    private EnumsAndIdentity() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        EnumMap<TimeUnit, Integer> map = new EnumMap<>(TimeUnit.class);
        map.put(TimeUnit.SECONDS, 1);
        map.put(TimeUnit.DAYS, 2);
        map.merge(TimeUnit.DAYS, 5, Integer::sum);
        System.out.println(map + " " + map.containsKey(TimeUnit.HOURS) + " " + map.entrySet().iterator().next() + " "
                + map.equals(Map.of(TimeUnit.DAYS, 7,
                TimeUnit.SECONDS, 1)) + " " + EnumSet.range(TimeUnit.MILLISECONDS, TimeUnit.HOURS) + " "
                + EnumSet.complementOf(EnumSet.of(TimeUnit.DAYS)).size()
                + " " + EnumSet.noneOf(TimeUnit.class).add(TimeUnit.DAYS) + " "
                + EnumSet.copyOf(List.of(TimeUnit.DAYS, TimeUnit.DAYS)));
        IdentityHashMap<String, Integer> identity = new IdentityHashMap<>();
        identity.put(new String("a"), 1);
        identity.put(new String("a"), 2);
        System.out.println(identity.size() + " " + identity.containsKey("a") + " " + identity.containsValue(2));
        LinkedHashMap<Integer, String> cache = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
                return size() > 3;
            }
        };
        for (int i = 0; i < 5; i++) {
            cache.put(i, "v" + i);
            cache.get(2);
        }
        System.out.println(cache + " " + cache.getOrDefault(9, "none") + " " + cache.keySet());
        WeakHashMap<Object, Integer> weak = new WeakHashMap<>();
        Object key = new Object();
        weak.put(key, 1);
        System.out.println(weak.get(key) + " " + weak.size() + " " + key.equals(weak.keySet().iterator().next()));
        show(() -> map.put(null, 1));
        show(() -> EnumSet.copyOf(new ArrayList<TimeUnit>()));
    }
}
