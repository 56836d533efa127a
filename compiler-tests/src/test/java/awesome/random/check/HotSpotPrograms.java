package awesome.random.check;

import awesome.random.ProgramRun;
import awesome.random.RandomProgram;
import awesome.random.program.GeneratedProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles programs with javac and runs them in this JVM. */
final class HotSpotPrograms {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final Path classes;

    /** Programs whose class files are to be in this folder, which is made. */
    HotSpotPrograms(Path classes) throws IOException {
        this.classes = Files.createDirectories(classes);
    }

    /** Removes all programs, so that nobody reads more classes than there are in use. */
    void clear() {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).filter(each -> !each.equals(classes)).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + classes, e);
        }
    }

    /** Where {@link RandomProgram} and the like are. */
    static Path support() {
        return Path.of(URI.create(RandomProgram.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /**
     * Compiles programs.
     *
     * @return those that compile without an error of javac itself, of which some versions have one for patterns next to
     *         constant conditions
     * @throws IllegalArgumentException if javac finds an error in one, with its words
     */
    List<GeneratedProgram> compile(List<GeneratedProgram> programs) {
        if (compileSources(programs.stream().map(HotSpotPrograms::source).toList())) {
            return programs;
        }
        return programs.stream().filter(each -> compileSources(List.of(source(each)))).toList();
    }

    /** Whether a program compiles. */
    boolean compiles(GeneratedProgram program) {
        try {
            return compileSources(List.of(source(program)));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Compiles one more class. */
    void compile(String name, String text) {
        compileSources(List.of(new Source(name, text)));
    }

    private static Source source(GeneratedProgram program) {
        return new Source(GeneratedProgram.PACKAGE + "." + program.name(), program.source());
    }

    /** Compiles classes; false if javac fails without finding an error in them. */
    private boolean compileSources(List<Source> sources) {
        StringBuilder errors = new StringBuilder();
        List<JavaFileObject> units = new ArrayList<>(sources);
        List<String> options =
                List.of("-d", classes.toString(), "-cp", support() + ":" + classes, "-proc:none", "-nowarn");
        boolean compiled = JAVAC.getTask(Writer.nullWriter(), null, each -> {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                errors.append(each).append('\n');
            }
        }, options, null, units).call();
        if (errors.length() > 0) {
            throw new IllegalArgumentException(errors.toString());
        }
        return compiled;
    }

    /** What a program that is compiled shows, and its exit status. */
    String run(GeneratedProgram program) {
        StringBuilder output = new StringBuilder();
        ClassLoader parent = RandomProgram.class.getClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, parent)) {
            RandomProgram made = (RandomProgram) loader.loadClass(GeneratedProgram.PACKAGE + "." + program.name())
                    .getDeclaredConstructor().newInstance();
            return Batch.shown(output, ProgramRun.run(made, output));
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException("cannot run " + program.name() + " from " + classes, e);
        }
    }
}
