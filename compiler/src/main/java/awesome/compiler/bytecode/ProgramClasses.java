package awesome.compiler.bytecode;

import awesome.compiler.CompileError;
import awesome.compiler.model.ClassFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of a build: class path and JDK, substituted and desugared. Not thread-safe. */
public final class ProgramClasses implements ClassFiles {
    private final ClassPath path;
    private final Substitutions substitutions;
    private final Desugaring desugaring;
    private final Map<String, Optional<ClassNode>> classes = new HashMap<>();
    private final Map<String, byte[]> hostBytes = new HashMap<>();

    /**
     * The classes of a class path.
     *
     * @param targetName {@code kernel} or {@code linux}: which substitutions apply
     */
    public ProgramClasses(ClassPath path, String targetName) {
        this.path = path;
        this.substitutions = new Substitutions(path, targetName);
        this.desugaring = new Desugaring(path, this::generated);
    }

    /** What is substituted. */
    public Substitutions substitutions() {
        return substitutions;
    }

    @Override
    public Optional<ClassNode> find(String internalName) {
        Optional<ClassNode> known = classes.get(internalName);
        if (known == null) {
            known = load(internalName);
            classes.put(internalName, known);
        }
        return known;
    }

    private Optional<ClassNode> load(String name) {
        ClassNode node = read(name, path.isOwn(name) ? substitutions.remapper() : null);
        if (node == null) {
            return Optional.empty();
        }
        substitutions.apply(node);
        desugaring.apply(node);
        if (path.isOwn(name)) {
            hostBytes.put(name, write(node));
        }
        return Optional.of(node);
    }

    private void generated(ClassNode node) {
        classes.put(node.name, Optional.of(node));
        hostBytes.put(node.name, write(node));
    }

    /**
     * The class file that the child JVM shall load under this name: as the closed world has it, but a
     * substitution class as it is written. Empty for the JDK's own classes and unknown names.
     */
    public Optional<byte[]> forHost(String internalName) {
        if (substitutions.isSubstitution(internalName) && !hostBytes.containsKey(internalName)) {
            ClassNode node = read(internalName, null);
            desugaring.apply(node);
            hostBytes.put(internalName, write(node));
        }
        if (path.isOwn(internalName)) {
            find(internalName);
        }
        return Optional.ofNullable(hostBytes.get(internalName));
    }

    private ClassNode read(String name, Remapper remapper) {
        byte[] bytes = path.read(name).orElse(null);
        if (bytes == null) {
            return null;
        }
        ClassReader reader = new ClassReader(bytes);
        ClassNode node = new ClassNode();
        reader.accept(remapper == null ? node : new ClassRemapper(node, remapper), ClassReader.EXPAND_FRAMES);
        if ((node.version & 0xffff) < Opcodes.V1_7 && node.methods.stream().anyMatch(ProgramClasses::hasCode)) {
            throw new CompileError("class " + name.replace('/', '.') + " is in class file format "
                    + (node.version & 0xffff) + "; compile it for Java 7 or later (format 51 or more)");
        }
        return node;
    }

    private static boolean hasCode(MethodNode method) {
        return method.instructions.size() > 0;
    }

    private static byte[] write(ClassNode node) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }
}
