package awesome.compiler.bytecode;

import awesome.compiler.CompileError;
import awesome.compiler.model.Annotations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Where class files come from: folders and jar files in the order given, then {@code java.base} of the JDK that
 * runs the compiler. Not thread-safe.
 */
public final class ClassPath implements AutoCloseable {
    private static final String SUFFIX = ".class";
    private static final List<String> RUNTIME = List.of("awesome/runtime/", "awesome/magic/", "awesome/abi/");

    private final List<Path> roots = new ArrayList<>();
    private final List<FileSystem> jars = new ArrayList<>();
    private final Path javaBase = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base");
    /** The class files in the folders and jar files, by internal name, in an order that depends on them alone. */
    private final Map<String, Path> own = new LinkedHashMap<>();
    /** Those of them that were read. */
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<String, Optional<ClassNode>> declarations = new HashMap<>();

    /** A class path of these folders and jar files; a {@link CompileError} if one does not exist. */
    public ClassPath(List<Path> entries) {
        for (Path entry : entries) {
            addRoot(entry);
        }
        for (Path root : roots) {
            listClasses(root);
        }
    }

    private void addRoot(Path entry) {
        try {
            if (Files.isDirectory(entry)) {
                roots.add(entry);
            } else if (Files.isRegularFile(entry)) {
                FileSystem jar = FileSystems.newFileSystem(entry);
                jars.add(jar);
                roots.add(jar.getPath("/"));
            } else {
                throw new CompileError("class path entry " + entry + " is neither a folder nor a jar file");
            }
        } catch (IOException e) {
            throw new CompileError("class path entry " + entry + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void listClasses(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.endsWith("-info.class") && !name.startsWith("META-INF"))
                    .sorted()
                    .forEach(name -> own.putIfAbsent(
                            name.substring(0, name.length() - SUFFIX.length()).replace('\\', '/'), root.resolve(name)));
        } catch (IOException e) {
            throw new CompileError("class path entry " + root + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** The internal names of all classes in the folders and jar files, in an order that depends on them alone. */
    public Set<String> ownClasses() {
        return Collections.unmodifiableSet(own.keySet());
    }

    /** Whether a class comes from a folder or jar file and not from the JDK. */
    public boolean isOwn(String internalName) {
        return own.containsKey(internalName);
    }

    /** Whether a class is in one of the packages that are part of every image, and of no program. */
    public static boolean isRuntime(String internalName) {
        return RUNTIME.stream().anyMatch(internalName::startsWith);
    }

    /** The class file of a class; empty if there is none. */
    public Optional<byte[]> read(String internalName) {
        byte[] known = contents.get(internalName);
        Optional<byte[]> bytes = known != null ? Optional.of(known) : read(file(internalName));
        if (known == null && isOwn(internalName)) {
            bytes.ifPresent(each -> contents.put(internalName, each));
        }
        return bytes;
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return file == null ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CompileError("class file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The module of the JDK that has a class, by its name; empty if none has. */
    Optional<String> moduleOf(String internalName) {
        String file = internalName + SUFFIX;
        try (Stream<Path> modules = Files.list(javaBase.getParent())) {
            return modules.filter(each -> Files.exists(each.resolve(file)))
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .findFirst();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The content of a file in a folder or jar file, by its name with slashes; empty if there is none. */
    Optional<byte[]> resource(String name) {
        for (Path root : roots) {
            try {
                Path file = root.resolve(name).normalize();
                if (file.startsWith(root) && Files.isRegularFile(file)) {
                    return Optional.of(Files.readAllBytes(file));
                }
            } catch (IOException | InvalidPathException e) {
                throw new CompileError("resource " + name + " in " + root + " cannot be read: " + e.getMessage(), e);
            }
        }
        return Optional.empty();
    }

    /** Where a class file is or would be; null if no file system has such names. */
    private Path file(String internalName) {
        if (internalName.indexOf('\0') >= 0) {
            return null;
        }
        Path file = own.get(internalName);
        return file != null ? file : javaBase.resolve(internalName + SUFFIX);
    }

    /** The class file of a class, to be read with care; empty if there is none. */
    Optional<ClassFileReader> open(String internalName) {
        return read(internalName).map(bytes -> new ClassFileReader(internalName, file(internalName).toString(), bytes));
    }

    /** The members and annotations of a class as in its class file, without code; empty if there is no such class. */
    Optional<ClassNode> declaration(String internalName) {
        return declarations.computeIfAbsent(internalName, name -> open(name).map(file -> {
            ClassNode node = new ClassNode();
            file.accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return node;
        }));
    }

    /**
     * Whether the class file of a class of the class path contains a text, as it does the names of annotations. Much faster
     * than to look what the text stands for.
     */
    boolean contains(String internalName, String text) {
        return read(internalName).filter(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(text)).isPresent();
    }

    /** Whether a method of the class carries the annotation with this simple name of {@code awesome.magic}. */
    public boolean mentions(String internalName, String annotation) {
        return contains(internalName, annotation) && declaration(internalName).stream()
                .flatMap(node -> node.methods.stream())
                .anyMatch(method -> Annotations.find(method.visibleAnnotations, method.invisibleAnnotations, annotation).isPresent());
    }

    /** The declaration that a reference to a method means, looked up in superclasses; empty if unknown. */
    Optional<MethodNode> method(String ownerName, String name, String desc) {
        Optional<ClassNode> owner = declaration(ownerName);
        Set<String> seen = new HashSet<>();
        while (owner.isPresent() && seen.add(owner.get().name)) {
            for (MethodNode method : owner.get().methods) {
                if (method.name.equals(name) && method.desc.equals(desc)) {
                    return Optional.of(method);
                }
            }
            String parent = owner.get().superName;
            owner = parent == null ? Optional.empty() : declaration(parent);
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        for (FileSystem jar : jars) {
            try {
                jar.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
