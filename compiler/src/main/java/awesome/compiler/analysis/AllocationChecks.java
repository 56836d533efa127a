package awesome.compiler.analysis;

import awesome.compiler.model.Annotations;
import awesome.compiler.model.CallSite;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Verifies {@code @NoAlloc} and {@code @InterruptContext}: nothing that such a method calls, short of
 * {@code @MayAllocate}, allocates, takes a monitor or runs a static initialiser. An exception that is made and thrown
 * at once is a bug found, as a null reference is, and may allocate.
 */
final class AllocationChecks {
    /** A call, or with {@code callee} null something that is forbidden. */
    private record Step(MethodInfo callee, int line, String forbidden) {}

    private final Analysis analysis;
    private final World world;
    private final Map<MethodInfo, List<Step>> steps = new HashMap<>();
    /** Methods that keep the promise, and all that they reach. */
    private final Set<MethodInfo> keeping = new HashSet<>();

    AllocationChecks(Analysis analysis) {
        this.analysis = analysis;
        this.world = analysis.world;
    }

    void run() {
        for (MethodInfo method : analysis.methods) {
            String promise = promise(method);
            if (promise != null && method.magic("MayAllocate").isEmpty() && !method.isClassInitializer()) {
                verify(method, promise);
            }
        }
    }

    /** What the method promises, for the message; null if nothing. Constructors are not under the promise of their class. */
    private static String promise(MethodInfo method) {
        for (String name : List.of("NoAlloc", "InterruptContext")) {
            Optional<AnnotationNode> found = method.magic(name)
                    .or(() -> method.isConstructor() ? Optional.empty() : method.owner().magic(name));
            if (found.isPresent()) {
                return "@" + name + found.flatMap(each -> Annotations.string(each, "value")).map(why -> " (" + why + ")").orElse("");
            }
        }
        return null;
    }

    /** Breadth first, so that the path told is a shortest one. */
    private void verify(MethodInfo root, String promise) {
        Map<MethodInfo, Reasons.Reason> callers = new HashMap<>();
        Deque<MethodInfo> queue = new ArrayDeque<>(List.of(root));
        callers.put(root, new Reasons.Reason(null, 0));
        while (!queue.isEmpty()) {
            MethodInfo method = queue.poll();
            if (keeping.contains(method)) {
                continue;
            }
            for (Step step : steps.computeIfAbsent(method, this::stepsOf)) {
                Reasons.Reason here = new Reasons.Reason(method, step.line());
                if (step.callee() == null) {
                    analysis.problems.add(root + " is " + promise + ", but " + step.forbidden() + " is reached from it",
                            path(here, callers));
                    return;
                }
                if (callers.putIfAbsent(step.callee(), here) == null) {
                    queue.add(step.callee());
                }
            }
        }
        keeping.addAll(callers.keySet());
    }

    private static List<String> path(Reasons.Reason from, Map<MethodInfo, Reasons.Reason> callers) {
        List<String> lines = new ArrayList<>();
        Reasons.Reason each = from;
        while (each.from() instanceof MethodInfo method) {
            lines.add("    from " + Reasons.place(method, each.line()));
            each = callers.get(method);
        }
        return lines;
    }

    private List<Step> stepsOf(MethodInfo method) {
        List<Step> found = new ArrayList<>();
        if (method.isSynchronized()) {
            found.add(new Step(null, 0, "a monitor (synchronized)"));
        }
        AbstractInsnNode following;
        for (AbstractInsnNode insn = method.node().instructions.getFirst(); insn != null; insn = following) {
            AbstractInsnNode thrown = throwOf(insn);
            following = thrown == null ? insn.getNext() : thrown.getNext();
            if (thrown != null) {
                continue;
            }
            int line = insn.getOpcode() < 0 ? 0 : Reasons.line(insn);
            String forbidden = forbidden(method, insn);
            if (forbidden != null) {
                found.add(new Step(null, line, forbidden));
            } else if (insn instanceof MethodInsnNode call) {
                for (MethodInfo callee : callees(method, call)) {
                    if (callee.magic("MayAllocate").isEmpty()) {
                        found.add(new Step(callee, line, null));
                    }
                }
            }
        }
        return found;
    }

    /** The instruction that throws the exception that {@code insn} begins to make, with no way around it; else null. */
    private AbstractInsnNode throwOf(AbstractInsnNode insn) {
        if (insn.getOpcode() != Opcodes.NEW || !world.get(((TypeInsnNode) insn).desc).isSubtypeOf(world.get("java/lang/Throwable"))) {
            return null;
        }
        for (AbstractInsnNode each = insn.getNext(); each != null; each = each.getNext()) {
            if (each.getOpcode() == Opcodes.ATHROW) {
                return each;
            }
            if (each instanceof JumpInsnNode || each instanceof TableSwitchInsnNode || each instanceof LookupSwitchInsnNode
                    || each.getOpcode() >= Opcodes.IRETURN && each.getOpcode() <= Opcodes.RETURN) {
                return null;
            }
        }
        return null;
    }

    private List<MethodInfo> callees(MethodInfo caller, MethodInsnNode call) {
        CallSite site = CallSite.of(world, caller.owner(), call);
        List<MethodInfo> bodies = site.dispatched()
                ? new ArrayList<>(analysis.targets.getOrDefault(site.named(), java.util.Set.of()))
                : List.of(site.named());
        return bodies.stream().filter(analysis.methods::contains).toList();
    }

    private String forbidden(MethodInfo method, AbstractInsnNode insn) {
        switch (insn.getOpcode()) {
            case Opcodes.NEW:
                ClassInfo type = world.get(((TypeInsnNode) insn).desc);
                return type.isUnboxed() ? null : "new " + type;
            case Opcodes.NEWARRAY:
                return "a new array";
            case Opcodes.ANEWARRAY:
                return "a new array of " + world.get(((TypeInsnNode) insn).desc);
            case Opcodes.MULTIANEWARRAY:
                return "a new array " + world.get(((MultiANewArrayInsnNode) insn).desc);
            case Opcodes.MONITORENTER:
                return "a monitor (synchronized)";
            case Opcodes.GETSTATIC, Opcodes.PUTSTATIC:
                FieldInsnNode access = (FieldInsnNode) insn;
                FieldInfo field = world.resolveField(world.get(access.owner), access.name, access.desc);
                return field == null ? null : initializer(method, field.owner());
            case Opcodes.INVOKESTATIC:
                return initializer(method, CallSite.of(world, method.owner(), (MethodInsnNode) insn).named().owner());
            default:
                return null;
        }
    }

    private String initializer(MethodInfo method, ClassInfo type) {
        boolean already = method.owner().isSubtypeOf(type);
        return !already && analysis.policy.isAtRuntime(type) ? "the static initialiser of " + type + " (@InitAtRuntime)" : null;
    }
}
