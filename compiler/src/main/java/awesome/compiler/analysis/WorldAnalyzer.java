package awesome.compiler.analysis;

import awesome.compiler.CompileError;
import awesome.compiler.bytecode.ClassPath;
import awesome.compiler.bytecode.ProgramClasses;
import awesome.compiler.hostheap.HostHeap;
import awesome.compiler.model.Annotations;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Makes the closed world of a build. */
public final class WorldAnalyzer {
    /**
     * What to analyse.
     *
     * @param targetName {@code kernel} or {@code linux}: which entry points exist
     * @param isProgram whether the class of an internal name belongs to a program, whose classes are initialised at run
     *        time; those of the runtime never do
     * @param main the main method of the program; null if the entry points are all there is
     */
    public record Request(String targetName, Predicate<String> isProgram, MethodInfo main) {}

    private WorldAnalyzer() {}

    /**
     * Finds what the entry points reach, and begins to {@linkplain ClosedWorld#verify verify} it.
     *
     * @throws awesome.compiler.CompileError that lists everything wrong, each with the path from a root
     */
    public static ClosedWorld analyze(World world, ClassPath path, ProgramClasses classes, HostHeap host, Request request) {
        InitializationPolicy policy = new InitializationPolicy(request.isProgram(), path::isOwn);
        HeapValues values = new HeapValues(world, host, policy, classes.substitutions()::targetOf);
        Analysis analysis = new Analysis(world, host, values, policy, request.main());
        List<MethodInfo> roots = entryPoints(world, path, request.targetName());
        if (roots.isEmpty()) {
            throw new CompileError("no class on the class path has a method with @EntryPoint for the target "
                    + request.targetName() + "; is the runtime on the class path?");
        }
        analysis.run(roots);
        analysis.problems.check();
        host.literals(namesOf(analysis.hubs));
        host.finish();
        return new ClosedWorldResult(analysis);
    }

    /** What the class objects of the image will refer to. */
    private static List<String> namesOf(Set<ClassInfo> types) {
        List<String> names = new ArrayList<>();
        for (ClassInfo each : types) {
            names.add(each.binaryName());
            if (each.node() != null && each.node().sourceFile != null) {
                names.add(each.node().sourceFile);
            }
        }
        return names;
    }

    private static List<MethodInfo> entryPoints(World world, ClassPath path, String targetName) {
        List<MethodInfo> roots = new ArrayList<>();
        for (String name : path.ownClasses()) {
            if (path.mentions(name, "EntryPoint")) {
                for (MethodInfo method : world.get(name).methods()) {
                    method.magic("EntryPoint")
                            .map(annotation -> Annotations.string(annotation, "target").orElse(""))
                            .filter(only -> only.isEmpty() || only.equals(targetName))
                            .ifPresent(ignored -> roots.add(method));
                }
            }
        }
        return roots;
    }
}
