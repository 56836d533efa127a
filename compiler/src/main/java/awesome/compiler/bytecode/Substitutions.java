package awesome.compiler.bytecode;

import awesome.compiler.CompileError;
import awesome.compiler.model.Annotations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The {@code @TargetClass} classes of a class path that apply to a target. */
public final class Substitutions {
    /** Prefix of synthetic methods of a substitution in its target, where the plain name may be taken. */
    static final String SYNTHETIC_PREFIX = "substituted$";

    private final ClassPath path;
    private final Map<String, String> targetOf = new LinkedHashMap<>();
    private final Map<String, List<String>> substitutionsOf = new HashMap<>();
    private final Map<String, String> renamedMethods = new HashMap<>();

    /** Finds the substitutions; a {@link CompileError} if one names a class that does not exist. */
    Substitutions(ClassPath path, String targetName) {
        this.path = path;
        for (String name : path.ownClasses()) {
            if (!path.contains(name, "TargetClass")) {
                continue;
            }
            ClassNode node = path.declaration(name).orElseThrow();
            Optional<AnnotationNode> mark = Annotations.find(node.visibleAnnotations, node.invisibleAnnotations, "TargetClass");
            if (mark.isPresent() && appliesTo(mark.get(), targetName)) {
                add(name, Annotations.string(mark.get(), "value").orElseThrow().replace('.', '/'));
            }
        }
    }

    private static boolean appliesTo(AnnotationNode annotation, String targetName) {
        String only = Annotations.string(annotation, "target").orElse("");
        return only.isEmpty() || only.equals(targetName);
    }

    private void add(String name, String target) {
        if (path.declaration(target).isEmpty()) {
            throw new CompileError("substitution " + name.replace('/', '.') + " names the class "
                    + target.replace('/', '.') + ", which is not on the class path or in java.base");
        }
        targetOf.put(name, target);
        for (MethodNode method : path.declaration(name).orElseThrow().methods) {
            Annotations.find(method.visibleAnnotations, method.invisibleAnnotations, "Replace")
                    .flatMap(annotation -> Annotations.string(annotation, "value"))
                    .filter(real -> !real.isEmpty())
                    .ifPresent(real -> renamedMethods.put(name + "." + method.name + method.desc, real));
        }
        substitutionsOf.computeIfAbsent(target, ignored -> new ArrayList<>()).add(name);
    }

    /** Whether the class with this internal name is a substitution that applies. */
    public boolean isSubstitution(String internalName) {
        return targetOf.containsKey(internalName);
    }

    /** The internal name of what a class stands for: the target of a substitution, else the class itself. */
    public String targetOf(String internalName) {
        return targetOf.getOrDefault(internalName, internalName);
    }

    /** Changes a class as its substitutions say; whether there are any. */
    boolean apply(ClassNode target) {
        List<String> names = substitutionsOf.getOrDefault(target.name, List.of());
        for (String name : names) {
            ClassNode renamed = new ClassNode();
            path.open(name).orElseThrow().accept(new ClassRemapper(renamed, new Renaming()), ClassReader.EXPAND_FRAMES);
            new SubstitutionMerger(target, renamed, name).merge();
        }
        return !names.isEmpty();
    }

    /** Renames substitution classes to their targets. */
    final class Renaming extends Remapper {
        private boolean used;

        /** Whether there was something to rename. */
        boolean isUsed() {
            return used;
        }

        @Override
        public String map(String internalName) {
            String target = targetOf.get(internalName);
            used |= target != null;
            return target == null ? internalName : target;
        }

        @Override
        public String mapMethodName(String owner, String name, String desc) {
            if (!targetOf.containsKey(owner)) {
                return name;
            }
            boolean synthetic = name.startsWith("lambda$") || name.startsWith("access$");
            return renamedMethods.getOrDefault(owner + "." + name + desc, synthetic ? SYNTHETIC_PREFIX + name : name);
        }
    }
}
