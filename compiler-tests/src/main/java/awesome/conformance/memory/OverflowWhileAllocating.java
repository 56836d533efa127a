package awesome.conformance.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack ends inside allocations, collections and library code, and the heap stays sound. */
public final class OverflowWhileAllocating {
    private OverflowWhileAllocating() {}

    private static final class Node {
        final Node parent;
        final int[] data;
        final String text;

        Node(Node parent, int n) {
            this.parent = parent;
            this.data = new int[1 + n % 36];
            this.text = "node" + n;
            data[0] = n;
        }
    }

    private static final List<Node> KEPT = new ArrayList<>();

    private static int allocate(Node parent, int n, int every) {
        Node made = new Node(parent, n);
        if (n % every == 0) {
            KEPT.add(made);
        }
        return allocate(made, n + 1, every) + made.data.length;
    }

    private static int collect(Object held, int n) {
        if (n % 60000 == 59999) {
            System.gc();
        }
        return collect(new Object[] {held, n}, n + 1) + 1;
    }

    private static int map(Map<String, Object> map, int n) {
        map.put("key" + n % 100, new StringBuilder().append(n));
        return map(map, n + 1) + map.size();
    }

    public static void main(String[] arguments) {
        int overflows = 0;
        for (int round = 0; round < 6; round++) {
            try {
                switch (round % 3) {
                    case 0 -> allocate(null, 0, 97 + round);
                    case 1 -> collect(null, round);
                    default -> map(new HashMap<>(), round);
                }
            } catch (StackOverflowError e) {
                overflows++;
            }
        }
        System.gc();
        int good = 0;
        for (Node each : KEPT) {
            boolean sound = each.text.equals("node" + each.data[0]);
            for (Node up = each.parent; up != null; up = up.parent) {
                sound &= up.data.length > 0 && up.text.startsWith("node");
            }
            good += sound ? 1 : 0;
        }
        System.out.println(overflows + " " + (good == KEPT.size()) + " " + (good > 20));
    }
}
