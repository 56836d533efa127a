package awesome.compiler.bytecode;

import awesome.compiler.CompileError;
import awesome.compiler.model.ClassFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of a build: class path and JDK, substituted and desugared. Threads may ask at the same time. */
public final class ProgramClasses implements ClassFiles {
    private final ClassPath path;
    private final Substitutions substitutions;
    private final Desugaring desugaring;
    private final ResourceCalls resources;
    /** Null if assertions are off. */
    private final AssertionStatus assertions;
    private final OldClassFiles oldClassFiles;
    private final Map<String, Optional<ClassNode>> classes = new HashMap<>();
    /** Classes of the class path that the program has otherwise than their files, as the child JVM shall load them. */
    private final Map<String, ClassNode> hostClasses = new HashMap<>();
    /** Classes of the class path that were read ahead, and not asked for yet. */
    private final Map<String, Parsed> readAhead = new ConcurrentHashMap<>();

    /**
     * What a class file says.
     *
     * @param asWritten whether the node says the same as the file: no name in it was changed
     */
    private record Parsed(ClassNode node, boolean asWritten) {}

    /**
     * The classes of a class path.
     *
     * @param targetName {@code kernel} or {@code linux}: which substitutions apply
     * @param assertions whether they are on in classes of the class path
     */
    public ProgramClasses(ClassPath path, String targetName, boolean assertions) {
        this.path = path;
        this.substitutions = new Substitutions(path, targetName);
        this.desugaring = new Desugaring(path, this::generated);
        this.resources = new ResourceCalls(path);
        this.assertions = assertions ? new AssertionStatus(path) : null;
        this.oldClassFiles = new OldClassFiles(path::declaration);
    }

    /** Begins to read all classes of the class path, of which most are needed, while the caller does something else. */
    public void readAhead() {
        CompletableFuture.runAsync(this::readOwn);
    }

    private void readOwn() {
        for (String name : path.ownClasses()) {
            try {
                path.open(name).filter(file -> !file.isOld()).ifPresent(file -> readAhead.put(name, parseOwn(file)));
            } catch (CompileError e) {
                // Told if the class is asked for.
            }
        }
    }

    /** What is substituted. */
    public Substitutions substitutions() {
        return substitutions;
    }

    @Override
    public synchronized Optional<ClassNode> find(String internalName) {
        Optional<ClassNode> known = classes.get(internalName);
        if (known == null) {
            known = load(internalName);
            classes.put(internalName, known);
        }
        return known;
    }

    @Override
    public String absence(String internalName) {
        return path.moduleOf(internalName)
                .map(module -> " is in the module " + module + " of the JDK, and an image has java.base only; do without it")
                .orElseGet(() -> ClassFiles.super.absence(internalName));
    }

    private Optional<ClassNode> load(String name) {
        ClassFileReader file = path.open(name).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        boolean own = path.isOwn(name);
        Parsed ahead = readAhead.remove(name);
        file.modernize(oldClassFiles);
        Parsed parsed = ahead != null ? ahead : own ? parseOwn(file) : new Parsed(parse(file), true);
        ClassNode node = parsed.node;
        boolean checked = own && !substitutions.isSubstitution(name) && file.check(node);
        return Optional.of(file.guard(() -> {
            boolean changed = substitutions.apply(node) | desugaring.apply(node) | checked | !parsed.asWritten | file.isOld();
            if (own && applyToOwn(node) | changed) {
                hostClasses.put(name, copy(node));
            }
            new VarHandles(path, node).apply();
            return node;
        }));
    }

    private boolean applyToOwn(ClassNode node) {
        boolean changed = false;
        for (MethodNode method : node.methods) {
            changed |= resources.apply(method);
            changed |= assertions != null && assertions.apply(method);
        }
        return changed;
    }

    private void generated(ClassNode node) {
        classes.put(node.name, Optional.of(node));
        hostClasses.put(node.name, copy(node));
    }

    /**
     * The classes as the child JVM shall load them: as the closed world had them when they were read, and
     * substitution classes as they are written, for the initial values of the fields that they add.
     */
    public ClassFiles forHost() {
        return this::findForHost;
    }

    /** The class file of such a class; empty if there is none. */
    public synchronized Optional<byte[]> fileForHost(String name) {
        Optional<ClassNode> node = findForHost(name);
        boolean asWritten = path.isOwn(name) && !hostClasses.containsKey(name);
        return asWritten ? path.read(name) : node.map(ProgramClasses::write);
    }

    private synchronized Optional<ClassNode> findForHost(String name) {
        if (substitutions.isSubstitution(name)) {
            return Optional.of(hostClasses.computeIfAbsent(name, this::readSubstitution));
        }
        Optional<ClassNode> found = find(name);
        return found.isPresent() && hostClasses.containsKey(name) ? Optional.of(hostClasses.get(name)) : found;
    }

    private ClassNode readSubstitution(String name) {
        ClassFileReader file = path.open(name).orElseThrow();
        file.modernize(oldClassFiles);
        ClassNode node = parse(file);
        desugaring.apply(node);
        if (node.invisibleAnnotations != null) {
            // It speaks of the target; this class itself may well be initialised in the child JVM.
            node.invisibleAnnotations.removeIf(each -> each.desc.endsWith("/InitAtRuntime;"));
        }
        return node;
    }

    private Parsed parseOwn(ClassFileReader file) {
        ClassNode node = new ClassNode();
        Substitutions.Renaming renaming = substitutions.new Renaming();
        file.accept(new ClassRemapper(node, renaming), ClassReader.EXPAND_FRAMES);
        return new Parsed(node, !renaming.isUsed());
    }

    private static ClassNode parse(ClassFileReader file) {
        ClassNode node = new ClassNode();
        file.accept(node, ClassReader.EXPAND_FRAMES);
        return node;
    }

    private static byte[] write(ClassNode node) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    /** The analysis simplifies the code of its copy, in ways that a JVM's verifier does not accept. */
    private static ClassNode copy(ClassNode node) {
        ClassNode result = new ClassNode();
        node.accept(result);
        return result;
    }
}
