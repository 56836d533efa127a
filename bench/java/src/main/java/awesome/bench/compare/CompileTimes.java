package awesome.bench.compare;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * How long the compiler takes for the kernel: optimised; as a development build; as a development build again after
 * one class changed, by a JVM of its own and by one that stays between builds; optimised, by that one.
 */
record CompileTimes(long wholeNanos, long developmentNanos, long changedNanos, long servedNanos, long servedWholeNanos) {
    private static final String CLASS_PATH = "-cp";
    /** After which the server has compiled most of its own code. */
    private static final int SERVED = 8;

    /**
     * Measures.
     *
     * @param options the compiler's options for the kernel, without the output
     * @param folder for what is built; deleted before
     */
    static CompileTimes measure(Compiler compiler, List<String> options, Path folder) throws IOException {
        Compiler.delete(folder);
        Path changed = Files.createDirectories(folder.resolve("changed"));
        List<String> build = new ArrayList<>(options);
        int path = build.indexOf(CLASS_PATH) + 1;
        String classPath = build.get(path);
        build.set(path, changed + File.pathSeparator + classPath);

        long whole = compiler.run(with(build, "-o", folder.resolve("whole.elf").toString()));
        List<String> development = with(build, "--development", "-o", folder.resolve("development.elf").toString());
        long first = compiler.run(development);
        change(compiler.project(), classPath, changed, 1);
        long again = compiler.run(development);
        long served = 0;
        for (int i = 1; i <= SERVED; i++) {
            change(compiler.project(), classPath, changed, 1 + i);
            served = compiler.runServed(development);
        }
        long servedWhole = compiler.runServed(with(build, "-o", folder.resolve("served.elf").toString()));
        compiler.endServer();
        return new CompileTimes(whole, first, again, served, servedWhole);
    }

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    /** Makes another version of a class, whose lines are further down: the largest one of the largest package. */
    private static void change(Path project, String classPath, Path output, int lines) throws IOException {
        Path source = largest(largest(project.resolve("kernel/src/main/java"), true), false);
        Path copy = output.resolve(source.getFileName());
        Files.writeString(copy, "\n".repeat(lines) + Files.readString(source));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-g", "-parameters", "-d", output.toString(),
                CLASS_PATH, absolute(project, classPath), copy.toString());
        if (status != 0) {
            throw new IOException("javac cannot compile " + copy);
        }
        Files.delete(copy);
    }

    private static String absolute(Path project, String classPath) {
        return String.join(File.pathSeparator,
                Stream.of(classPath.split(File.pathSeparator)).map(each -> project.resolve(each).toString()).toList());
    }

    /** The largest file in a folder or below; or the folder whose own files are the largest together. */
    private static Path largest(Path start, boolean folders) throws IOException {
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(each -> Files.isDirectory(each) == folders)
                    .max(Comparator.comparingLong(CompileTimes::bytes))
                    .orElseThrow(() -> new IOException("there is nothing in " + start));
        }
    }

    private static long bytes(Path path) {
        if (!Files.isDirectory(path)) {
            return path.toFile().length();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(each -> !Files.isDirectory(each)).mapToLong(CompileTimes::bytes).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
