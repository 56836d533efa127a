package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The closed world as a finished analysis has it; what asks the child JVM or computes when first asked is synchronized. */
final class ClosedWorldResult implements ClosedWorld {
    private final Analysis analysis;
    private final List<MethodInfo> methods;
    private final List<ClassInfo> types;
    private final Set<MethodInfo> dispatched = new LinkedHashSet<>();
    private final Map<FieldInfo, Optional<HostObject>> common = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> checks;
    private volatile TypeFlow flow;

    ClosedWorldResult(Analysis analysis) {
        this.analysis = analysis;
        this.methods = List.copyOf(analysis.methods);
        this.types = List.copyOf(analysis.hubs);
        for (Map.Entry<MethodInfo, Set<MethodInfo>> each : analysis.targets.entrySet()) {
            if (each.getValue().size() > 1) {
                dispatched.add(each.getKey());
            }
        }
        this.checks = CompletableFuture.runAsync(() -> check(analysis));
    }

    private static void check(Analysis analysis) {
        new AllocationChecks(analysis).run();
        new UnboxedChecks(analysis).run();
        analysis.problems.check();
    }

    @Override
    public void verify() {
        try {
            checks.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CompileError error ? error : e;
        }
    }

    @Override
    public List<MethodInfo> methods() {
        return methods;
    }

    @Override
    public boolean isReached(MethodInfo method) {
        return analysis.methods.contains(method);
    }

    @Override
    public List<ClassInfo> types() {
        return types;
    }

    @Override
    public boolean hasHub(ClassInfo type) {
        return analysis.hubs.contains(type);
    }

    @Override
    public boolean isInstantiated(ClassInfo type) {
        return analysis.instantiated.contains(type);
    }

    @Override
    public List<MethodInfo> targets(MethodInfo declared) {
        return new ArrayList<>(analysis.targets.getOrDefault(declared, Set.of()));
    }

    @Override
    public SortedMap<ClassInfo, MethodInfo> receivers(MethodInsnNode call, MethodInfo declared) {
        return flow().receivers(call, declared);
    }

    @Override
    public boolean isNeverNull(AbstractInsnNode insn) {
        return flow().isNeverNull(insn);
    }

    private TypeFlow flow() {
        TypeFlow known = flow;
        return known != null ? known : startFlow();
    }

    private synchronized TypeFlow startFlow() {
        if (flow == null) {
            flow = TypeFlow.of(analysis);
        }
        return flow;
    }

    @Override
    public Set<MethodInfo> dispatched() {
        return dispatched;
    }

    @Override
    public boolean isReached(FieldInfo field) {
        return analysis.fields.contains(field);
    }

    @Override
    public boolean isConstant(FieldInfo field) {
        String owner = field.owner().name();
        // The runtime sets the streams, and what substitutions have added or reset.
        if (owner.equals("java/lang/System") || owner.equals("java/lang/Class")
                || field.isStatic() && isInitializedAtRuntime(field.owner())) {
            return false;
        }
        boolean isOrdinary = field.node().visibleAnnotations == null && field.node().invisibleAnnotations == null;
        return field.isStatic()
                ? field.isFinal() || isOrdinary && !field.isVolatile() && !analysis.stored.contains(field)
                : field.isFinal() && isOrdinary;
    }

    @Override
    public HostObject onlyObject(ClassInfo type) {
        return analysis.onlyObject(type);
    }

    @Override
    public HostObject commonObject(FieldInfo field) {
        return isConstant(field) ? common.computeIfAbsent(field, this::findCommonObject).orElse(null) : null;
    }

    private synchronized Optional<HostObject> findCommonObject(FieldInfo field) {
        HostObject only = field.isStatic() || field.type().getSort() != Type.OBJECT
                ? null
                : onlyObject(analysis.world.get(field.type()));
        return Optional.ofNullable(only).filter(object -> analysis.allReferTo(field, object));
    }

    @Override
    public boolean isInitializedAtRuntime(ClassInfo type) {
        return analysis.policy.isAtRuntime(type);
    }

    @Override
    public List<HostObject> heapObjects() {
        return new ArrayList<>(analysis.objects);
    }

    @Override
    public synchronized Object staticValue(FieldInfo field) {
        return analysis.values.staticValue(field);
    }

    @Override
    public synchronized Object fieldValue(HostObject object, FieldInfo field) {
        return analysis.values.fieldValue(object, field);
    }

    @Override
    public synchronized Object elementValue(HostObject array, int index) {
        return analysis.values.elementValue(array, index);
    }

    @Override
    public synchronized HostObject literal(String value) {
        return analysis.host.literal(value);
    }

    @Override
    public synchronized HostObject enumConstants(ClassInfo type) {
        return analysis.enumConstantsOf(type);
    }

    @Override
    public List<String> why(String pattern) {
        List<String> lines = new ArrayList<>();
        for (MethodInfo method : methods) {
            if ((method.owner().binaryName() + "." + method.name()).equals(pattern)) {
                lines.add(method.toString());
                lines.addAll(analysis.reasons.path(method));
            }
        }
        for (ClassInfo type : types) {
            if (type.binaryName().equals(pattern)) {
                lines.add("type " + type);
                lines.addAll(analysis.reasons.path(type));
            }
        }
        return lines;
    }
}
