package awesome.compiler.bytecode;

import awesome.compiler.CompileError;
import awesome.compiler.model.ClassFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
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
    private final Map<String, ClassNode> hostClasses = new HashMap<>();
    /** Classes of the class path that were read ahead, and not asked for yet. */
    private final Map<String, ClassNode> readAhead = new ConcurrentHashMap<>();

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
                path.open(name).filter(file -> !file.isOld()).ifPresent(file -> readAhead.put(name, parse(file, substitutions.remapper())));
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
        ClassNode ahead = readAhead.remove(name);
        ClassNode node = ahead != null ? ahead : read(file, path.isOwn(name) ? substitutions.remapper() : null);
        if (path.isOwn(name) && !substitutions.isSubstitution(name)) {
            file.check(node);
        }
        return Optional.of(file.guard(() -> {
            substitutions.apply(node);
            desugaring.apply(node);
            if (path.isOwn(name)) {
                applyToOwn(node);
                hostClasses.put(name, copy(node));
            }
            new VarHandles(path, node).apply();
            return node;
        }));
    }

    private void applyToOwn(ClassNode node) {
        for (MethodNode method : node.methods) {
            resources.apply(method);
            if (assertions != null) {
                assertions.apply(method);
            }
        }
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

    private synchronized Optional<ClassNode> findForHost(String name) {
        if (substitutions.isSubstitution(name)) {
            return Optional.of(hostClasses.computeIfAbsent(name, this::readSubstitution));
        }
        Optional<ClassNode> found = find(name);
        return found.isPresent() && hostClasses.containsKey(name) ? Optional.of(hostClasses.get(name)) : found;
    }

    private ClassNode readSubstitution(String name) {
        ClassNode node = read(path.open(name).orElseThrow(), null);
        desugaring.apply(node);
        if (node.invisibleAnnotations != null) {
            // It speaks of the target; this class itself may well be initialised in the child JVM.
            node.invisibleAnnotations.removeIf(each -> each.desc.endsWith("/InitAtRuntime;"));
        }
        return node;
    }

    private ClassNode read(ClassFileReader file, Remapper remapper) {
        file.modernize(oldClassFiles);
        return parse(file, remapper);
    }

    private static ClassNode parse(ClassFileReader file, Remapper remapper) {
        ClassNode node = new ClassNode();
        file.accept(remapper == null ? node : new ClassRemapper(node, remapper), ClassReader.EXPAND_FRAMES);
        return node;
    }

    /** The analysis simplifies the code of its copy, in ways that a JVM's verifier does not accept. */
    private static ClassNode copy(ClassNode node) {
        ClassNode result = new ClassNode();
        node.accept(result);
        return result;
    }
}
