package awesome.bench.compare;

import awesome.bench.programs.Benchmark;
import awesome.bench.programs.Harness;
import awesome.bench.programs.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command behind {@code make bench-java}. Exit status 0: measured; 1: something failed; 2: wrong usage. */
@Command(name = "bench-java", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Compares compiled Java programs with HotSpot, and measures the compiler.")
public final class Main implements Callable<Integer> {
    /** HotSpot collects seldom, and long: so many times more iterations of a program that measures the collector. */
    private static final int COLLECTIONS_SEEN = 5;

    @Option(names = "--project", paramLabel = "DIR", defaultValue = ".", description = "The project's folder; its classes are built.")
    private Path project;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "Only these benchmarks.")
    private List<String> only = List.of();

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "15", description = "Iterations that do not count.")
    private int warmUp;

    @Option(names = "--iterations", paramLabel = "N", defaultValue = "11",
            description = "Iterations that count; their median is taken. Five times as many where the collector is measured.")
    private int iterations;

    @Option(names = "--heap", paramLabel = "MIB", defaultValue = "1024", description = "HotSpot's largest heap; that of programs is 1024 MiB.")
    private int heap;

    @Option(names = "--built", description = "Measure the image that is there; do not compile it again.")
    private boolean built;

    @Option(names = "--no-compile", description = "Do not measure the compiler.")
    private boolean skipCompile;

    @Option(names = "--json", paramLabel = "FILE", defaultValue = "build/bench/java.json", description = "Where the results go as JSON.")
    private Path json;

    @Parameters(paramLabel = "KERNEL-OPTION", description = "The compiler's options for the kernel, behind \"--\".")
    private List<String> kernelOptions = List.of();

    private Main() {}

    /** Runs the command and ends the JVM. */
    public static void main(String[] args) {
        // Without jspawnhelper between, which would take longer to start than some programs take at all.
        System.setProperty("jdk.lang.Process.launchMechanism", "VFORK");
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        try {
            measure();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("bench-java: error: " + e.getMessage());
            return 1;
        }
    }

    private void measure() throws IOException {
        Compiler compiler = new Compiler(project.toAbsolutePath().normalize());
        Path folder = Files.createDirectories(compiler.project().resolve("build/bench"));
        List<Benchmark> benchmarks = benchmarks();
        Path harness = image(compiler, Harness.class, folder.resolve("java-programs"));
        Path hello = image(compiler, Hello.class, folder.resolve("java-hello"));

        Report.printHead(System.out);
        List<Comparison> comparisons = new ArrayList<>();
        for (Benchmark each : benchmarks) {
            Comparison comparison = Comparison.measure(each, hotSpot(compiler, Harness.class), List.of(harness.toString()),
                    warmUp, Report.isOfCollector(each) ? COLLECTIONS_SEEN * iterations : iterations);
            Report.print(comparison, System.out);
            comparisons.add(comparison);
        }
        StartTimes start = StartTimes.measure(hotSpot(compiler, Hello.class), List.of(hello.toString()), 2 * iterations - 1);
        CompileTimes compile = skipCompile || kernelOptions.isEmpty()
                ? null : CompileTimes.measure(compiler, kernelOptions, folder.resolve("java-compile"));
        Report report = new Report(comparisons, start, compile);
        report.printSummary(System.out);
        Files.createDirectories(json.toAbsolutePath().getParent());
        Files.writeString(json, report.json());
    }

    private List<Benchmark> benchmarks() {
        if (only.isEmpty()) {
            return Arrays.asList(Benchmark.values());
        }
        List<Benchmark> chosen = new ArrayList<>();
        for (String name : only) {
            Benchmark benchmark = Benchmark.named(name);
            if (benchmark == null) {
                throw new IllegalArgumentException("there is no benchmark '" + name + "'; there are "
                        + String.join(", ", Arrays.stream(Benchmark.values()).map(Benchmark::label).toList()));
            }
            chosen.add(benchmark);
        }
        return chosen;
    }

    private Path image(Compiler compiler, Class<?> main, Path output) throws IOException {
        if (!built || !Files.exists(output)) {
            System.err.println("compiling " + main.getName());
            compiler.run(compiler.program(main.getName(), output));
        }
        return output;
    }

    /** Only collector and heap are set; everything else is what everybody has. */
    private List<String> hotSpot(Compiler compiler, Class<?> main) {
        return List.of(compiler.java(), "-XX:+UseSerialGC", "-Xmx" + heap + "m", Pauses.LOG_OPTION,
                "-cp", compiler.classes("bench/java"), main.getName());
    }
}
