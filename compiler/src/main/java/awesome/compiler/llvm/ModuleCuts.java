package awesome.compiler.llvm;

import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Cuts methods of a program into parts of about the same size. Classes are in the order of their names, so that those of a package
 * and its neighbours are side by side; a cut is where the fewest calls are from one side to the other.
 */
final class ModuleCuts {
    /** How far a cut may be from the place that makes parts equal, in hundredths of the program. */
    private static final int SLACK = 2;
    /** How much more LLVM has of a call and of an access to memory than of another instruction. */
    private static final int CALL = 4;
    private static final int ACCESS = 2;

    private final Map<String, Integer> places = new HashMap<>();
    /** How large the classes before each place are together. */
    private final long[] before;
    /** Calls from one side of a place to the other. */
    private final long[] crossing;

    private ModuleCuts(Program program, List<MethodInfo> methods) {
        SortedSet<String> types = new TreeSet<>();
        methods.forEach(each -> types.add(Modules.outermost(each)));
        types.forEach(each -> places.put(each, places.size()));
        before = new long[types.size() + 1];
        crossing = new long[types.size() + 1];
        Set<MethodInfo> own = new HashSet<>(methods);
        for (MethodInfo method : methods) {
            int place = place(method);
            before[place + 1] += size(method);
            for (MethodInfo target : Modules.targets(program, method)) {
                if (own.contains(target)) {
                    // One more from behind the first of the two to the second.
                    crossing[Math.min(place, place(target)) + 1]++;
                    crossing[Math.max(place, place(target)) + 1]--;
                }
            }
        }
        for (int i = 1; i < before.length; i++) {
            before[i] += before[i - 1];
            crossing[i] += crossing[i - 1];
        }
    }

    private int place(MethodInfo method) {
        return places.get(Modules.outermost(method));
    }

    private static int size(MethodInfo method) {
        int size = 0;
        for (AbstractInsnNode each : method.node().instructions) {
            int opcode = each.getOpcode();
            if (opcode >= Opcodes.INVOKEVIRTUAL && opcode <= Opcodes.INVOKEDYNAMIC) {
                size += CALL;
            } else if (opcode >= Opcodes.GETSTATIC && opcode <= Opcodes.PUTFIELD
                    || opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
                size += ACCESS;
            } else {
                size += opcode >= 0 ? 1 : 0;
            }
        }
        return size;
    }

    /** Methods of the program in this many parts, in each in the order that they have here. */
    static List<List<MethodInfo>> cut(Program program, List<MethodInfo> methods, int count) {
        ModuleCuts cuts = new ModuleCuts(program, methods);
        List<List<MethodInfo>> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= count; i++) {
            int first = start;
            int end = i == count ? cuts.places.size() : cuts.best(first, i, count);
            parts.add(methods.stream()
                    .filter(each -> cuts.place(each) >= first && cuts.place(each) < end)
                    .toList());
            start = end;
        }
        return parts;
    }

    /** The place of a cut behind {@code first}, for {@code part} of {@code count} equal parts to be before it. */
    private int best(int first, int part, int count) {
        long all = before[places.size()];
        long ideal = all * part / count;
        int best = -1;
        int nearest = first + 1;
        for (int place = first + 1; place < places.size(); place++) {
            long distance = Math.abs(before[place] - ideal);
            if (distance <= all * SLACK / 100 && (best < 0 || crossing[place] < crossing[best])) {
                best = place;
            }
            if (distance < Math.abs(before[nearest] - ideal)) {
                nearest = place;
            }
        }
        return best < 0 ? nearest : best;
    }
}
