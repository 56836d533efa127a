package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.model.CallSite;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Which instructions push a value that is known at build time, in the terms of {@link Constant}. */
final class Constants {
    private final World world;
    private final InitializationPolicy policy;
    private final HeapValues values;
    private final Map<FieldInfo, Object> fields = new HashMap<>();
    private final Map<MethodInfo, Object> results = new HashMap<>();

    Constants(World world, InitializationPolicy policy, HeapValues values) {
        this.world = world;
        this.policy = policy;
        this.values = values;
    }

    /** The constant that an instruction without operands pushes, or null. */
    Object of(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return opcode - Opcodes.ICONST_0;
        } else if (opcode == Opcodes.ACONST_NULL) {
            return Constant.NULL;
        } else if (opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) {
            return ((IntInsnNode) insn).operand;
        } else if (insn instanceof LdcInsnNode constant) {
            return constant.cst instanceof Integer ? constant.cst
                    : constant.cst instanceof String ? Constant.NOT_NULL : null;
        }
        return insn instanceof FieldInsnNode access ? of(access) : null;
    }

    /** The value of a static final field, or null. */
    Object of(FieldInsnNode access) {
        if (access.getOpcode() != Opcodes.GETSTATIC) {
            return null;
        }
        int sort = Type.getType(access.desc).getSort();
        boolean foldable = sort <= Type.INT || sort >= Type.ARRAY;
        ClassInfo owner = foldable ? world.find(access.owner) : null;
        FieldInfo field = owner == null ? null : world.resolveField(owner, access.name, access.desc);
        return field == null || !field.isFinal() || policy.isAtRuntime(field.owner())
                ? null
                : fields.computeIfAbsent(field, this::read);
    }

    private Object read(FieldInfo field) {
        try {
            Object value = values.staticValue(field);
            if (field.type().getSort() >= Type.ARRAY) {
                return value instanceof Long ? null : value == null ? Constant.NULL : Constant.NOT_NULL;
            }
            return value instanceof Integer ? value : null;
        } catch (CompileError e) {
            // Told where the code that reads the field is reached.
            return null;
        }
    }

    /** What a call always returns, or null: the method can be no other and its body only returns a constant. */
    Object of(MethodInsnNode call) {
        int sort = Type.getReturnType(call.desc).getSort();
        if (sort == Type.VOID || sort > Type.INT && sort < Type.ARRAY || call.owner.startsWith("[")) {
            return null;
        }
        ClassInfo owner = world.find(call.owner);
        MethodInfo method = owner == null ? null : world.resolveMethod(owner, call.name, call.desc);
        if (method == null || method.isAbstract() || method.isSynchronized() || CallSite.isReplaced(method)) {
            return null;
        }
        boolean onlyBody = method.isStatic() || method.isPrivate() || (method.node().access & Opcodes.ACC_FINAL) != 0
                || (method.owner().node().access & Opcodes.ACC_FINAL) != 0;
        return onlyBody ? result(method) : null;
    }

    private Object result(MethodInfo method) {
        if (results.containsKey(method)) {
            return results.get(method);
        }
        results.put(method, null);
        Object result = policy.isAtRuntime(method.owner()) ? null : readResult(method.node().instructions);
        results.put(method, result);
        return result;
    }

    private Object readResult(InsnList instructions) {
        AbstractInsnNode push = next(instructions.getFirst());
        AbstractInsnNode end = push == null ? null : next(push.getNext());
        if (end == null || end.getOpcode() != Opcodes.IRETURN && end.getOpcode() != Opcodes.ARETURN) {
            return null;
        }
        return push instanceof MethodInsnNode call && call.getOpcode() == Opcodes.INVOKESTATIC && call.desc.startsWith("()")
                ? of(call)
                : of(push);
    }

    private static AbstractInsnNode next(AbstractInsnNode from) {
        AbstractInsnNode each = from;
        while (each != null && each.getOpcode() < 0) {
            each = each.getNext();
        }
        return each;
    }

    /** The value of an analysis for a constant of a type. */
    static BasicValue value(Type type, Object constant) {
        return new Constant(type.getSort() < Type.ARRAY ? Type.INT_TYPE : BasicValue.REFERENCE_VALUE.getType(), constant);
    }
}
