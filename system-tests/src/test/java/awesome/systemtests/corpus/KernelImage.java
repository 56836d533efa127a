package awesome.systemtests.corpus;

import awesome.compiler.driver.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles the kernel, as the product's is compiled, with programs in place of the first program. */
final class KernelImage {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES = List.of("magic", "abi", "runtime", "kernel", "arch-x86_64", "system");
    private static final Path RUNS_PROGRAMS = PROJECT.resolve("system-tests/target/classes");

    /** The dispatcher's name comes in place of the percent sign. */
    private static final String FIRST_PROGRAM = """
            package awesome.systemtests.corpus;

            @awesome.magic.TargetClass("awesome.system.FirstProgram")
            final class Target_awesome_system_FirstProgram {
                @awesome.magic.Replace
                static void run(awesome.kernel.boot.BootParameters parameters, awesome.kernel.pci.ConfigSpace pci,
                        awesome.kernel.log.Log log) throws java.io.IOException {
                    CorpusRun.start(parameters, %::main);
                }
            }
            """;

    private KernelImage() {}

    /**
     * Compiles it.
     *
     * @param programs class path of the programs
     * @param dispatcher the class whose main method calls the program that its first argument names
     * @param folder for the image and what it is made of; if it has the files of an earlier build, only what has changed is
     *        compiled
     * @param options further options of the compiler
     */
    static Path compile(List<Path> programs, String dispatcher, Path folder, List<String> options) throws IOException {
        List<Path> classPath = new ArrayList<>();
        MODULES.forEach(each -> classPath.add(PROJECT.resolve(each).resolve("target/classes")));
        classPath.add(RUNS_PROGRAMS);
        classPath.addAll(programs);
        classPath.add(compileFirstProgram(classPath, dispatcher, folder));
        Path image = folder.resolve("kernel.elf");
        List<String> command = new ArrayList<>(List.of("--target", "kernel", "--development", "-cp", joined(classPath),
                "-o", image.toString(), "--include", PROJECT.resolve("abi/target/nasm").toString()));
        for (String module : List.of("runtime", "arch-x86_64")) {
            Path sources = PROJECT.resolve(module).resolve("src/main/asm");
            command.addAll(List.of("--include", sources.toString()));
            try (Stream<Path> files = Files.list(sources)) {
                files.filter(each -> each.toString().endsWith(".asm")).sorted()
                        .forEach(each -> command.addAll(List.of("--asm", each.toString())));
            }
        }
        command.addAll(options);
        if (Main.run(command.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the compiler cannot compile a kernel with these programs, see above");
        }
        return image;
    }

    private static Path compileFirstProgram(List<Path> classPath, String dispatcher, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("first-program"));
        Path source = classes.resolve("Target_awesome_system_FirstProgram.java");
        Files.writeString(source, FIRST_PROGRAM.replace("%", dispatcher));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null,
                "-d", classes.toString(), "-cp", joined(classPath), source.toString());
        if (status != 0) {
            throw new IllegalStateException("javac cannot compile " + source);
        }
        return classes;
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
