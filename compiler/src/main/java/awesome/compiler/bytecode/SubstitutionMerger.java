package awesome.compiler.bytecode;

import awesome.compiler.CompileError;
import awesome.compiler.model.Annotations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Applies one substitution class, its names already those of the target, to the target. */
final class SubstitutionMerger {
    private static final List<String> KINDS = List.of("Replace", "Alias", "Inject", "Remove");
    private static final List<String> CARRIED = List.of("RecomputeOffset", "ResetValue");
    private static final String STATIC_INIT = "static_init";
    /** As in {@code StackTraceElement}. */
    private static final int NATIVE_LINE = -2;

    private final ClassNode target;
    private final ClassNode substitution;
    private final String substitutionName;
    private final Set<String> named = new HashSet<>();

    SubstitutionMerger(ClassNode target, ClassNode substitution, String substitutionName) {
        this.target = target;
        this.substitution = substitution;
        this.substitutionName = substitutionName;
    }

    void merge() {
        Set<String> before = new HashSet<>();
        target.methods.forEach(each -> before.add(key(each)));
        target.fields.forEach(each -> before.add(key(each)));
        for (FieldNode field : substitution.fields) {
            mergeField(field);
        }
        for (MethodNode method : substitution.methods) {
            mergeMethod(method);
        }
        AnnotationNode mark = Annotations.find(substitution.visibleAnnotations, substitution.invisibleAnnotations, "TargetClass")
                .orElseThrow();
        if (Annotations.value(mark, "whole").filter(Boolean.TRUE::equals).isPresent()) {
            removeTheRest(before);
        }
        for (String each : List.of("InitAtRuntime", "NoAlloc", "InterruptContext", "HostOnly")) {
            Annotations.find(substitution.visibleAnnotations, substitution.invisibleAnnotations, each)
                    .ifPresent(annotation -> target.invisibleAnnotations = with(target.invisibleAnnotations, annotation));
        }
    }

    private static String key(MethodNode method) {
        return method.name + method.desc;
    }

    private static String key(FieldNode field) {
        return field.name + ":" + field.desc;
    }

    private static <T> List<T> with(List<T> list, T element) {
        List<T> result = list == null ? new ArrayList<>() : new ArrayList<>(list);
        result.add(element);
        return result;
    }

    private CompileError error(String member, String problem) {
        return new CompileError("substitution " + substitutionName.replace('/', '.') + ": " + member + " " + problem);
    }

    private String kind(String member, List<AnnotationNode> visible, List<AnnotationNode> invisible) {
        List<String> found = KINDS.stream()
                .filter(kind -> Annotations.find(visible, invisible, kind).isPresent())
                .toList();
        if (found.size() != 1) {
            throw error(member, "must have one of @Replace, @Alias, @Inject and @Remove, and has " + found);
        }
        return found.get(0);
    }

    private FieldNode targetField(String key) {
        return target.fields.stream().filter(each -> key(each).equals(key)).findFirst().orElse(null);
    }

    private MethodNode targetMethod(String key) {
        return target.methods.stream().filter(each -> key(each).equals(key)).findFirst().orElse(null);
    }

    private void mergeField(FieldNode field) {
        boolean folded = field.value != null && !isMarked(field.visibleAnnotations, field.invisibleAnnotations);
        if ((field.access & Opcodes.ACC_SYNTHETIC) != 0 || folded) {
            return;
        }
        String member = "field " + field.name;
        String kind = kind(member, field.visibleAnnotations, field.invisibleAnnotations);
        FieldNode there = targetField(key(field));
        checkPresence(member, kind, there != null);
        named.add(key(field));
        switch (kind) {
            case "Inject", "Replace" -> {
                AnnotationNode origin = new AnnotationNode("Lawesome/magic/Inject;");
                origin.visit("from", isAssigned(field) ? substitutionName : "");
                field.invisibleAnnotations = with(field.invisibleAnnotations, origin);
                field.invisibleAnnotations.removeIf(each -> each != origin
                        && (each.desc.endsWith("/Inject;") || each.desc.endsWith("/Replace;")));
                if (there == null) {
                    target.fields.add(field);
                } else {
                    target.fields.set(target.fields.indexOf(there), field);
                }
            }
            case "Remove" -> there.invisibleAnnotations = with(there.invisibleAnnotations,
                    Annotations.find(field.visibleAnnotations, field.invisibleAnnotations, kind).orElseThrow());
            default -> {
                for (String carried : CARRIED) {
                    Annotations.find(field.visibleAnnotations, field.invisibleAnnotations, carried).ifPresent(
                            annotation -> there.invisibleAnnotations = with(there.invisibleAnnotations, annotation));
                }
            }
        }
    }

    /** Whether the substitution's static initialiser gives the field a value. */
    private boolean isAssigned(FieldNode field) {
        for (MethodNode method : substitution.methods) {
            for (AbstractInsnNode insn : method.name.equals("<clinit>") ? method.instructions.toArray() : new AbstractInsnNode[0]) {
                if (insn instanceof FieldInsnNode access && access.getOpcode() == Opcodes.PUTSTATIC
                        && access.owner.equals(target.name) && access.name.equals(field.name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void checkPresence(String member, String kind, boolean present) {
        boolean wanted = !kind.equals("Inject");
        if (wanted != present) {
            throw error(member, wanted
                    ? "names something that " + target.name.replace('/', '.') + " does not have; check name and descriptor"
                    : "is already in " + target.name.replace('/', '.') + "; use @Replace");
        }
    }

    private void mergeMethod(MethodNode method) {
        boolean synthetic = (method.access & Opcodes.ACC_SYNTHETIC) != 0;
        if (method.name.equals("<clinit>") || isUnmarkedConstructor(method) || isUnmarkedBridge(method)) {
            return;
        }
        String member = "method " + method.name + method.desc;
        String kind = synthetic ? "Inject" : kind(member, method.visibleAnnotations, method.invisibleAnnotations);
        if (method.name.equals(STATIC_INIT) && kind.equals("Replace")) {
            method.name = "<clinit>";
            initializeAtRuntime();
        }
        MethodNode there = targetMethod(key(method));
        if (there == null && isOptional(method)) {
            return;
        }
        boolean initializer = method.name.equals("<clinit>");
        if (!initializer && !synthetic) {
            checkPresence(member, kind, there != null);
        }
        named.add(key(method));
        switch (kind) {
            case "Inject", "Replace" -> {
                method.invisibleAnnotations = with(method.invisibleAnnotations, origin(there));
                if (method.name.equals("<init>")) {
                    redirectSuperConstructor(method);
                }
                if (there == null) {
                    target.methods.add(method);
                } else {
                    method.access = accessOfReplacement(member, method, there);
                    target.methods.set(target.methods.indexOf(there), method);
                }
            }
            case "Remove" -> remove(there,
                    Annotations.find(method.visibleAnnotations, method.invisibleAnnotations, kind).orElseThrow());
            default -> {
                // An alias changes nothing; that it exists has been checked.
            }
        }
    }

    private static boolean isOptional(MethodNode method) {
        return Annotations.find(method.visibleAnnotations, method.invisibleAnnotations, "Replace")
                .flatMap(each -> Annotations.value(each, "optional"))
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    /** Where the lines of a method are, for the debugger, and what traces on HotSpot show instead. */
    private AnnotationNode origin(MethodNode there) {
        AnnotationNode origin = new AnnotationNode("Lawesome/magic/Origin;");
        String source = substitution.sourceFile == null ? "Unknown.java" : substitution.sourceFile;
        origin.visit("file", substitutionName.substring(0, substitutionName.lastIndexOf('/') + 1) + source);
        if (there != null) {
            origin.visit("line", (there.access & Opcodes.ACC_NATIVE) != 0 ? NATIVE_LINE : throwingLine(there));
        }
        return origin;
    }

    /** The line of the first throw statement, or the first line if there is none; 0 if there are no lines. */
    private static int throwingLine(MethodNode method) {
        int first = 0;
        int line = 0;
        for (AbstractInsnNode each : method.instructions) {
            if (each instanceof LineNumberNode number) {
                line = number.line;
                first = first == 0 ? line : first;
            } else if (each.getOpcode() == Opcodes.ATHROW) {
                return line;
            }
        }
        return first;
    }

    private int accessOfReplacement(String member, MethodNode method, MethodNode there) {
        if (((method.access ^ there.access) & Opcodes.ACC_STATIC) != 0) {
            throw error(member, "is static where its target is not, or the other way round");
        }
        int access = there.access & ~(Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNCHRONIZED);
        return access | method.access & Opcodes.ACC_SYNCHRONIZED;
    }

    /** The child JVM runs the JDK's own initialiser, so ours must run on the target. */
    private void initializeAtRuntime() {
        target.invisibleAnnotations =
                with(target.invisibleAnnotations, new AnnotationNode("Lawesome/magic/InitAtRuntime;"));
    }

    private static boolean isMarked(List<AnnotationNode> visible, List<AnnotationNode> invisible) {
        return KINDS.stream().anyMatch(kind -> Annotations.find(visible, invisible, kind).isPresent());
    }

    /** The constructor that javac adds, or one written to keep others from making objects. */
    private static boolean isUnmarkedConstructor(MethodNode method) {
        return method.name.equals("<init>") && !isMarked(method.visibleAnnotations, method.invisibleAnnotations);
    }

    /** Bridges that javac adds are in the target already. */
    private boolean isUnmarkedBridge(MethodNode method) {
        return (method.access & Opcodes.ACC_BRIDGE) != 0 && targetMethod(key(method)) != null;
    }

    /** The substitution's superclass is Object; in the target the call goes to the target's superclass. */
    private void redirectSuperConstructor(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && call.name.equals("<init>") && call.owner.equals("java/lang/Object")
                    && call.getOpcode() == Opcodes.INVOKESPECIAL) {
                call.owner = target.superName;
                return;
            }
        }
    }

    private static void remove(MethodNode method, AnnotationNode reason) {
        method.invisibleAnnotations = with(method.invisibleAnnotations, reason);
        method.instructions = new InsnList();
        method.tryCatchBlocks = new ArrayList<>();
        method.localVariables = null;
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
        if ((method.access & Opcodes.ACC_ABSTRACT) == 0) {
            method.access |= Opcodes.ACC_NATIVE;
        }
    }

    private void removeTheRest(Set<String> before) {
        AnnotationNode reason = new AnnotationNode("Lawesome/magic/Remove;");
        reason.visit("value", "replaced whole by " + substitutionName.replace('/', '.') + ", which does not have it");
        List<MethodNode> initializers = new ArrayList<>();
        for (MethodNode method : target.methods) {
            if (!before.contains(key(method)) || named.contains(key(method))) {
                continue;
            }
            if (method.name.equals("<clinit>")) {
                initializers.add(method);
            } else {
                remove(method, reason);
            }
        }
        target.methods.removeAll(initializers);
        for (FieldNode field : target.fields) {
            if (before.contains(key(field)) && !named.contains(key(field))
                    && Optional.ofNullable(field.value).isEmpty()) {
                field.invisibleAnnotations = with(field.invisibleAnnotations, reason);
            }
        }
    }
}
