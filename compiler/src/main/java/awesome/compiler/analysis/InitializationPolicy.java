package awesome.compiler.analysis;

import awesome.compiler.bytecode.ClassPath;
import awesome.compiler.model.ClassInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which classes are initialised in the child JVM and which on the target; see {@code docs/book/magic.md}. */
final class InitializationPolicy {
    private final Predicate<String> isProgram;
    private final Predicate<String> isOwn;
    private final Map<ClassInfo, Boolean> atRuntime = new ConcurrentHashMap<>();

    /**
     * A policy.
     *
     * @param isProgram whether the class of an internal name belongs to a program, initialised as on any JVM
     * @param isOwn whether it comes from the class path, not from the JDK
     */
    InitializationPolicy(Predicate<String> isProgram, Predicate<String> isOwn) {
        this.isProgram = isProgram;
        this.isOwn = isOwn;
    }

    /** Whether a class comes from the class path, not from the JDK. */
    boolean isOwn(ClassInfo type) {
        return isOwn.test(type.name());
    }

    /** Whether the type has an initialiser, or inherits one, that runs on the target. */
    boolean isAtRuntime(ClassInfo type) {
        Boolean known = atRuntime.get(type);
        if (known == null) {
            known = type.node() != null && (isMarked(type) && hasInitializer(type) || inherits(type));
            atRuntime.put(type, known);
        }
        return known;
    }

    private boolean isMarked(ClassInfo type) {
        if (type.magic("InitAtRuntime").isPresent()) {
            return true;
        }
        // What is part of every image, also of programs, is initialised at build time.
        return isProgram.test(type.name()) && !ClassPath.isRuntime(type.name());
    }

    private boolean inherits(ClassInfo type) {
        return !type.isInterface()
                && (type.superClass() != null && isAtRuntime(type.superClass())
                        || type.interfaces().stream().anyMatch(this::runsWithClasses));
    }

    private boolean runsWithClasses(ClassInfo type) {
        return type.hasDefaultMethods() && isAtRuntime(type) || type.interfaces().stream().anyMatch(this::runsWithClasses);
    }

    private static boolean hasInitializer(ClassInfo type) {
        for (ClassInfo each = type; each != null; each = type.isInterface() ? null : each.superClass()) {
            if (each.classInitializer() != null) {
                return true;
            }
            if (type.isInterface()) {
                return false;
            }
        }
        return false;
    }
}
