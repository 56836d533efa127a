package awesome.compiler.driver;

import awesome.compiler.CompileError;
import awesome.compiler.llvm.CallProfile;
import awesome.compiler.llvm.Target;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The compiler's command line. Exit status 0: built; 1: the input has errors, which are told; 2: wrong usage. */
@Command(name = "awesomec", mixinStandardHelpOptions = true, sortOptions = false, version = "awesomec 0.1.0",
        description = "Compiles Java class files ahead of time to one position-independent ELF image.")
public final class Main implements Callable<Integer> {
    @Option(names = "--target", required = true, paramLabel = "kernel|linux", description = "What the image runs on.")
    private String target;

    @Option(names = {"--class-path", "-cp"}, required = true, paramLabel = "PATH",
            description = "Folders and jar files with classes, separated by colons; java.base comes from this JDK.")
    private String classPath;

    @Option(names = "--main", paramLabel = "CLASS", description = "The class whose main method a program runs (target linux).")
    private String main;

    @Option(names = "--at-run-time", paramLabel = "PREFIX",
            description = "Initialise classes whose names start so on the target, as on any JVM; may be given again.")
    private List<String> runTime = new ArrayList<>();

    @Option(names = {"--output", "-o"}, paramLabel = "FILE", description = "The image to write.")
    private Path output;

    @Option(names = "--asm", paramLabel = "FILE", description = "A nasm source to assemble and link; may be given again.")
    private List<Path> assembly = new ArrayList<>();

    @Option(names = "--include", paramLabel = "DIR", description = "A folder for nasm's %%include; may be given again.")
    private List<Path> includes = new ArrayList<>();

    @Option(names = {"--enable-assertions", "-ea"}, description = "Turn assertions on in the classes of the class path.")
    private boolean assertions;

    @Option(names = "-O", paramLabel = "LEVEL", defaultValue = "2", description = "Optimisation level of LLVM, 0 to 3.")
    private int optimize;

    @Option(names = "--development", description = "Compile packages by themselves, and only those that changed: quick to"
            + " build again, less optimised.")
    private boolean development;

    @Option(names = "--frequent", paramLabel = "FILE", description = "Methods that are called often, a line each as --list"
            + " prints them; others are made small.")
    private Path frequent;

    @Option(names = "--count-calls", description = "Have the code count the calls of each method, in the variable"
            + " \"calls METHOD\".")
    private boolean countCalls;

    @Option(names = "--work", paramLabel = "DIR",
            description = "Folder for intermediate files (LLVM IR, assembly); default: OUTPUT.work beside the output.")
    private Path work;

    @Option(names = "--analyze-only", description = "Stop after the analysis and print what was found.")
    private boolean analyzeOnly;

    @Option(names = "--why", paramLabel = "CLASS.METHOD|CLASS",
            description = "Say why a method or type is in the image; may be given again.")
    private List<String> why = new ArrayList<>();

    @Option(names = "--list", description = "Print the methods in the image.")
    private boolean list;

    @Option(names = "--budget", paramLabel = "METHODS", description = "Fail if more methods than this are reached.")
    private Integer budget;

    private Main() {}

    /** Runs the compiler and ends the JVM. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs the compiler; the result is the exit status. */
    public static int run(String... args) {
        return new CommandLine(new Main()).execute(args);
    }

    @Override
    public Integer call() {
        try {
            new Build(options()).run();
            return 0;
        } catch (CompileError e) {
            System.err.println("awesomec: error: " + e.getMessage());
            return 1;
        }
    }

    private CallProfile profile() {
        if (countCalls) {
            return CallProfile.counting();
        }
        return frequent == null ? CallProfile.NONE : CallProfile.of(frequent);
    }

    private Build.Options options() {
        Target chosen = Arrays.stream(Target.values())
                .filter(each -> each.optionName().equals(target))
                .findFirst()
                .orElseThrow(() -> new CompileError("there is no target '" + target + "'; use kernel or linux"));
        List<Path> path = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                path.add(Path.of(entry));
            }
        }
        boolean onlyAnalysis = analyzeOnly || !why.isEmpty();
        if (output == null && !onlyAnalysis) {
            throw new CompileError("--output is missing (or give --analyze-only)");
        }
        Path folder = work != null || output == null ? work : output.resolveSibling(output.getFileName() + ".work");
        return new Build.Options(chosen, path, main, runTime, output, assembly, includes, assertions, optimize,
                development, profile(), folder, onlyAnalysis, why, list, budget);
    }
}
