package awesome.compiler.bytecode;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.ClassNode;

/**
 * Class files from before Java 7, as many libraries still are: their methods may have subroutines ({@code jsr},
 * {@code ret}) and need no stack map frames, on which everything after this relies.
 */
final class OldClassFiles {
    private static final String OBJECT = "java/lang/Object";
    /** Where in a class file its major version is: after the magic number and the minor version. */
    private static final int VERSION_OFFSET = 6;

    private final Function<String, Optional<ClassNode>> declarations;

    /** Finds superclasses with this, by internal names. */
    OldClassFiles(Function<String, Optional<ClassNode>> declarations) {
        this.declarations = declarations;
    }

    /** The class file as a compiler for Java 7 writes it; the same bytes if it is not older. */
    byte[] modern(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        if (reader.readUnsignedShort(VERSION_OFFSET) >= Opcodes.V1_7) {
            return bytes;
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return commonSuperclass(one, other);
            }
        };
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String signature, String parent, String[] types) {
                super.visit(Opcodes.V1_7, access, name, signature, parent, types);
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String desc, String signature, String[] thrown) {
                MethodVisitor next = super.visitMethod(access, name, desc, signature, thrown);
                return new JSRInlinerAdapter(next, access, name, desc, signature, thrown);
            }
        }, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** The closest class above both; {@code Object} for interfaces, as in a JVM's verifier. */
    private String commonSuperclass(String one, String other) {
        Set<String> above = new HashSet<>();
        for (String each = one; each != null && above.add(each); each = superclass(each)) {
            continue;
        }
        Set<String> seen = new HashSet<>();
        String common = other;
        while (common != null && !above.contains(common)) {
            common = seen.add(common) ? superclass(common) : null;
        }
        return common == null ? OBJECT : common;
    }

    private String superclass(String name) {
        return declarations.apply(name).map(each -> each.superName).orElse(null);
    }
}
