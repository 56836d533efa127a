package awesome.compiler.bytecode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes the methods that stand for accesses through a {@code VarHandle}: static, with the handle (null) as the first
 * parameter, the parameters and result of the call site, and a call of the method of {@code Unsafe} for that kind of
 * access. The offset of a field is a static field that the analysis gives its value ({@code @RecomputeOffset}).
 */
final class VarHandleAccessors {
    private static final String UNSAFE = "jdk/internal/misc/Unsafe";
    private static final String HANDLE_DESC = "Ljava/lang/invoke/VarHandle;";
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");
    private static final List<String> SUFFIXES = List.of("Volatile", "Opaque", "Acquire", "Release", "Plain");
    private static final List<String> ACCESSES = List.of("get", "set", "compareAndSet", "compareAndExchange",
            "weakCompareAndSet", "getAndSet", "getAndAdd", "getAndBitwiseOr", "getAndBitwiseAnd", "getAndBitwiseXor");
    /** As {@code docs/book/compiled-code.md} lays arrays out. */
    private static final int ARRAY_BASE = 16;

    private final ClassNode node;
    private final Map<String, String> offsets = new HashMap<>();
    private int count;

    VarHandleAccessors(ClassNode node) {
        this.node = node;
    }

    /** Whether a method of {@code VarHandle} reads or writes its variable. */
    static boolean isAccess(String name) {
        return ACCESSES.contains(base(name));
    }

    private static String base(String name) {
        String suffix = suffix(name);
        return name.substring(0, name.length() - suffix.length());
    }

    private static String suffix(String name) {
        return SUFFIXES.stream().filter(name::endsWith).findFirst().orElse("");
    }

    /** The accessor for a field; its name. */
    String field(Type owner, String field, Type type, MethodInsnNode call) {
        InsnList place = new InsnList();
        place.add(new VarInsnNode(Opcodes.ALOAD, 1));
        place.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/util/Objects", "requireNonNull",
                "(Ljava/lang/Object;)Ljava/lang/Object;", false));
        place.add(new FieldInsnNode(Opcodes.GETSTATIC, node.name, offset(owner, field), "J"));
        return accessor(call, place, 1, type, null);
    }

    /** The accessor for elements of an array class; its name. */
    String element(Type array, MethodInsnNode call) {
        Type type = Type.getType(array.getDescriptor().substring(1));
        InsnList place = new InsnList();
        place.add(new VarInsnNode(Opcodes.ALOAD, 1));
        place.add(new VarInsnNode(Opcodes.ILOAD, 2));
        place.add(new VarInsnNode(Opcodes.ALOAD, 1));
        place.add(new TypeInsnNode(Opcodes.CHECKCAST, array.getInternalName()));
        place.add(new InsnNode(Opcodes.ARRAYLENGTH));
        place.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/util/Objects", "checkIndex", "(II)I", false));
        place.add(new InsnNode(Opcodes.I2L));
        place.add(new IntInsnNode(Opcodes.BIPUSH, shift(type)));
        place.add(new InsnNode(Opcodes.LSHL));
        place.add(new LdcInsnNode((long) ARRAY_BASE));
        place.add(new InsnNode(Opcodes.LADD));
        return accessor(call, place, 2, type, null);
    }

    /** Whether there is an accessor for such a use of a number in an array of bytes. */
    boolean canView(Type type, MethodInsnNode call) {
        boolean integer = type.getSort() == Type.SHORT || type.getSort() == Type.CHAR || type.getSort() == Type.INT
                || type.getSort() == Type.LONG;
        return integer && (call.name.equals("get") || call.name.equals("set"));
    }

    /** The accessor for numbers of this type in arrays of bytes; its name. */
    String view(Type type, boolean bigEndian, MethodInsnNode call) {
        InsnList place = new InsnList();
        place.add(new VarInsnNode(Opcodes.ALOAD, 1));
        place.add(new VarInsnNode(Opcodes.ILOAD, 2));
        place.add(new VarInsnNode(Opcodes.ALOAD, 1));
        place.add(new TypeInsnNode(Opcodes.CHECKCAST, "[B"));
        place.add(new InsnNode(Opcodes.ARRAYLENGTH));
        place.add(new IntInsnNode(Opcodes.BIPUSH, (1 << shift(type)) - 1));
        place.add(new InsnNode(Opcodes.ISUB));
        place.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "java/util/Objects", "checkIndex", "(II)I", false));
        place.add(new InsnNode(Opcodes.I2L));
        place.add(new LdcInsnNode((long) ARRAY_BASE));
        place.add(new InsnNode(Opcodes.LADD));
        return accessor(call, place, 2, type, bigEndian);
    }

    private static int shift(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE -> 0;
            case Type.SHORT, Type.CHAR -> 1;
            case Type.LONG, Type.DOUBLE -> 3;
            default -> 2;
        };
    }

    /**
     * Writes an accessor.
     *
     * @param coordinates how many parameters of the call say which variable
     * @param bigEndian the byte order of a variable that need not be aligned; null for others
     */
    private String accessor(MethodInsnNode call, InsnList place, int coordinates, Type type, Boolean bigEndian) {
        String name = "varhandle$" + call.name + "$" + count++;
        MethodNode method = new MethodNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name,
                "(" + HANDLE_DESC + call.desc.substring(1), null, null);
        InsnList code = method.instructions;
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, UNSAFE, "getUnsafe", "()L" + UNSAFE + ";", false));
        code.add(place);
        Type[] parameters = Type.getArgumentTypes(call.desc);
        int local = 1;
        StringBuilder desc = new StringBuilder("(Ljava/lang/Object;J");
        Type stored = isReference(type) ? OBJECT : type;
        for (int i = 0; i < parameters.length; i++) {
            if (i >= coordinates) {
                code.add(new VarInsnNode(parameters[i].getOpcode(Opcodes.ILOAD), local));
                convert(code, parameters[i], stored);
                desc.append(stored.getDescriptor());
            }
            local += parameters[i].getSize();
        }
        if (bigEndian != null) {
            code.add(new InsnNode(bigEndian ? Opcodes.ICONST_1 : Opcodes.ICONST_0));
            desc.append('Z');
        }
        String base = base(call.name);
        boolean test = base.endsWith("ompareAndSet");
        Type result = test ? Type.BOOLEAN_TYPE : base.equals("set") ? Type.VOID_TYPE : stored;
        String operation = (base.equals("set") ? "put" : base) + kind(type)
                + (bigEndian != null ? "Unaligned" : suffix(call.name));
        code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, UNSAFE, operation, desc + ")" + result.getDescriptor(), false));
        Type wanted = Type.getReturnType(call.desc);
        if (wanted.getSort() == Type.VOID) {
            if (result.getSize() > 0) {
                code.add(new InsnNode(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
            }
        } else if (isReference(wanted)) {
            if (!wanted.equals(OBJECT)) {
                code.add(new TypeInsnNode(Opcodes.CHECKCAST, wanted.getInternalName()));
            }
        } else {
            convert(code, result, wanted);
        }
        code.add(new InsnNode(wanted.getOpcode(Opcodes.IRETURN)));
        method.maxLocals = local;
        method.maxStack = 16;
        node.methods.add(method);
        return name;
    }

    /** Primitives widen as in a method call (JLS 5.3), which is what {@code VarHandle} does at run time. */
    private static void convert(InsnList code, Type from, Type to) {
        int opcode = switch (to.getSort()) {
            case Type.LONG -> from.getSort() < Type.LONG && from.getSort() != Type.FLOAT ? Opcodes.I2L : Opcodes.NOP;
            case Type.FLOAT -> from.getSort() < Type.FLOAT ? Opcodes.I2F : from.getSort() == Type.LONG ? Opcodes.L2F : Opcodes.NOP;
            case Type.DOUBLE -> from.getSort() < Type.FLOAT ? Opcodes.I2D
                    : from.getSort() == Type.LONG ? Opcodes.L2D : from.getSort() == Type.FLOAT ? Opcodes.F2D : Opcodes.NOP;
            default -> Opcodes.NOP;
        };
        if (opcode != Opcodes.NOP) {
            code.add(new InsnNode(opcode));
        }
    }

    private static boolean isReference(Type type) {
        return type.getSort() >= Type.ARRAY;
    }

    /** The part of a method's name in {@code Unsafe} that says what it accesses. */
    private static String kind(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "Boolean";
            case Type.BYTE -> "Byte";
            case Type.SHORT -> "Short";
            case Type.CHAR -> "Char";
            case Type.INT -> "Int";
            case Type.LONG -> "Long";
            case Type.FLOAT -> "Float";
            case Type.DOUBLE -> "Double";
            default -> "Reference";
        };
    }

    /** The static field with the offset of an instance field. */
    private String offset(Type owner, String field) {
        return offsets.computeIfAbsent(owner.getInternalName() + "." + field, ignored -> {
            String name = "varhandle$offset$" + offsets.size();
            FieldNode offset = new FieldNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                    name, "J", null, null);
            AnnotationNode measured = new AnnotationNode("Lawesome/magic/RecomputeOffset;");
            measured.visit("owner", owner.getClassName());
            measured.visit("field", field);
            offset.invisibleAnnotations = List.of(measured);
            node.fields.add(offset);
            return name;
        });
    }
}
