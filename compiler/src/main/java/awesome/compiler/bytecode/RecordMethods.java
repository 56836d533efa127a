package awesome.compiler.bytecode;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** {@code toString}, {@code hashCode} and {@code equals} of a record, with the results that ObjectMethods gives. */
final class RecordMethods {
    private static final String BUILDER = "java/lang/StringBuilder";

    private final ClassNode record;
    private final String self;

    RecordMethods(ClassNode record) {
        this.record = record;
        this.self = "L" + record.name + ";";
    }

    /** The code for a call site, a call of a new static method. */
    InsnList code(InvokeDynamicInsnNode site) {
        List<Handle> getters = new ArrayList<>();
        for (int i = 2; i < site.bsmArgs.length; i++) {
            getters.add((Handle) site.bsmArgs[i]);
        }
        MethodNode method = new MethodNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                "record$" + site.name, site.desc, null, null);
        method.visitCode();
        switch (site.name) {
            case "toString" -> writeToString(method, getters, (String) site.bsmArgs[1]);
            case "hashCode" -> writeHashCode(method, getters);
            default -> writeEquals(method, getters);
        }
        method.visitEnd();
        record.methods.add(method);
        InsnList code = new InsnList();
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, record.name, method.name, method.desc, false));
        return code;
    }

    private void load(MethodNode method, int variable, Handle getter) {
        method.visitVarInsn(Opcodes.ALOAD, variable);
        method.visitFieldInsn(Opcodes.GETFIELD, record.name, getter.getName(), getter.getDesc());
    }

    private String simpleName() {
        for (InnerClassNode inner : record.innerClasses) {
            if (inner.name.equals(record.name) && inner.innerName != null) {
                return inner.innerName;
            }
        }
        return record.name.substring(record.name.lastIndexOf('/') + 1);
    }

    private void writeToString(MethodNode method, List<Handle> getters, String names) {
        String[] name = names.split(";");
        method.visitTypeInsn(Opcodes.NEW, BUILDER);
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        for (int i = 0; i < getters.size(); i++) {
            append(method, (i == 0 ? simpleName() + "[" : ", ") + name[i] + "=");
            load(method, 0, getters.get(i));
            Type type = Type.getType(getters.get(i).getDesc());
            String string = switch (type.getSort()) {
                case Type.OBJECT, Type.ARRAY -> "(Ljava/lang/Object;)Ljava/lang/String;";
                case Type.BYTE, Type.SHORT -> "(I)Ljava/lang/String;";
                default -> "(" + type.getDescriptor() + ")Ljava/lang/String;";
            };
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", string, false);
            append(method);
        }
        append(method, getters.isEmpty() ? simpleName() + "[]" : "]");
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(4, 1);
    }

    private static void append(MethodNode method, String text) {
        method.visitLdcInsn(text);
        append(method);
    }

    private static void append(MethodNode method) {
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append",
                "(Ljava/lang/String;)L" + BUILDER + ";", false);
    }

    private void writeHashCode(MethodNode method, List<Handle> getters) {
        method.visitInsn(Opcodes.ICONST_0);
        for (Handle getter : getters) {
            method.visitIntInsn(Opcodes.BIPUSH, 31);
            method.visitInsn(Opcodes.IMUL);
            load(method, 0, getter);
            Type type = Type.getType(getter.getDesc());
            if (type.getSort() >= Type.ARRAY) {
                method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
            } else {
                method.visitMethodInsn(Opcodes.INVOKESTATIC, Boxes.wrapper(type), "hashCode", "(" + type.getDescriptor() + ")I", false);
            }
            method.visitInsn(Opcodes.IADD);
        }
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(4, 1);
    }

    /** Floats and doubles are equal if {@code compare} says 0; other primitives by {@code ==}. */
    private void writeEquals(MethodNode method, List<Handle> getters) {
        Label different = new Label();
        Label sameClass = new Label();
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitTypeInsn(Opcodes.INSTANCEOF, record.name);
        method.visitJumpInsn(Opcodes.IFNE, sameClass);
        method.visitLabel(different);
        method.visitFrame(Opcodes.F_NEW, 2, new Object[] {record.name, "java/lang/Object"}, 0, new Object[0]);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitInsn(Opcodes.IRETURN);
        method.visitLabel(sameClass);
        method.visitFrame(Opcodes.F_NEW, 2, new Object[] {record.name, "java/lang/Object"}, 0, new Object[0]);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitTypeInsn(Opcodes.CHECKCAST, record.name);
        method.visitVarInsn(Opcodes.ASTORE, 2);
        for (Handle getter : getters) {
            load(method, 0, getter);
            load(method, 2, getter);
            compare(method, Type.getType(getter.getDesc()), different);
        }
        method.visitInsn(Opcodes.ICONST_1);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(4, 3);
    }

    private static void compare(MethodNode method, Type type, Label different) {
        switch (type.getSort()) {
            case Type.FLOAT, Type.DOUBLE -> {
                String wrapper = Boxes.wrapper(type);
                String desc = "(" + type.getDescriptor() + type.getDescriptor() + ")I";
                method.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "compare", desc, false);
                method.visitJumpInsn(Opcodes.IFNE, different);
            }
            case Type.LONG -> {
                method.visitInsn(Opcodes.LCMP);
                method.visitJumpInsn(Opcodes.IFNE, different);
            }
            case Type.OBJECT, Type.ARRAY -> {
                method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Objects", "equals",
                        "(Ljava/lang/Object;Ljava/lang/Object;)Z", false);
                method.visitJumpInsn(Opcodes.IFEQ, different);
            }
            default -> method.visitJumpInsn(Opcodes.IF_ICMPNE, different);
        }
    }
}
