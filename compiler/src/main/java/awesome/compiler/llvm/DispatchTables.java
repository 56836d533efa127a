package awesome.compiler.llvm;

import awesome.compiler.analysis.ClosedWorld;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Slots for dispatched calls, virtual and interface alike: each method that call sites name gets a colour,
 * such that no class needs one colour for two different bodies. A call through an interface then costs what
 * a call through a class does.
 */
final class DispatchTables {
    private final Map<MethodInfo, Integer> slots = new HashMap<>();
    private final Map<ClassInfo, List<MethodInfo>> tables = new HashMap<>();
    private final Set<MethodInfo> inTables = new HashSet<>();

    DispatchTables(World world, ClosedWorld closed) {
        Map<MethodInfo, Map<ClassInfo, MethodInfo>> bodies = new LinkedHashMap<>();
        List<ClassInfo> receivers =
                closed.types().stream().filter(closed::isInstantiated).toList();
        for (MethodInfo selector : closed.dispatched()) {
            Map<ClassInfo, MethodInfo> perClass = new LinkedHashMap<>();
            for (ClassInfo receiver : receivers) {
                if (receiver.isSubtypeOf(selector.owner())) {
                    MethodInfo body = world.select(receiver, selector);
                    if (body != null && closed.isReached(body)) {
                        perClass.put(receiver, body);
                    }
                }
            }
            bodies.put(selector, perClass);
        }
        List<MethodInfo> order = new ArrayList<>(bodies.keySet());
        order.sort(Comparator.comparing((MethodInfo selector) -> -bodies.get(selector).size())
                .thenComparing(MethodInfo::symbol));
        for (MethodInfo selector : order) {
            place(selector, bodies.get(selector));
        }
    }

    private void place(MethodInfo selector, Map<ClassInfo, MethodInfo> perClass) {
        int slot = 0;
        while (!fits(slot, perClass)) {
            slot++;
        }
        slots.put(selector, slot);
        for (Map.Entry<ClassInfo, MethodInfo> each : perClass.entrySet()) {
            List<MethodInfo> table = tables.computeIfAbsent(each.getKey(), ignored -> new ArrayList<>());
            while (table.size() <= slot) {
                table.add(null);
            }
            table.set(slot, each.getValue());
            inTables.add(each.getValue());
        }
    }

    private boolean fits(int slot, Map<ClassInfo, MethodInfo> perClass) {
        for (Map.Entry<ClassInfo, MethodInfo> each : perClass.entrySet()) {
            List<MethodInfo> table = tables.getOrDefault(each.getKey(), List.of());
            MethodInfo there = slot < table.size() ? table.get(slot) : null;
            if (there != null && there != each.getValue()) {
                return false;
            }
        }
        return true;
    }

    /** The slot of a dispatched method. */
    int slot(MethodInfo selector) {
        return slots.get(selector);
    }

    /** Whether a table holds the method. */
    boolean isInTables(MethodInfo method) {
        return inTables.contains(method);
    }

    /** The bodies of a class by slot; null in slots that it does not use. */
    List<MethodInfo> table(ClassInfo type) {
        return tables.getOrDefault(type, List.of());
    }
}
