package awesome.compiler.bytecode;

import awesome.compiler.CompileError;
import awesome.compiler.model.Descriptors;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Reads a class file that may be anything. What is wrong with it is a {@link CompileError} that names class and file. The
 * code of methods is checked when it is reached, by {@code awesome.compiler.analysis.MethodVerifier}.
 */
final class ClassFileReader {
    private static final int MAGIC = 0xcafebabe;
    private static final int HEADER_SIZE = 10;
    private static final int VERSION_OFFSET = 6;
    private static final int FIRST_VERSION = 45;
    private static final int LAST_VERSION = Opcodes.V17;
    /** Class file version 45 is Java 1, 46 is Java 2, and so on. */
    private static final int VERSION_OF_JAVA_0 = 44;

    private final String name;
    private final String file;
    private final int version;
    private byte[] bytes;

    /**
     * A class file.
     *
     * @param name the internal name that the class must have
     * @param file where it is, for messages
     */
    ClassFileReader(String name, String file, byte[] bytes) {
        this.name = name;
        this.file = file;
        this.bytes = bytes;
        if (bytes.length < HEADER_SIZE || word(0) != MAGIC) {
            throw damaged("it does not start as a class file", null);
        }
        version = word(VERSION_OFFSET - 2) & 0xffff;
        if (version < FIRST_VERSION || version > LAST_VERSION) {
            throw new CompileError("class " + name.replace('/', '.') + " (" + file + ") is of class file version " + version
                    + (version > LAST_VERSION ? ", that of Java " + (version - VERSION_OF_JAVA_0) : "")
                    + "; Java 17 (version 61) is the latest that can be compiled: compile the class with --release 17");
        }
    }

    private int word(int at) {
        return (bytes[at] & 0xff) << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
    }

    private CompileError damaged(String problem, Throwable cause) {
        return new CompileError("class " + name.replace('/', '.') + " (" + file + ") is damaged: " + problem
                + "; compile it again", cause);
    }

    /** What a step gives that may fail in any way that the class file causes. */
    <T> T guard(Supplier<T> step) {
        try {
            return step.get();
        } catch (CompileError e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // ASM believes what it reads: indices, sizes of tables, depths of annotations.
            throw damaged(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        }
    }

    /** Whether {@link #modernize} may change it. */
    boolean isOld() {
        return version < Opcodes.V1_7;
    }

    /** Makes it as a compiler for Java 7 writes it, if it is older. */
    void modernize(OldClassFiles old) {
        bytes = guard(() -> old.modern(bytes));
    }

    /** Shows the class to a visitor. */
    void accept(ClassVisitor visitor, int options) {
        guard(() -> {
            new ClassReader(bytes).accept(visitor, options);
            return null;
        });
    }

    /**
     * Checks what a class says of itself and its members (JVMS 4.1, 4.5 and 4.6); whether names of local variables, which
     * are for debuggers and messages only, are wrong and left out.
     */
    boolean check(ClassNode node) {
        boolean changed = false;
        if (!name.equals(node.name)) {
            throw damaged("it contains the class " + node.name, null);
        }
        if (node.superName == null && !name.equals("java/lang/Object") && !name.equals("module-info")) {
            throw damaged("it has no superclass", null);
        }
        Set<String> seen = new HashSet<>();
        for (FieldNode field : node.fields) {
            check(Descriptors.isName(field.name) && Descriptors.isField(field.desc), "field " + field.name + " of type " + field.desc);
            check(field.value == null || fits(field), "field " + field.name + " with the constant " + field.value);
            check(seen.add(field.name + ":" + field.desc), "two fields " + field.name);
        }
        for (MethodNode method : node.methods) {
            String what = "method " + method.name + method.desc;
            boolean special = "<init>".equals(method.name) || "<clinit>".equals(method.name);
            if (method.localVariables != null) {
                changed |= method.localVariables.removeIf(each -> !Descriptors.isName(each.name) || !Descriptors.isField(each.desc));
            }
            check((special || Descriptors.isName(method.name)) && Descriptors.isMethod(method.desc), what);
            check(!special || method.desc.endsWith(")V"), what + " with a result");
            check(!method.name.equals("<clinit>") || (method.access & Opcodes.ACC_STATIC) != 0 && method.desc.equals("()V"),
                    what + " with parameters");
            check(!method.name.equals("<init>") || (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT)) == 0, what + " that is static");
            boolean bodiless = (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
            check(bodiless == (method.instructions.size() == 0), what + (bodiless ? " that must not have code" : " without code"));
            check(Type.getArgumentsAndReturnSizes(method.desc) >> 2 <= 256, what + " with too many parameters");
            check(seen.add(method.name + method.desc), "two methods " + method.name + method.desc);
        }
        return changed;
    }

    private void check(boolean fine, String problem) {
        if (!fine) {
            throw damaged("it has " + problem, null);
        }
    }

    private static boolean fits(FieldNode field) {
        return switch (Type.getType(field.desc).getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.SHORT, Type.CHAR, Type.INT -> field.value instanceof Integer;
            case Type.LONG -> field.value instanceof Long;
            case Type.FLOAT -> field.value instanceof Float;
            case Type.DOUBLE -> field.value instanceof Double;
            default -> field.value instanceof String && field.desc.equals("Ljava/lang/String;");
        };
    }
}
