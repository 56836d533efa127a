package awesome.compiler.bytecode;

import awesome.compiler.model.Annotations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * String concatenation by the methods that HotSpot's call sites are made of, {@code java.lang.StringConcatHelper}:
 * arguments become strings if they are objects or floating point numbers, lengths are added up, then the bytes of the
 * string are filled in from behind. Nothing but the string is allocated. The operands wait in new local variables.
 */
final class StringConcats {
    private static final String HELPER = "java/lang/StringConcatHelper";
    private static final Type STRING = Type.getObjectType("java/lang/String");
    private static final String TO_STRING = "(Ljava/lang/Object;)Ljava/lang/String;";
    private static final char ARGUMENT = '\1';
    private static final char CONSTANT = '\2';
    /** In the sum of lengths: some character is not of Latin-1. */
    private static final long UTF16 = 1L << 32;
    private static final char LAST_LATIN1 = 0xff;

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
            method.maxStack += 6;
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
        List<String> pieces = pieces(site, types.length);
        boolean few = pieces.size() <= 2 && Stream.of(types).allMatch(StringConcats::isReference);
        for (int i = 0; i < types.length; i++) {
            if (!few || isUnboxed(types[i])) {
                makeString(code, types, variables, i);
            }
        }
        if (few) {
            join(code, pieces, variables);
        } else {
            fill(code, pieces, types, variables, next);
            next += 3;
        }
        used = true;
        locals = Math.max(locals, next - method.maxLocals);
        return code;
    }

    /** Puts a string in the place of an argument whose length would not be known otherwise. */
    private void makeString(InsnList code, Type[] types, int[] variables, int argument) {
        Type type = types[argument];
        boolean floating = type.getSort() == Type.FLOAT || type.getSort() == Type.DOUBLE;
        if (!floating && !isReference(type)) {
            return;
        }
        code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), variables[argument]));
        if (floating) {
            call(code, STRING.getInternalName(), "valueOf", "(" + type.getDescriptor() + ")" + STRING.getDescriptor());
        } else if (isUnboxed(type)) {
            code.add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, type.getInternalName(), "toString", "()" + STRING.getDescriptor(),
                    false));
        } else {
            call(code, HELPER, "stringOf", TO_STRING);
        }
        code.add(new VarInsnNode(Opcodes.ASTORE, variables[argument]));
        types[argument] = STRING;
    }

    /** One or two references. */
    private static void join(InsnList code, List<String> pieces, int[] variables) {
        int argument = 0;
        for (String piece : pieces) {
            code.add(piece == null ? new VarInsnNode(Opcodes.ALOAD, variables[argument++]) : new LdcInsnNode(piece));
        }
        if (pieces.size() == 1) {
            call(code, HELPER, "newStringOf", TO_STRING);
        } else {
            call(code, HELPER, "simpleConcat", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/String;");
        }
    }

    /** @param free number of three local variables: the sum of lengths, later where the string is filled, and its bytes */
    private static void fill(InsnList code, List<String> pieces, Type[] types, int[] variables, int free) {
        String last = pieces.get(pieces.size() - 1);
        code.add(new LdcInsnNode(constantLength(pieces)));
        for (int i = 0; i < types.length; i++) {
            code.add(new VarInsnNode(types[i].getOpcode(Opcodes.ILOAD), variables[i]));
            call(code, HELPER, "mix", "(J" + types[i].getDescriptor() + ")J");
        }
        code.add(new VarInsnNode(Opcodes.LSTORE, free));
        if (last == null) {
            code.add(new VarInsnNode(Opcodes.LLOAD, free));
            call(code, HELPER, "newArray", "(J)[B");
        } else {
            code.add(new LdcInsnNode(last));
            code.add(new VarInsnNode(Opcodes.LLOAD, free));
            call(code, HELPER, "newArrayWithSuffix", "(Ljava/lang/String;J)[B");
        }
        code.add(new VarInsnNode(Opcodes.ASTORE, free + 2));
        code.add(new VarInsnNode(Opcodes.ALOAD, free + 2));
        code.add(new VarInsnNode(Opcodes.LLOAD, free));
        int argument = types.length;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (pieces.get(i) == null) {
                String before = i > 0 ? pieces.get(i - 1) : null;
                argument--;
                code.add(new VarInsnNode(Opcodes.ALOAD, free + 2));
                code.add(new VarInsnNode(types[argument].getOpcode(Opcodes.ILOAD), variables[argument]));
                code.add(before == null ? new InsnNode(Opcodes.ACONST_NULL) : new LdcInsnNode(before));
                call(code, HELPER, "prepend", "(J[B" + types[argument].getDescriptor() + "Ljava/lang/String;)J");
            }
        }
        call(code, HELPER, "newString", "([BJ)Ljava/lang/String;");
    }

    /** How many characters the constants have but for one at the end, which the helper adds. */
    private static long constantLength(List<String> pieces) {
        long length = 0;
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i);
            if (piece != null) {
                length += i < pieces.size() - 1 ? piece.length() : 0;
                length |= piece.chars().anyMatch(c -> c > LAST_LATIN1) ? UTF16 : 0;
            }
        }
        return length;
    }

    /** Constants in order, null for each argument. */
    private static List<String> pieces(InvokeDynamicInsnNode site, int arguments) {
        List<String> pieces = new ArrayList<>();
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

    private static void flush(StringBuilder text, List<String> pieces) {
        if (text.length() > 0) {
            pieces.add(text.toString());
            text.setLength(0);
        }
    }

    private static void call(InsnList code, String owner, String name, String descriptor) {
        code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false));
    }

    private static boolean isReference(Type type) {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private boolean isUnboxed(Type type) {
        return type.getSort() == Type.OBJECT && path.isOwn(type.getInternalName())
                && path.declaration(type.getInternalName())
                        .flatMap(node -> Annotations.find(node.visibleAnnotations, node.invisibleAnnotations, "Unboxed"))
                        .isPresent();
    }
}
