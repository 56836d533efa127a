package awesome.compiler.hostheap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Classes of java.base whose initialisers take a seed from the clock, changed to take a constant: the order
 * of {@code Set.of} and {@code Map.of} depends on it, and the order of a built image must not. And the helper of string
 * concatenation, which the classes of the program call themselves once they are desugared.
 */
final class BaseModulePatches {
    private static final List<String> SEEDED_BY_CLOCK =
            List.of("java/util/ImmutableCollections", "java/util/concurrent/ThreadLocalRandom", "java/util/Random");

    private static final String CONCATENATION = "java/lang/StringConcatHelper";

    private static final long SEED = 0x1234_5678_9ABC_DEF1L;

    private BaseModulePatches() {}

    /** Writes the changed classes below {@code directory}, for {@code --patch-module}. */
    static void write(Path directory) throws IOException {
        for (String name : SEEDED_BY_CLOCK) {
            write(directory, name, BaseModulePatches::withConstantClock);
        }
        write(directory, CONCATENATION, BaseModulePatches::withPublicMethods);
    }

    private static void write(Path directory, String name, UnaryOperator<ClassVisitor> change) throws IOException {
        try (InputStream original = Object.class.getResourceAsStream("/" + name + ".class")) {
            if (original == null) {
                throw new IOException("the JDK has no class " + name);
            }
            Path target = directory.resolve(name + ".class");
            Files.createDirectories(target.getParent());
            ClassReader reader = new ClassReader(original);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(change.apply(writer), 0);
            Files.write(target, writer.toByteArray());
        }
    }

    /** Deletes the directory and all in it. */
    static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static ClassVisitor withConstantClock(ClassVisitor writer) {
        return new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String desc, String signature, String[] thrown) {
                MethodVisitor next = super.visitMethod(access, name, desc, signature, thrown);
                return new MethodVisitor(Opcodes.ASM9, next) {
                    @Override
                    public void visitMethodInsn(int opcode, String owner, String called, String calledDesc, boolean itf) {
                        if (owner.equals("java/lang/System")
                                && (called.equals("nanoTime") || called.equals("currentTimeMillis"))) {
                            visitLdcInsn(SEED);
                        } else {
                            super.visitMethodInsn(opcode, owner, called, calledDesc, itf);
                        }
                    }
                };
            }
        };
    }

    private static ClassVisitor withPublicMethods(ClassVisitor writer) {
        return new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
                super.visit(version, access | Opcodes.ACC_PUBLIC, name, signature, superName, interfaces);
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String desc, String signature, String[] thrown) {
                int shown = (access & Opcodes.ACC_PRIVATE) == 0 ? access | Opcodes.ACC_PUBLIC : access;
                return super.visitMethod(shown, name, desc, signature, thrown);
            }
        };
    }
}
