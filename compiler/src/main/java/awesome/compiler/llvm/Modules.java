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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which methods LLVM compiles together. All in one module gives the best code; large programs are cut where few calls
 * cross, since LLVM optimises a module on one processor. A module for each package lets a build keep the objects of the
 * packages that did not change. Small methods of other modules are copied in, so that they can still be inlined.
 */
public final class Modules {
    /** Instructions of a method that is copied into the modules that call it. */
    private static final int SMALL = 24;
    /** Of a method that is also copied for callers that are to be small. */
    private static final int TINY = 8;
    /** Methods of a package from which on each of its classes, with its nested ones, is a module. */
    private static final int LARGE = 150;
    /** Methods of a program that is cut into modules, so that processors share the work; of a smaller one, LLVM sees all. */
    private static final int CUT = 4_000;
    /** Methods of such a program for each module: many, so that they fill the processors until the end. */
    private static final int MODULE = 1_000;

    /**
     * A module.
     *
     * @param name for files: a package or class with dots, or {@code image} or {@code rare}, with a number if there are several
     * @param isFrequent whether any of the methods is called often
     */
    public record Part(String name, List<MethodInfo> methods, boolean isFrequent) {}

    /**
     * What a method calls directly.
     *
     * @param copied where other modules that call the method get a copy of it; {@code NEVER} if nowhere
     */
    private record Calls(MethodInfo caller, List<MethodInfo> targets, Inlining copied) {
        boolean isCopied() {
            return copied != Inlining.NEVER;
        }
    }

    private final Program program;
    private final boolean byPackage;
    private final List<Part> parts = new ArrayList<>();
    private final Map<MethodInfo, Part> partOf = new HashMap<>();
    /** Of all methods if there are several parts. */
    private final Map<MethodInfo, Calls> calls = new HashMap<>();
    private final Map<MethodInfo, CopyWriter> copies = new ConcurrentHashMap<>();
    /** Called from a part that is not theirs. */
    private final Set<MethodInfo> shared = new HashSet<>();

    private Modules(Program program, Map<String, List<MethodInfo>> parts, boolean byPackage) {
        this.program = program;
        this.byPackage = byPackage;
        parts.forEach((name, methods) -> {
            Part part = new Part(name, methods, methods.stream().anyMatch(program.profile::isFrequent));
            this.parts.add(part);
            methods.forEach(each -> partOf.put(each, part));
        });
        if (parts.size() > 1) {
            List<Calls> all = program.closed.methods().parallelStream().map(this::calls).toList();
            all.forEach(each -> calls.put(each.caller(), each));
            all.forEach(this::noteCalls);
        }
    }

    private Calls calls(MethodInfo method) {
        number(method.node().instructions);
        return new Calls(method, targets(program, method), copied(method));
    }

    /** As few modules as LLVM compiles in a short time. In a large program those that are called often have their own. */
    public static Modules whole(Program program) {
        int size = program.closed.methods().size();
        return size < CUT ? inParts(program, 1) : byFrequency(program, MODULE);
    }

    /** This many modules of about the same size. */
    static Modules inParts(Program program, int count) {
        Map<String, List<MethodInfo>> parts = new TreeMap<>();
        if (count == 1) {
            parts.put("image", program.closed.methods());
        } else {
            cut(program, program.closed.methods(), count, "image", parts);
        }
        return new Modules(program, parts, false);
    }

    /** Modules of about so many methods, those that are called often apart from the others. */
    static Modules byFrequency(Program program, int size) {
        Map<Boolean, List<MethodInfo>> methods = program.closed.methods().stream()
                .collect(Collectors.partitioningBy(program.profile::isFrequent));
        Map<String, List<MethodInfo>> parts = new TreeMap<>();
        cut(program, methods.get(true), methods.get(true).size() / size, "image", parts);
        cut(program, methods.get(false), methods.get(false).size() / size, "rare", parts);
        // A class larger than a part leaves nothing for the next.
        parts.values().removeIf(List::isEmpty);
        return new Modules(program, parts, false);
    }

    private static void cut(Program program, List<MethodInfo> methods, int count, String name, Map<String, List<MethodInfo>> parts) {
        if (methods.isEmpty()) {
            return;
        }
        int number = 1;
        for (List<MethodInfo> each : ModuleCuts.cut(program, methods, Math.max(1, count))) {
            parts.put(name + number++, each);
        }
    }

    /** A module for each package; of a large one, for each class with its nested ones. */
    public static Modules byPackage(Program program) {
        Map<String, Integer> sizes = new HashMap<>();
        program.closed.methods().forEach(each -> sizes.merge(packageOf(outermost(each)), 1, Integer::sum));
        Map<String, List<MethodInfo>> parts = new TreeMap<>();
        for (MethodInfo method : program.closed.methods()) {
            String type = outermost(method);
            String name = sizes.get(packageOf(type)) > LARGE ? type : packageOf(type);
            parts.computeIfAbsent(name.isEmpty() ? "unnamed" : name, ignored -> new ArrayList<>()).add(method);
        }
        return new Modules(program, parts, true);
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
    static String outermost(MethodInfo method) {
        String name = method.owner().binaryName();
        int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
        return nested < 0 ? name : name.substring(0, nested);
    }

    private void noteCalls(Calls of) {
        MethodInfo caller = of.caller();
        // Modules of packages do not depend on who calls them now: they stay good if others do.
        boolean copied = byPackage && of.isCopied();
        for (MethodInfo target : of.targets()) {
            if (copied || partOf.get(target) != partOf.get(caller)) {
                share(target);
            }
        }
        // No instruction shows who calls these.
        if (caller.magic("EntryPoint").isPresent() || caller == program.main) {
            share(caller);
        }
    }

    /** What a copied method calls is called from wherever the copy is. */
    private void share(MethodInfo method) {
        if (shared.add(method) && calls.containsKey(method) && calls.get(method).isCopied()) {
            calls.get(method).targets().forEach(this::share);
        }
    }

    /** The methods that code of a method may call directly. */
    static List<MethodInfo> targets(Program program, MethodInfo caller) {
        List<MethodInfo> targets = new ArrayList<>();
        for (AbstractInsnNode insn : caller.node().instructions) {
            if (insn instanceof MethodInsnNode call) {
                CallSite site = CallSite.of(program.world, caller.owner(), call);
                MethodInfo named = site.named();
                List<MethodInfo> bodies = site.dispatched() ? program.closed.targets(named) : List.of(named);
                if (bodies.size() == 1 || program.followsTypes) {
                    targets.addAll(bodies);
                }
            }
        }
        return targets;
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

    /** Whether a module that calls a method of another from where calls are inlined, or are not, gets a copy of it. */
    boolean isCopied(MethodInfo method, Inlining inlining) {
        Calls of = calls.get(method);
        return of.isCopied() && (of.copied().compareTo(inlining) <= 0 || method.magic("AlwaysInline").isPresent());
    }

    /** What is copied of a method. Threads may ask at the same time. */
    CopyWriter copy(MethodInfo method) {
        return copies.computeIfAbsent(method, each -> new CopyWriter(program, each));
    }

    /** What copies use of the image heap, once all modules are written. */
    public ImageUses usesOfCopies() {
        ImageUses all = new ImageUses();
        copies.values().forEach(each -> all.add(each.uses));
        return all;
    }

    private Inlining copied(MethodInfo method) {
        if (method.isAbstract() || method.isSynchronized() || method.magic("NeverInline").isPresent() || method.magic("Cold").isPresent()
                || !method.node().tryCatchBlocks.isEmpty()) {
            return Inlining.NEVER;
        }
        if (method.magic("AlwaysInline").isPresent()) {
            return Inlining.TINY;
        }
        int count = 0;
        for (AbstractInsnNode insn : method.node().instructions) {
            if (insn.getOpcode() >= 0 && ++count > SMALL) {
                return Inlining.NEVER;
            }
        }
        return count > TINY ? Inlining.SMALL : Inlining.TINY;
    }
}
