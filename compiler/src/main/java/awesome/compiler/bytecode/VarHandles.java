package awesome.compiler.bytecode;

import awesome.compiler.CompileError;
import awesome.compiler.model.Annotations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Replaces calls through {@code VarHandle} constants by methods on {@code Unsafe}. A constant is a static field whose
 * initialiser stores {@code Lookup.findVarHandle(C.class, "field", type)},
 * {@code MethodHandles.arrayElementVarHandle(array)} or {@code MethodHandles.byteArrayViewVarHandle(array, order)} in
 * it. Each kind of access gets an accessor method in the class that makes it; the handle itself is null from then on.
 */
final class VarHandles {
    private static final String HANDLE = "java/lang/invoke/VarHandle";
    private static final String HANDLE_DESC = "L" + HANDLE + ";";
    private static final String METHOD_HANDLES = "java/lang/invoke/MethodHandles";
    private static final String LOOKUP = METHOD_HANDLES + "$Lookup";

    private enum Kind { FIELD, ELEMENT, LITTLE_ENDIAN, BIG_ENDIAN }

    /**
     * What a handle stands for.
     *
     * @param owner the class with the field, or the class of arrays
     * @param field the field's name; empty for elements of arrays and numbers in arrays of bytes
     */
    private record Variable(Kind kind, Type owner, String field, Type type) {
        boolean isView() {
            return kind == Kind.LITTLE_ENDIAN || kind == Kind.BIG_ENDIAN;
        }
    }

    private final ClassPath path;
    private final ClassNode node;
    private final Map<String, Optional<Variable>> variables = new HashMap<>();
    private final Map<String, String> accessors = new HashMap<>();
    private final VarHandleAccessors writer;

    VarHandles(ClassPath path, ClassNode node) {
        this.path = path;
        this.node = node;
        this.writer = new VarHandleAccessors(node);
    }

    /** Rewrites the class in place. */
    void apply() {
        for (MethodNode method : new ArrayList<>(node.methods)) {
            if (mentionsHandles(method)) {
                rewriteCalls(method);
                dropCreation(method);
            }
        }
    }

    private static boolean mentionsHandles(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && (call.owner.equals(HANDLE) || isCreation(call))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCreation(MethodInsnNode call) {
        return call.desc.endsWith(")" + HANDLE_DESC)
                && (call.owner.equals(LOOKUP) && call.name.equals("findVarHandle")
                        || call.owner.equals(METHOD_HANDLES)
                                && (call.name.equals("arrayElementVarHandle") || isView(call))
                        || isBehavior(call));
    }

    private static boolean isView(MethodInsnNode call) {
        return call.name.equals("byteArrayViewVarHandle");
    }

    /** Whether a call returns a handle for the same variable. */
    private static boolean isBehavior(MethodInsnNode call) {
        return call.owner.equals(HANDLE) && call.name.startsWith("withInvoke");
    }

    private void rewriteCalls(MethodNode method) {
        Frame<SourceValue>[] frames;
        try {
            frames = new Analyzer<>(new SourceInterpreter()).analyze(node.name, method);
        } catch (AnalyzerException e) {
            throw new CompileError("the bytecode of " + node.name.replace('/', '.') + "." + method.name + " is damaged: "
                    + e.getMessage(), e);
        }
        AbstractInsnNode[] insns = method.instructions.toArray();
        for (int i = 0; i < insns.length; i++) {
            if (frames[i] != null && insns[i] instanceof MethodInsnNode call && call.owner.equals(HANDLE)
                    && VarHandleAccessors.isAccess(call.name)) {
                rewrite(method, call, frames[i]);
            }
        }
    }

    private void rewrite(MethodNode method, MethodInsnNode call, Frame<SourceValue> frame) {
        int arguments = Type.getArgumentTypes(call.desc).length;
        SourceValue receiver = frame.getStack(frame.getStackSize() - 1 - arguments);
        if (receiver.insns.size() != 1 || !(receiver.insns.iterator().next() instanceof FieldInsnNode source)) {
            return;
        }
        Optional<Variable> variable = variables.computeIfAbsent(source.owner + "." + source.name, ignored -> find(source));
        if (variable.isEmpty()) {
            return;
        }
        Variable known = variable.get();
        if (known.isView() && !writer.canView(known.type(), call)) {
            return;
        }
        String key = source.owner + "." + source.name + "." + call.name + call.desc;
        String accessor = accessors.computeIfAbsent(key, ignored -> switch (known.kind()) {
            case FIELD -> writer.field(known.owner(), known.field(), known.type(), call);
            case ELEMENT -> writer.element(known.owner(), call);
            case LITTLE_ENDIAN, BIG_ENDIAN -> writer.view(known.type(), known.kind() == Kind.BIG_ENDIAN, call);
        });
        String desc = "(" + HANDLE_DESC + call.desc.substring(1);
        boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
        method.instructions.set(call, new MethodInsnNode(Opcodes.INVOKESTATIC, node.name, accessor, desc, isInterface));
        // A handle of another class need not be read: it is null.
        if (method.instructions.contains(source)) {
            method.instructions.set(source, new InsnNode(Opcodes.ACONST_NULL));
        }
    }

    /** Looks into the initialiser of the class that has the constant. */
    private Optional<Variable> find(FieldInsnNode use) {
        ClassNode owner = use.owner.equals(node.name) ? node : code(use.owner);
        if (use.getOpcode() != Opcodes.GETSTATIC || owner == null) {
            return Optional.empty();
        }
        for (MethodNode method : owner.methods) {
            for (AbstractInsnNode insn : method.name.equals("<clinit>") ? method.instructions.toArray() : new AbstractInsnNode[0]) {
                if (insn instanceof FieldInsnNode store && store.getOpcode() == Opcodes.PUTSTATIC
                        && store.name.equals(use.name) && store.owner.equals(use.owner)) {
                    return created(store);
                }
            }
        }
        return Optional.empty();
    }

    private ClassNode code(String name) {
        return path.open(name).map(file -> {
            ClassNode other = new ClassNode();
            file.accept(other, ClassReader.SKIP_DEBUG);
            return other;
        }).orElse(null);
    }

    private static Optional<Variable> created(FieldInsnNode store) {
        AbstractInsnNode creation = Straight.before(store);
        while (creation instanceof MethodInsnNode call && isBehavior(call)) {
            creation = Straight.before(creation);
        }
        if (!(creation instanceof MethodInsnNode call) || !isCreation(call)) {
            return Optional.empty();
        }
        AbstractInsnNode last = Straight.before(call);
        if (call.name.equals("arrayElementVarHandle")) {
            return last instanceof LdcInsnNode array && array.cst instanceof Type type
                    ? Optional.of(new Variable(Kind.ELEMENT, type, "", type)) : Optional.empty();
        }
        if (isView(call)) {
            return view(last);
        }
        Type type = type(last);
        if (type != null && Straight.before(last) instanceof LdcInsnNode name && name.cst instanceof String field
                && Straight.before(name) instanceof LdcInsnNode owner && owner.cst instanceof Type declaring) {
            return Optional.of(new Variable(Kind.FIELD, declaring, field, type));
        }
        return Optional.empty();
    }

    /** Numbers in arrays of bytes: the arguments are a class of arrays and a constant of {@code ByteOrder}. */
    private static Optional<Variable> view(AbstractInsnNode last) {
        if (last instanceof FieldInsnNode order && order.owner.equals("java/nio/ByteOrder") && order.name.endsWith("_ENDIAN")
                && Straight.before(last) instanceof LdcInsnNode array && array.cst instanceof Type type) {
            return Optional.of(new Variable(Kind.valueOf(order.name), type, "", type.getElementType()));
        }
        return Optional.empty();
    }

    /** The type of a class constant; {@code int.class} is the field {@code Integer.TYPE}. */
    private static Type type(AbstractInsnNode insn) {
        if (insn instanceof LdcInsnNode constant && constant.cst instanceof Type type) {
            return type;
        }
        if (insn instanceof FieldInsnNode access && access.name.equals("TYPE")) {
            return switch (access.owner) {
                case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
                case "java/lang/Byte" -> Type.BYTE_TYPE;
                case "java/lang/Short" -> Type.SHORT_TYPE;
                case "java/lang/Character" -> Type.CHAR_TYPE;
                case "java/lang/Integer" -> Type.INT_TYPE;
                case "java/lang/Long" -> Type.LONG_TYPE;
                case "java/lang/Float" -> Type.FLOAT_TYPE;
                case "java/lang/Double" -> Type.DOUBLE_TYPE;
                default -> null;
            };
        }
        return null;
    }

    /** An initialiser that runs on the target would make the handles with reflection. */
    private void dropCreation(MethodNode method) {
        boolean atRuntime = Annotations.find(node.visibleAnnotations, node.invisibleAnnotations, "InitAtRuntime").isPresent();
        if (!path.isOwn(node.name) && !atRuntime) {
            return;
        }
        List<MethodInsnNode> calls = new ArrayList<>();
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && (isCreation(call)
                    || call.owner.equals(LOOKUP) && call.name.equals("findStaticVarHandle")
                    || call.owner.equals(METHOD_HANDLES) && call.name.equals("lookup"))) {
                calls.add(call);
            }
        }
        for (MethodInsnNode call : calls) {
            int operands = Type.getArgumentTypes(call.desc).length + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
            InsnList instead = new InsnList();
            for (int i = 0; i < operands; i++) {
                instead.add(new InsnNode(Opcodes.POP));
            }
            instead.add(new InsnNode(Opcodes.ACONST_NULL));
            method.instructions.insert(call, instead);
            method.instructions.remove(call);
        }
    }
}
