package awesome.compiler.driver;

import awesome.compiler.CompileError;
import awesome.compiler.analysis.ClosedWorld;
import awesome.compiler.analysis.WorldAnalyzer;
import awesome.compiler.bytecode.ClassPath;
import awesome.compiler.bytecode.ProgramClasses;
import awesome.compiler.hostheap.ChildHeap;
import awesome.compiler.hostheap.HostHeap;
import awesome.compiler.hostheap.SpareChild;
import awesome.compiler.link.ImageBuilder;
import awesome.compiler.llvm.CallProfile;
import awesome.compiler.llvm.Target;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The steps of a build, each told with the time it took. */
final class Build {
    /** What to build; see {@link Main} for each. */
    record Options(
            Target target,
            List<Path> classPath,
            String main,
            List<String> runTime,
            Path output,
            List<Path> assembly,
            List<Path> includes,
            boolean assertions,
            int optimize,
            boolean development,
            CallProfile profile,
            Path work,
            boolean analyzeOnly,
            List<String> why,
            boolean list,
            Integer budget) {}

    private final Options options;
    private final Progress progress = new Progress(System.err);

    Build(Options options) {
        this.options = options;
    }

    /** Builds, or only analyses. */
    void run() {
        Thread ahead = new Thread(SpareChild::prepare, "start of the child JVM");
        ahead.start();
        try {
            build();
        } finally {
            end(ahead);
        }
    }

    /** What was prepared for a build that did not come so far is not left. */
    private static void end(Thread ahead) {
        try {
            ahead.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        SpareChild.discard();
    }

    private void build() {
        progress.begin("reading " + options.classPath().size() + " class path entries");
        try (ClassPath path = new ClassPath(options.classPath())) {
            ProgramClasses classes = new ProgramClasses(path, options.target().optionName(), options.assertions());
            if (options.main() == null) {
                classes.readAhead();
            }
            World world = new World(classes);
            MethodInfo main = mainMethod(world);
            try (HostHeap host = ChildHeap.start(classes.forHost(), classes::fileForHost)) {
                progress.begin("analysing");
                ClosedWorld closed = WorldAnalyzer.analyze(world, path, classes, host,
                        new WorldAnalyzer.Request(options.target().optionName(), program(path), main));
                progress.note(closed.methods().size() + " methods, " + closed.types().size() + " types, "
                        + closed.heapObjects().size() + " objects in the image heap");
                int absent = options.profile().absent(closed.methods());
                if (absent > 0) {
                    progress.note(absent + " methods of the list of frequent ones are not there");
                }
                report(closed);
                checkBudget(closed);
                if (options.analyzeOnly()) {
                    closed.verify();
                } else {
                    ImageBuilder.build(world, closed, new ImageBuilder.Request(options.target(), main, options.optimize(), options.development(),
                            options.profile(), options.assembly(), options.includes(), options.work(), options.output()), progress::begin);
                    progress.note("wrote " + options.output());
                }
            }
        }
        progress.end();
    }

    private MethodInfo mainMethod(World world) {
        if (options.main() == null) {
            return null;
        }
        ClassInfo type = world.find(options.main().replace('.', '/'));
        MethodInfo main = type == null ? null : type.declaredMethod("main", "([Ljava/lang/String;)V");
        if (main == null || !main.isStatic()) {
            throw new CompileError("there is no class " + options.main()
                    + " with a static method main(String[]) on the class path");
        }
        return main;
    }

    /** The classes of the program: all of the class path if there is a main class, else what the options name. */
    private Predicate<String> program(ClassPath path) {
        if (options.main() != null) {
            return path::isOwn;
        }
        List<String> prefixes = options.runTime().stream().map(each -> each.replace('.', '/')).toList();
        return name -> path.isOwn(name) && prefixes.stream().anyMatch(name::startsWith);
    }

    private void report(ClosedWorld closed) {
        for (String pattern : options.why()) {
            List<String> lines = closed.why(pattern);
            System.out.println(lines.isEmpty() ? pattern + " is not in the image" : String.join("\n", lines));
        }
        if (options.list()) {
            closed.methods().stream().map(MethodInfo::toString).sorted().forEach(System.out::println);
        }
    }

    private void checkBudget(ClosedWorld closed) {
        if (options.budget() != null && closed.methods().size() > options.budget()) {
            throw new CompileError("the entry points reach " + closed.methods().size() + " methods, more than the budget of "
                    + options.budget() + "; --list shows them, --why says how one is reached");
        }
    }
}
