package awesome.compiler.llvm;

import awesome.compiler.analysis.ClosedWorld;
import awesome.compiler.model.CallSite;
import awesome.compiler.model.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which methods LLVM compiles together. All in one module gives the best code. A module for each package lets a build
 * keep the objects of the packages that did not change, and use all processors; small methods of other packages are
 * then copied in, so that they can still be inlined.
 */
public final class Modules {
    /** Instructions of a method that is copied into the modules that call it. */
    private static final int SMALL = 24;
    /** Methods of a package from which on each of its classes, with its nested ones, is a module. */
    private static final int LARGE = 150;

    /**
     * A module.
     *
     * @param name for files, a name of a package or class with dots, or {@code image}
     */
    public record Part(String name, List<MethodInfo> methods) {}

    private final List<Part> parts = new ArrayList<>();
    private final Map<MethodInfo, Part> partOf = new HashMap<>();
    /** Called from a part that is not theirs. */
    private final Set<MethodInfo> shared = new HashSet<>();

    private Modules() {}

    /** One module with everything. */
    public static Modules whole(Program program) {
        Modules modules = new Modules();
        modules.add(new Part("image", program.closed.methods()));
        return modules;
    }

    /** A module for each package; of a large one, for each class with its nested ones. */
    public static Modules byPackage(Program program) {
        Map<String, Integer> sizes = new HashMap<>();
        program.closed.methods().forEach(each -> sizes.merge(packageOf(outermost(each)), 1, Integer::sum));
        Map<String, List<MethodInfo>> parts = new TreeMap<>();
        for (MethodInfo method : program.closed.methods()) {
            String type = outermost(method);
            String name = sizes.get(packageOf(type)) > LARGE ? type : packageOf(type);
            parts.computeIfAbsent(name, ignored -> new ArrayList<>()).add(method);
        }
        Modules modules = new Modules();
        parts.forEach((name, methods) -> modules.add(new Part(name.isEmpty() ? "unnamed" : name, methods)));
        for (MethodInfo caller : program.closed.methods()) {
            modules.noteCalls(program, caller);
            number(caller.node().instructions);
        }
        return modules;
    }

    /** ASM numbers instructions when it is first asked for a number. Two threads may translate copies of one method. */
    private static void number(InsnList instructions) {
        if (instructions.size() > 0) {
            instructions.get(0);
        }
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    /** The name of the class that the method's class is in, with its package. */
    private static String outermost(MethodInfo method) {
        String name = method.owner().binaryName();
        int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
        return nested < 0 ? name : name.substring(0, nested);
    }

    private void add(Part part) {
        parts.add(part);
        part.methods().forEach(each -> partOf.put(each, part));
    }

    private void noteCalls(Program program, MethodInfo caller) {
        for (AbstractInsnNode insn : caller.node().instructions) {
            if (insn instanceof MethodInsnNode call) {
                MethodInfo target = target(program.closed, CallSite.of(program.world, caller.owner(), call));
                // What a copied method calls is called from wherever the copy is.
                if (target != null && (partOf.get(target) != partOf.get(caller) || isCopied(caller, true))) {
                    shared.add(target);
                }
            }
        }
    }

    private static MethodInfo target(ClosedWorld closed, CallSite site) {
        if (!site.dispatched()) {
            return site.named();
        }
        List<MethodInfo> bodies = closed.targets(site.named());
        return bodies.size() == 1 ? bodies.get(0) : null;
    }

    /** All modules. */
    public List<Part> parts() {
        return parts;
    }

    /** The module that a method is defined in. */
    Part of(MethodInfo method) {
        return partOf.get(method);
    }

    /** Whether other modules call the method. */
    boolean isShared(MethodInfo method) {
        return shared.contains(method);
    }

    /** Whether a module that calls the method from where calls are inlined, or are not, gets a copy of it. */
    static boolean isCopied(MethodInfo method, boolean inlined) {
        if (method.isAbstract() || method.isSynchronized() || method.magic("NeverInline").isPresent()
                || !method.node().tryCatchBlocks.isEmpty()) {
            return false;
        }
        if (method.magic("AlwaysInline").isPresent()) {
            return true;
        } else if (!inlined) {
            return false;
        }
        int count = 0;
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn.getOpcode() >= 0 && ++count > SMALL) {
                return false;
            }
        }
        return true;
    }
}
