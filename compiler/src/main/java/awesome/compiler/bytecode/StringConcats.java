package awesome.compiler.bytecode;

import awesome.compiler.model.Annotations;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** String concatenation as a chain of {@code StringBuilder.append}. The operands wait in new local variables. */
final class StringConcats {
    private static final String BUILDER = "java/lang/StringBuilder";
    private static final Type STRING = Type.getObjectType("java/lang/String");
    private static final char ARGUMENT = '\1';
    private static final char CONSTANT = '\2';

    private final ClassPath path;
    private int locals;
    private boolean used;

    StringConcats(ClassPath path) {
        this.path = path;
    }

    /** Makes room in a method whose call sites have been replaced. */
    void reserve(MethodNode method) {
        if (used) {
            method.maxLocals += locals;
            method.maxStack += 4;
        }
        used = false;
        locals = 0;
    }

    /** The code for a call site. */
    InsnList code(MethodNode method, InvokeDynamicInsnNode site) {
        Type[] types = Type.getArgumentTypes(site.desc);
        InsnList code = new InsnList();
        int[] variables = new int[types.length];
        int next = method.maxLocals;
        for (int i = 0; i < types.length; i++) {
            variables[i] = next;
            next += types[i].getSize();
        }
        for (int i = types.length - 1; i >= 0; i--) {
            code.add(new VarInsnNode(types[i].getOpcode(Opcodes.ISTORE), variables[i]));
        }
        used = true;
        locals = Math.max(locals, next - method.maxLocals);
        code.add(new TypeInsnNode(Opcodes.NEW, BUILDER));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false));
        int argument = 0;
        for (Object piece : pieces(site, types.length)) {
            if (piece == null) {
                Type type = types[argument];
                code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), variables[argument++]));
                append(code, type);
            } else {
                code.add(new LdcInsnNode(piece));
                append(code, STRING);
            }
        }
        code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false));
        return code;
    }

    /** Constants in order, null for each argument. */
    private static List<Object> pieces(InvokeDynamicInsnNode site, int arguments) {
        List<Object> pieces = new ArrayList<>();
        if (!site.name.equals("makeConcatWithConstants")) {
            for (int i = 0; i < arguments; i++) {
                pieces.add(null);
            }
            return pieces;
        }
        String recipe = (String) site.bsmArgs[0];
        int constant = 1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == ARGUMENT) {
                flush(text, pieces);
                pieces.add(null);
            } else if (c == CONSTANT) {
                text.append(site.bsmArgs[constant++]);
            } else {
                text.append(c);
            }
        }
        flush(text, pieces);
        return pieces;
    }

    private static void flush(StringBuilder text, List<Object> pieces) {
        if (text.length() > 0) {
            pieces.add(text.toString());
            text.setLength(0);
        }
    }

    private void append(InsnList code, Type type) {
        String parameter = switch (type.getSort()) {
            case Type.BYTE, Type.SHORT -> "I";
            case Type.ARRAY -> "Ljava/lang/Object;";
            case Type.OBJECT -> type.equals(STRING) ? type.getDescriptor() : "Ljava/lang/Object;";
            default -> type.getDescriptor();
        };
        if (type.getSort() == Type.OBJECT && isUnboxed(type.getInternalName())) {
            code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, type.getInternalName(), "toString", "()Ljava/lang/String;", false));
            parameter = STRING.getDescriptor();
        }
        code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, BUILDER, "append",
                "(" + parameter + ")L" + BUILDER + ";", false));
    }

    private boolean isUnboxed(String internalName) {
        return path.isOwn(internalName) && path.declaration(internalName)
                .flatMap(node -> Annotations.find(node.visibleAnnotations, node.invisibleAnnotations, "Unboxed"))
                .isPresent();
    }
}
