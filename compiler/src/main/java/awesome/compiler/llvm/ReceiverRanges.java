package awesome.compiler.llvm;

import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which type numbers the receivers of a call have, and which body runs for each. */
final class ReceiverRanges {
    /**
     * Receivers with one body.
     *
     * @param first the lowest type number
     */
    record Range(int first, MethodInfo body) {}

    private ReceiverRanges() {}

    /** The ranges for all receivers that exist, in order; empty if one of the bodies is not there. */
    static List<Range> of(Program program, MethodInfo named) {
        Map<Integer, MethodInfo> bodies = new TreeMap<>();
        for (ClassInfo type : program.closed.types()) {
            if (program.closed.isInstantiated(type) && type.isSubtypeOf(named.owner())) {
                MethodInfo body = program.world.select(type, named);
                if (body == null || !program.closed.isReached(body)) {
                    return List.of();
                }
                bodies.put(program.numbers.first(type), body);
            }
        }
        List<Range> ranges = new ArrayList<>();
        MethodInfo previous = null;
        for (Map.Entry<Integer, MethodInfo> each : bodies.entrySet()) {
            if (each.getValue() != previous) {
                previous = each.getValue();
                ranges.add(new Range(each.getKey(), previous));
            }
        }
        return ranges;
    }
}
