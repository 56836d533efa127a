package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.hostheap.HostHeap;
import awesome.compiler.hostheap.HostObject;
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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Rapid type analysis (Bacon and Sweeney, OOPSLA 1996) over code and image heap together: a method is reached
 * if a reached call may run it on a class that reached code, or a reached object of the image heap, instantiates.
 */
final class Analysis {
    final World world;
    final HeapValues values;
    final InitializationPolicy policy;
    final HostHeap host;
    final Reasons reasons = new Reasons();
    final Problems problems = new Problems(reasons);

    final Set<MethodInfo> methods = new LinkedHashSet<>();
    final Set<ClassInfo> hubs = new LinkedHashSet<>();
    final Set<ClassInfo> instantiated = new LinkedHashSet<>();
    final Set<FieldInfo> fields = new LinkedHashSet<>();
    final Map<MethodInfo, Set<MethodInfo>> targets = new LinkedHashMap<>();
    final Set<HostObject> objects = new LinkedHashSet<>();
    /** The static fields that reached code stores. */
    final Set<FieldInfo> stored = new LinkedHashSet<>();
    /** The classes of which reached code makes objects. */
    final Set<ClassInfo> allocated = new LinkedHashSet<>();

    final MethodInfo main;
    private final ConstantFolding folding;
    private final Verification verification;
    private final Deque<MethodInfo> methodsToScan = new ArrayDeque<>();
    private final Deque<HostObject> objectsToScan = new ArrayDeque<>();
    /** Strings in code, each with where it is, that the child JVM was not asked for yet. */
    private final Map<String, Reasons.Reason> literals = new LinkedHashMap<>();
    private final Set<MethodInfo> refused = new LinkedHashSet<>();
    private final Set<ClassInfo> initialized = new LinkedHashSet<>();
    private final Map<ClassInfo, List<MethodInfo>> selectors = new HashMap<>();
    private final Map<ClassInfo, List<ClassInfo>> instantiatedSubtypes = new HashMap<>();
    private final Map<ClassInfo, List<HostObject>> objectsOfType = new LinkedHashMap<>();
    private final Map<ClassInfo, List<FieldInfo>> instanceFields = new HashMap<>();
    private boolean enumConstantsWanted;

    Analysis(World world, HostHeap host, HeapValues values, InitializationPolicy policy, MethodInfo main) {
        this.world = world;
        this.host = host;
        this.values = values;
        this.policy = policy;
        this.main = main;
        this.folding = new ConstantFolding(world, policy, values);
        this.verification = new Verification(world);
    }

    /** Finds everything that the roots reach. Once. */
    void run(List<MethodInfo> roots) {
        try (verification) {
            runFrom(roots);
        }
    }

    private void runFrom(List<MethodInfo> roots) {
        Reasons.Reason root = new Reasons.Reason(null, 0);
        for (String name : List.of("java/lang/Object", "java/lang/Class", "java/lang/String", "[B")) {
            allocate(world.get(name), root);
        }
        for (MethodInfo each : roots) {
            reach(each, root);
        }
        while (!methodsToScan.isEmpty() || !literals.isEmpty() || !objectsToScan.isEmpty()) {
            MethodInfo method = methodsToScan.poll();
            if (method != null) {
                scan(method);
            } else if (!literals.isEmpty()) {
                takeLiterals();
            } else {
                scan(objectsToScan.poll());
            }
        }
    }

    /** All at once: nearly every second method has one, and each question takes longer than its answer. */
    private void takeLiterals() {
        host.literals(literals.keySet());
        literals.forEach((text, reason) -> value(host.literal(text), reason));
        literals.clear();
    }

    private void scan(MethodInfo method) {
        MethodNode node = method.node();
        if (isOwn(method.owner())) {
            try {
                verification.finish(method);
            } catch (CompileError e) {
                problems.add(e.getMessage(), reasons.get(method));
                return;
            }
        }
        if (method.isClassInitializer()) {
            EnumInitializers.publishConstants(method);
        }
        try {
            folding.apply(method);
        } catch (CompileError e) {
            problems.add(e.getMessage(), new Reasons.Reason(method, 0));
        }
        new MethodScanner(this, method).scan(node);
    }

    /** Whether a class comes from the class path, not from the JDK. */
    boolean isOwn(ClassInfo type) {
        return policy.isOwn(type);
    }

    /** A body that may run. */
    void reach(MethodInfo method, Reasons.Reason reason) {
        if (methods.contains(method) || refused.contains(method)) {
            return;
        }
        reasons.add(method, reason);
        if (CallSite.isReplaced(method)) {
            refused.add(method);
            if (main != null && method.magicValue("Intrinsic", "value").filter("program.main"::equals).isPresent()) {
                reach(main, reason);
                initialize(main.owner(), reason);
            }
            return;
        }
        String refusal = refusal(method);
        if (refusal != null) {
            refused.add(method);
            problems.add(refusal, reason);
        } else if (!method.isAbstract()) {
            methods.add(method);
            methodsToScan.add(method);
            if (isOwn(method.owner())) {
                verification.begin(method);
            }
        }
    }

    private String refusal(MethodInfo method) {
        String unsupported = Unsupported.reason(method);
        if (unsupported != null) {
            return unsupported;
        }
        String removed = method.magicValue("Remove", "value").orElse(null);
        if (removed != null) {
            return method + " is removed: " + removed;
        }
        if (method.magic("HostOnly").isPresent() || method.owner().magic("HostOnly").isPresent()) {
            return method + " is for the host only (@HostOnly)";
        }
        if (method.isNative() && policy.isOwn(method.owner())) {
            return method + " is native, and there is no JNI in an image; write it in Java";
        }
        return method.isNative() ? method + " is native; give it a body in a substitution (@TargetClass, @Replace)" : null;
    }

    /** A call through a dispatch table of what {@code named} declares. */
    void dispatch(MethodInfo named, Reasons.Reason reason) {
        if (targets.containsKey(named)) {
            return;
        }
        targets.put(named, new LinkedHashSet<>());
        reasons.add(named, reason);
        selectors.computeIfAbsent(named.owner(), ignored -> new ArrayList<>()).add(named);
        for (ClassInfo receiver : new ArrayList<>(instantiatedSubtypes.getOrDefault(named.owner(), List.of()))) {
            select(named, receiver);
        }
    }

    private void select(MethodInfo named, ClassInfo receiver) {
        MethodInfo body = world.select(receiver, named);
        if (body != null && !body.isAbstract() && targets.get(named).add(body)) {
            Reasons.Reason site = reasons.get(named);
            reach(body, site == null || site.from() == null ? new Reasons.Reason(receiver, 0) : site);
        }
    }

    /** Reached code may make objects of exactly this class. */
    void allocate(ClassInfo type, Reasons.Reason reason) {
        allocated.add(type);
        instantiate(type, reason);
    }

    /** Objects of exactly this class may exist. */
    private void instantiate(ClassInfo type, Reasons.Reason reason) {
        if (type.isUnboxed() || !instantiated.add(type)) {
            return;
        }
        hub(type, reason);
        Set<ClassInfo> supertypes = new LinkedHashSet<>();
        collectSupertypes(type, supertypes);
        for (ClassInfo each : supertypes) {
            instantiatedSubtypes.computeIfAbsent(each, ignored -> new ArrayList<>()).add(type);
        }
        for (ClassInfo each : supertypes) {
            for (MethodInfo named : new ArrayList<>(selectors.getOrDefault(each, List.of()))) {
                select(named, type);
            }
        }
    }

    /** Supertypes that can declare methods. */
    private static void collectSupertypes(ClassInfo type, Set<ClassInfo> into) {
        if (type == null || !into.add(type)) {
            return;
        }
        collectSupertypes(type.superClass(), into);
        type.interfaces().forEach(each -> collectSupertypes(each, into));
    }

    /** The type needs a hub, and so do those that its hub refers to. */
    void hub(ClassInfo type, Reasons.Reason reason) {
        if (!hubs.add(type)) {
            return;
        }
        reasons.add(type, reason);
        if (type.isUnboxed()) {
            problems.add("the class " + type + " of bare words (@Unboxed) is used as a class of objects", reason);
            return;
        }
        if (type.superClass() != null) {
            hub(type.superClass(), reason);
        }
        type.interfaces().forEach(each -> hub(each, reason));
        if (type.component() != null) {
            hub(type.component(), reason);
        }
        if (enumConstantsWanted) {
            enumConstants(type);
        }
    }

    /** The class is used in a way that runs its initialiser (JVMS 5.5). */
    void initialize(ClassInfo type, Reasons.Reason reason) {
        if (type.node() == null || !initialized.add(type)) {
            return;
        }
        if (!policy.isAtRuntime(type)) {
            if (type.classInitializer() != null) {
                host.initialize(type.name());
            }
            return;
        }
        hub(type, reason);
        for (ClassInfo each = type; each != null; each = each.isInterface() ? null : each.superClass()) {
            initialized.add(each);
            if (each.classInitializer() != null && policy.isAtRuntime(each)) {
                reach(each.classInitializer(), reason);
            }
            if (!each.isInterface()) {
                each.interfaces().forEach(implemented -> initializeWithClass(implemented, reason));
            }
        }
    }

    private void initializeWithClass(ClassInfo type, Reasons.Reason reason) {
        type.interfaces().forEach(each -> initializeWithClass(each, reason));
        if (type.hasDefaultMethods()) {
            initialize(type, reason);
        }
    }

    /** Reached code reads or writes the field. */
    void field(FieldInfo field, Reasons.Reason reason) {
        if (!fields.add(field)) {
            return;
        }
        reasons.add(field, reason);
        String removed = field.magic("Remove").flatMap(each -> Annotations.string(each, "value")).orElse(null);
        if (removed != null) {
            problems.add("field " + field + " is removed: " + removed, reason);
            return;
        }
        Reasons.Reason here = new Reasons.Reason(field, 0);
        if (field.isStatic()) {
            value(values.staticValue(field), here);
            return;
        }
        instanceFields.computeIfAbsent(field.owner(), ignored -> new ArrayList<>()).add(field);
        if (isReference(field)) {
            for (Map.Entry<ClassInfo, List<HostObject>> each : new ArrayList<>(objectsOfType.entrySet())) {
                if (each.getKey().isSubtypeOf(field.owner())) {
                    new ArrayList<>(each.getValue()).forEach(object -> fieldOf(object, field));
                }
            }
        }
        if (field.owner().name().equals("java/lang/Class")) {
            hubField(field, here);
        }
    }

    private void fieldOf(HostObject object, FieldInfo field) {
        try {
            value(values.fieldValue(object, field), new Reasons.Reason(object, 0));
        } catch (CompileError e) {
            problems.add("field " + field + " of the image heap: " + e.getMessage(), new Reasons.Reason(object, 0));
        }
    }

    /**
     * The only object that references of this static type can refer to: one of the image heap. Null if there are others,
     * or none.
     */
    HostObject onlyObject(ClassInfo type) {
        List<ClassInfo> classes = instantiatedSubtypes.getOrDefault(type, List.of());
        if (classes.size() != 1 || allocated.contains(classes.get(0))
                || classes.get(0).isSubtypeOf(world.get("java/lang/Cloneable"))) {
            return null;
        }
        List<HostObject> all = objectsOfType.getOrDefault(classes.get(0), List.of());
        return all.size() == 1 ? all.get(0) : null;
    }

    /** Whether an instance field refers to this object in every object that has the field. */
    boolean allReferTo(FieldInfo field, HostObject target) {
        for (ClassInfo each : instantiatedSubtypes.getOrDefault(field.owner(), List.of())) {
            if (allocated.contains(each) || each.isSubtypeOf(world.get("java/lang/Cloneable"))) {
                return false;
            }
            for (HostObject object : objectsOfType.getOrDefault(each, List.of())) {
                if (values.fieldValue(object, field) != target) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isReference(FieldInfo field) {
        return field.type().getSort() >= Type.ARRAY;
    }

    private void hubField(FieldInfo field, Reasons.Reason reason) {
        if (field.name().equals("interfaces")) {
            allocate(world.get("[Ljava/lang/Class;"), reason);
        } else if (field.name().equals("enumConstants") && !enumConstantsWanted) {
            enumConstantsWanted = true;
            new ArrayList<>(hubs).forEach(this::enumConstants);
        }
    }

    private void enumConstants(ClassInfo type) {
        if (isEnum(type) && policy.isAtRuntime(type)) {
            initialize(type, reasons.get(type));
        }
        HostObject constants = enumConstantsOf(type);
        if (constants != null) {
            value(constants, new Reasons.Reason(type, 0));
        }
    }

    /** The array of constants of an enum class that is initialised at build time. */
    HostObject enumConstantsOf(ClassInfo type) {
        return !isEnum(type) || !enumConstantsWanted || policy.isAtRuntime(type) ? null : host.enumConstants(type.name());
    }

    private static boolean isEnum(ClassInfo type) {
        return type.node() != null && "java/lang/Enum".equals(type.node().superName)
                && (type.node().access & Opcodes.ACC_ENUM) != 0;
    }

    /** Reached code uses a string constant. */
    void literal(String text, Reasons.Reason reason) {
        literals.putIfAbsent(text, reason);
    }

    /** A value that the image heap holds. */
    void value(Object value, Reasons.Reason reason) {
        if (value instanceof ClassInfo type) {
            hub(type, reason);
        } else if (value instanceof FieldInfo measured) {
            field(measured, reason);
        } else if (value instanceof HostObject object && objects.add(object)) {
            reasons.add(object, reason);
            objectsToScan.add(object);
        }
    }

    private void scan(HostObject object) {
        Reasons.Reason here = new Reasons.Reason(object, 0);
        try {
            ClassInfo type = values.typeOf(object);
            instantiate(type, here);
            objectsOfType.computeIfAbsent(type, ignored -> new ArrayList<>()).add(object);
            if (type.isArray()) {
                for (int i = 0; !type.component().isPrimitive() && i < object.length(); i++) {
                    value(values.elementValue(object, i), here);
                }
                return;
            }
            for (ClassInfo each = type; each != null; each = each.superClass()) {
                for (FieldInfo field : new ArrayList<>(instanceFields.getOrDefault(each, List.of()))) {
                    if (isReference(field)) {
                        fieldOf(object, field);
                    }
                }
            }
        } catch (CompileError e) {
            problems.add(e.getMessage(), here);
        }
    }
}
