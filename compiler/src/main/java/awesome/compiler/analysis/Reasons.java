package awesome.compiler.analysis;

import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;

/** Why each method, type, field and object is in the closed world: the first thing that asked for it. */
final class Reasons {
    /** What asked: a method at a line, a field, an object, a type; null for roots. */
    record Reason(Object from, int line) {}

    private final Map<Object, Reason> reasons = new HashMap<>();

    /** Remembers the first reason for something. */
    void add(Object what, Reason reason) {
        reasons.putIfAbsent(what, reason);
    }

    /** The reason that an instruction is. */
    static Reason at(MethodInfo method, AbstractInsnNode insn) {
        return new Reason(method, line(insn));
    }

    /** The source line of an instruction, 0 if unknown. */
    static int line(AbstractInsnNode insn) {
        for (AbstractInsnNode each = insn; each != null; each = each.getPrevious()) {
            if (each instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    /** A method and line in the form of a stack trace. */
    static String place(MethodInfo method, int line) {
        String file = method.owner().node() == null ? null : method.owner().node().sourceFile;
        return method.owner().binaryName() + "." + method.name() + "("
                + (file == null ? "unknown" : line > 0 ? file + ":" + line : file) + ")";
    }

    private static String describe(Object what) {
        if (what instanceof HostObject object) {
            return "an object of " + object.className().replace('/', '.') + " in the image heap";
        } else if (what instanceof FieldInfo field) {
            return "field " + field;
        } else if (what instanceof ClassInfo type) {
            return "type " + type;
        }
        return what.toString();
    }

    /** The reason for something, or null. */
    Reason get(Object what) {
        return reasons.get(what);
    }

    /** The steps from something up to a root, one line each. */
    List<String> path(Object what) {
        List<String> lines = new ArrayList<>();
        Reason reason = reasons.get(what);
        while (reason != null && reason.from() != null && lines.size() < 200) {
            lines.add(step(reason));
            reason = reasons.get(reason.from());
        }
        lines.add("    which is a root");
        return lines;
    }

    /** The path that begins with this reason itself. */
    List<String> path(Reason reason) {
        List<String> lines = new ArrayList<>();
        if (reason.from() != null) {
            lines.add(step(reason));
            lines.addAll(path(reason.from()));
        }
        return lines;
    }

    private static String step(Reason reason) {
        return reason.from() instanceof MethodInfo method
                ? "    from " + place(method, reason.line())
                : "    from " + describe(reason.from());
    }
}
