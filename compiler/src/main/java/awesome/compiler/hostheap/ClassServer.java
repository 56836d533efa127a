package awesome.compiler.hostheap;

import awesome.compiler.hostheap.child.Wire;
import awesome.compiler.model.Annotations;
import awesome.compiler.model.ClassFiles;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Sends the program's classes to the child JVM. */
final class ClassServer {
    private static final String REFUSAL = "java/lang/IllegalStateException";

    private final ClassFiles files;
    private final Function<String, Optional<byte[]>> hostClasses;

    ClassServer(ClassFiles files, Function<String, Optional<byte[]>> hostClasses) {
        this.files = files;
        this.hostClasses = hostClasses;
    }

    boolean isUnboxed(String internalName) {
        return has(internalName, "Unboxed");
    }

    private boolean has(String internalName, String annotation) {
        return files.find(internalName)
                .flatMap(node -> Annotations.find(node.visibleAnnotations, node.invisibleAnnotations, annotation))
                .isPresent();
    }

    /** Writes the answer to a request for the class. */
    void send(String internalName, DataOutputStream out) throws IOException {
        Optional<byte[]> found = hostClasses.apply(internalName);
        if (found.isEmpty()) {
            out.write(Wire.ABSENT);
            return;
        }
        byte[] bytes = has(internalName, "InitAtRuntime") ? refusingInitialization(found.get()) : found.get();
        out.write(Wire.HERE);
        out.write(isUnboxed(internalName) ? Wire.UNBOXED : 0);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] refusingInitialization(byte[] file) {
        ClassNode node = new ClassNode();
        new ClassReader(file).accept(node, 0);
        node.methods.removeIf(method -> method.name.equals("<clinit>"));
        node.methods.add(refusingInitializer(node.name));
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    /** Such a class must not be used at build time: what it computed there would silently become part of the image. */
    private static MethodNode refusingInitializer(String internalName) {
        MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        InsnList code = method.instructions;
        code.add(new TypeInsnNode(Opcodes.NEW, REFUSAL));
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new LdcInsnNode(internalName.replace('/', '.') + " is @InitAtRuntime, so no static initialiser that"
                + " runs at build time may use it"));
        code.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, REFUSAL, "<init>", "(Ljava/lang/String;)V"));
        code.add(new InsnNode(Opcodes.ATHROW));
        return method;
    }
}
