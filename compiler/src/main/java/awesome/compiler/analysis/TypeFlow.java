package awesome.compiler.analysis;

import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.CallSite;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Which classes reach which calls, over the whole program (variable type analysis, Sundaresan and others, OOPSLA 2000):
 * a graph of fields, parameters and results, along which the classes of {@code new} flow. Where one body is left for
 * a call, it is a direct one and can be inlined, which the rapid analysis before cannot tell for {@code List} and its
 * like.
 *
 * <p>Fields hold what code stores in them and what the image heap has in them. Whatever the runtime may change past
 * the code (through {@code Unsafe}, or because it is the collector's) may be anything.
 */
final class TypeFlow {
    /** A node with more classes may be anything. */
    private static final int MOST_TYPES = 4;

    /** A parameter of a method, by local variable. */
    record Parameter(MethodInfo method, int local) {
        /** Whether it is {@code this}. */
        boolean isThis() {
            return local == 0 && !method.isStatic();
        }
    }

    /** What a call gives; the same only for the same instruction. */
    record Result(MethodInsnNode call) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Result result && result.call == call;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(call);
        }
    }

    /** What a method returns. */
    private record Returned(MethodInfo method) {}

    /** A parameter of all bodies that calls of a method may run. */
    private record AnyParameter(MethodInfo named, int local) {}

    /** What all these bodies return. */
    private record AnyReturned(MethodInfo named) {}

    /** The receiver of a dispatched call. */
    private record Receiver(MethodInsnNode call) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Receiver receiver && receiver.call == call;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(call);
        }
    }

    private static final class Node {
        final Set<ClassInfo> types = new LinkedHashSet<>();
        final Set<Node> targets = new LinkedHashSet<>();
        /** Set for the receivers of dispatched calls. */
        Call call;
        boolean anything;
        boolean nullable;
        /** Set for fields that are promised not to be null. */
        boolean neverNull;
    }

    private record Call(MethodInfo named, List<FlowValue> arguments, int[] locals, Node result) {}

    private final Analysis analysis;
    private final World world;
    private final Map<Object, Node> nodes = new HashMap<>();
    private final Map<MethodInsnNode, Node> receivers = new IdentityHashMap<>();
    /** What instructions follow or compare with null, where that is not null for certain within the method. */
    private final Map<AbstractInsnNode, FlowValue> references = new IdentityHashMap<>();
    private final Construction construction;
    private final Set<MethodInfo> linkedWhole = new HashSet<>();
    private final Deque<Node> changed = new ArrayDeque<>();

    private TypeFlow(Analysis analysis) {
        this.analysis = analysis;
        this.world = analysis.world;
        this.construction = new Construction(analysis);
    }

    /** Follows the types through what the analysis found. */
    static TypeFlow of(Analysis analysis) {
        TypeFlow flow = new TypeFlow(analysis);
        flow.enterImage();
        if (analysis.main != null) {
            flow.enterFromOutside(analysis.main);
        }
        for (MethodInfo method : analysis.methods) {
            flow.enter(method);
        }
        flow.propagate();
        return flow;
    }

    /** The classes of receivers that a dispatched call can have, by name, each with the body that runs; null if unknown. */
    SortedMap<ClassInfo, MethodInfo> receivers(MethodInsnNode call, MethodInfo named) {
        Node receiver = receivers.get(call);
        if (receiver == null || receiver.anything) {
            return null;
        }
        SortedMap<ClassInfo, MethodInfo> bodies = new TreeMap<>(Comparator.comparing(ClassInfo::name));
        for (ClassInfo type : receiver.types) {
            // Others flow here in the graph, but a cast before the call stops them.
            if (type.isSubtypeOf(named.owner())) {
                MethodInfo body = world.select(type, named);
                if (body == null || body.isAbstract()) {
                    return null;
                }
                bodies.put(type, body);
            }
        }
        return bodies;
    }

    /** Whether the reference that an instruction follows, or compares with null, is never null. */
    boolean isNeverNull(AbstractInsnNode insn) {
        FlowValue value = references.get(insn);
        return value != null && value.sources().stream().noneMatch(each -> node(each).nullable);
    }

    /** Keeps what is known of the reference that an instruction needs. */
    private void noteReference(AbstractInsnNode insn, Frame<FlowValue> frame) {
        int depth = depthOfReference(insn);
        if (depth >= 0 && !top(frame, depth).isNullable()) {
            references.put(insn, top(frame, depth));
        }
    }

    /** How many operands are above the reference that an instruction follows or compares with null; negative if it does not. */
    private static int depthOfReference(AbstractInsnNode insn) {
        return switch (insn.getOpcode()) {
            case Opcodes.GETFIELD, Opcodes.ARRAYLENGTH, Opcodes.MONITORENTER, Opcodes.MONITOREXIT, Opcodes.IFNULL,
                    Opcodes.IFNONNULL, Opcodes.CHECKCAST, Opcodes.INSTANCEOF -> 0;
            case Opcodes.PUTFIELD, Opcodes.IALOAD, Opcodes.LALOAD, Opcodes.FALOAD, Opcodes.DALOAD, Opcodes.AALOAD,
                    Opcodes.BALOAD, Opcodes.CALOAD, Opcodes.SALOAD -> 1;
            case Opcodes.IASTORE, Opcodes.LASTORE, Opcodes.FASTORE, Opcodes.DASTORE, Opcodes.AASTORE, Opcodes.BASTORE,
                    Opcodes.CASTORE, Opcodes.SASTORE -> 2;
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE, Opcodes.INVOKESPECIAL ->
                    Type.getArgumentTypes(((MethodInsnNode) insn).desc).length;
            default -> -1;
        };
    }

    private Node node(Object key) {
        Node node = nodes.get(key);
        if (node == null) {
            node = new Node();
            nodes.put(key, node);
            if (key instanceof ClassInfo type) {
                node.types.add(type);
            } else if (key instanceof Parameter parameter && parameter.isThis()) {
                node.anything = true;
            } else if (key instanceof FieldInfo field) {
                node.neverNull = field.isNonNull();
            }
        }
        return node;
    }

    private void anything(Node node) {
        if (!node.anything) {
            node.anything = true;
            changed.add(node);
        }
    }

    private void nullable(Node node) {
        if (!node.nullable && !node.neverNull) {
            node.nullable = true;
            changed.add(node);
        }
    }

    /** Nothing is known of the node. */
    private void unknown(Node node) {
        anything(node);
        nullable(node);
    }

    private void add(Node node, ClassInfo type) {
        if (!node.anything && node.types.add(type)) {
            node.anything = node.types.size() > MOST_TYPES;
            changed.add(node);
        }
    }

    private void link(Node from, Node to) {
        if (from != to && from.targets.add(to)) {
            transfer(from, to);
        }
    }

    private void transfer(Node from, Node to) {
        if (from.anything) {
            anything(to);
        } else {
            from.types.forEach(type -> add(to, type));
        }
        if (from.nullable) {
            nullable(to);
        }
    }

    private void link(FlowValue value, Node to) {
        if (value.isAnything()) {
            anything(to);
        }
        if (value.isNullable()) {
            nullable(to);
        }
        value.sources().forEach(source -> link(node(source), to));
    }

    /** What fields hold at start, and which ones change past the code. */
    private void enterImage() {
        Map<ClassInfo, List<FieldInfo>> instanceFields = new HashMap<>();
        for (FieldInfo field : analysis.fields) {
            if (field.isStatic()) {
                Object value = analysis.values.staticValue(field);
                if (value instanceof FieldInfo measured) {
                    unknown(node(measured));
                } else if (field.type().getSort() >= Type.ARRAY) {
                    enter(field, value);
                }
            } else {
                instanceFields.computeIfAbsent(field.owner(), ignored -> new ArrayList<>()).add(field);
            }
            String owner = field.owner().name();
            if (owner.equals("java/lang/Class") || owner.equals("java/lang/System") || owner.startsWith("java/lang/ref/")
                    || field.node().visibleAnnotations != null || field.node().invisibleAnnotations != null) {
                unknown(node(field));
            } else if (field.type().getSort() == Type.ARRAY) {
                anything(node(field));
            }
        }
        for (HostObject object : analysis.objects) {
            for (ClassInfo each = analysis.values.typeOf(object); each != null; each = each.superClass()) {
                for (FieldInfo field : instanceFields.getOrDefault(each, List.of())) {
                    if (field.type().getSort() >= Type.ARRAY) {
                        enter(field, analysis.values.fieldValue(object, field));
                    }
                }
            }
        }
    }

    private void enter(FieldInfo field, Object value) {
        if (value instanceof HostObject object) {
            add(node(field), analysis.values.typeOf(object));
        } else if (value instanceof ClassInfo) {
            add(node(field), world.get("java/lang/Class"));
        } else {
            nullable(node(field));
        }
    }

    private void enterFromOutside(MethodInfo method) {
        for (int local : locals(method)) {
            unknown(node(new Parameter(method, local)));
        }
    }

    private void enter(MethodInfo method) {
        if (method.magic("EntryPoint").isPresent()) {
            enterFromOutside(method);
        }
        FlowAnalyzer analyzer = FlowAnalyzer.of(world, method);
        Frame<FlowValue>[] frames = analyzer.getFrames();
        if (method.isConstructor()) {
            construction.lateFields(method, analyzer).forEach(each -> nullable(node(each)));
        }
        AbstractInsnNode[] insns = method.node().instructions.toArray();
        for (int i = 0; i < insns.length; i++) {
            if (frames[i] == null) {
                continue;
            }
            noteReference(insns[i], frames[i]);
            if (insns[i] instanceof MethodInsnNode call) {
                enter(call, CallSite.of(world, method.owner(), call), frames[i]);
            } else if (insns[i].getOpcode() == Opcodes.ARETURN) {
                link(top(frames[i], 0), node(new Returned(method)));
            } else if (insns[i].getOpcode() == Opcodes.PUTFIELD || insns[i].getOpcode() == Opcodes.PUTSTATIC) {
                FieldInsnNode store = (FieldInsnNode) insns[i];
                FieldInfo field = world.resolveField(world.get(store.owner), store.name, store.desc);
                if (field != null && field.type().getSort() >= Type.ARRAY) {
                    link(top(frames[i], 0), node(field));
                }
            }
        }
    }

    private static FlowValue top(Frame<FlowValue> frame, int depth) {
        return frame.getStack(frame.getStackSize() - 1 - depth);
    }

    /** The local variables of the parameters behind {@code this}. */
    private static int[] locals(MethodInfo method) {
        Type[] types = method.argumentTypes();
        int[] locals = new int[types.length];
        int next = method.isStatic() ? 0 : 1;
        for (int i = 0; i < types.length; i++) {
            locals[i] = next;
            next += types[i].getSize();
        }
        return locals;
    }

    private void enter(MethodInsnNode insn, CallSite site, Frame<FlowValue> frame) {
        MethodInfo named = site.named();
        Type[] types = named.argumentTypes();
        List<FlowValue> arguments = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            FlowValue argument = top(frame, types.length - 1 - i);
            arguments.add(types[i].getSort() >= Type.ARRAY ? argument : null);
        }
        Node result = named.returnType().getSort() >= Type.ARRAY ? node(new Result(insn)) : null;
        Call call = new Call(named, arguments, locals(named), result);
        if (!site.dispatched()) {
            linkTo(named, call);
            return;
        }
        Node receiver = node(new Receiver(insn));
        receiver.call = call;
        receivers.put(insn, receiver);
        link(top(frame, types.length), receiver);
    }

    /** A call that runs this body. */
    private void linkTo(MethodInfo body, Call call) {
        if (!analysis.methods.contains(body)) {
            if (call.result != null) {
                unknown(call.result);
            }
            return;
        }
        for (int i = 0; i < call.locals.length; i++) {
            if (call.arguments.get(i) != null) {
                link(call.arguments.get(i), node(new Parameter(body, call.locals[i])));
            }
        }
        if (call.result != null) {
            link(node(new Returned(body)), call.result);
        }
    }

    /** A call that may run any body. */
    private void linkToAll(Call call) {
        MethodInfo named = call.named;
        if (linkedWhole.add(named)) {
            for (MethodInfo body : analysis.targets.getOrDefault(named, Set.of())) {
                if (!analysis.methods.contains(body)) {
                    unknown(node(new AnyReturned(named)));
                    continue;
                }
                for (int local : call.locals) {
                    link(node(new AnyParameter(named, local)), node(new Parameter(body, local)));
                }
                link(node(new Returned(body)), node(new AnyReturned(named)));
            }
        }
        for (int i = 0; i < call.locals.length; i++) {
            if (call.arguments.get(i) != null) {
                link(call.arguments.get(i), node(new AnyParameter(named, call.locals[i])));
            }
        }
        if (call.result != null) {
            link(node(new AnyReturned(named)), call.result);
        }
    }

    private void propagate() {
        while (!changed.isEmpty()) {
            Node node = changed.poll();
            if (node.call != null) {
                dispatch(node);
            }
            for (Node target : new ArrayList<>(node.targets)) {
                transfer(node, target);
            }
        }
    }

    private void dispatch(Node receiver) {
        if (receiver.anything) {
            linkToAll(receiver.call);
            return;
        }
        for (ClassInfo type : new ArrayList<>(receiver.types)) {
            // Others flow here in the graph, but a cast before the call stops them.
            if (type.isSubtypeOf(receiver.call.named.owner())) {
                MethodInfo body = world.select(type, receiver.call.named);
                if (body != null && !body.isAbstract()) {
                    linkTo(body, receiver.call);
                }
            }
        }
    }
}
