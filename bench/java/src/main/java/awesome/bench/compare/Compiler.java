package awesome.bench.compare;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs the compiler as a command of its own, as builds do. */
final class Compiler {
    private final Path project;
    private final String java;

    /** A compiler with the classes of this project's folder. */
    Compiler(Path project) {
        this.project = project;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    Path project() {
        return project;
    }

    /** The program {@code java}. */
    String java() {
        return java;
    }

    /** The folder with a module's classes. */
    String classes(String module) {
        return project.resolve(module).resolve("target/classes").toString();
    }

    /** Compiles with these options; the nanoseconds that it took. */
    long run(List<String> options) throws IOException {
        return execute(List.of(), options);
    }

    /** The same in a JVM that stays for the next time; starts it if need be. */
    long runServed(List<String> options) throws IOException {
        return execute(List.of("--server"), options);
    }

    /** Ends the JVM that stayed. */
    void endServer() throws IOException {
        Files.deleteIfExists(project.resolve("build/awesomec.socket"));
    }

    private long execute(List<String> first, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(project.resolve("bin/awesomec").toString()));
        command.addAll(first);
        command.addAll(options);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the compiler failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return System.nanoTime() - start;
    }

    /** Options that compile a program of this module for Linux. */
    List<String> program(String main, Path output) throws IOException {
        List<String> options = new ArrayList<>(List.of("--target", "linux", "-O", "3", "--main", main, "-o", output.toString(),
                "-cp", String.join(File.pathSeparator, classes("bench/java"), classes("runtime"), classes("magic"))));
        try (Stream<Path> files = Files.walk(project.resolve("runtime/src/main/asm"))) {
            files.filter(each -> each.toString().endsWith(".asm")).sorted().forEach(each -> {
                options.add("--asm");
                options.add(each.toString());
            });
        }
        return options;
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
