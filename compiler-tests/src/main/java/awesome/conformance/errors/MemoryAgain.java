package awesome.conformance.errors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The heap is full in collections, string builders, finally blocks, synchronized methods and handlers, again and again. */
public final class MemoryAgain {
    private static final int CHUNK = 1 << 22;
    private static List<Object> kept = new ArrayList<>();
    private static int cleanups;

    private MemoryAgain() {}

    private static void fill() {
        while (true) {
            kept.add(new byte[CHUNK]);
        }
    }

    private static String inFinally() {
        try {
            fill();
            return "never";
        } finally {
            kept = new ArrayList<>();
            cleanups++;
        }
    }

    private static synchronized void locked() {
        fill();
    }

    private static void builder() {
        StringBuilder text = new StringBuilder("0123456789abcdef\u20ac");
        while (true) {
            text.append(text);
        }
    }

    private static void map() {
        Map<Integer, long[]> map = new HashMap<>();
        for (int i = 0; ; i++) {
            map.put(i, new long[CHUNK / 8]);
        }
    }

    private static void linked() {
        Object[] head = null;
        while (true) {
            Object[] next = new Object[CHUNK / 4];
            next[0] = head;
            head = next;
        }
    }

    private static void attempt(String name, Runnable action) {
        try {
            action.run();
            System.out.println(name + " ended");
        } catch (OutOfMemoryError e) {
            kept = new ArrayList<>();
            System.out.println(name + " " + (e.getMessage() != null) + " " + Thread.holdsLock(MemoryAgain.class));
        }
    }

    public static void main(String[] arguments) {
        for (int i = 0; i < 2; i++) {
            attempt("finally", MemoryAgain::inFinally);
            attempt("locked", MemoryAgain::locked);
            attempt("builder", MemoryAgain::builder);
            attempt("map", MemoryAgain::map);
            attempt("linked", MemoryAgain::linked);
            attempt("clone", () -> {
                int[] big = new int[CHUNK * 2];
                while (true) {
                    kept.add(big.clone());
                }
            });
        }
        System.out.println(cleanups + " " + kept.size());
    }
}
