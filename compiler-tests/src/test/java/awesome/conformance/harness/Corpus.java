package awesome.conformance.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The programs: each class of the corpus that declares {@code main}, called by one class made for them all. */
final class Corpus {
    /** Only programs whose topic and name start with one of these, separated by commas; for work on one of them. */
    private static final String ONLY = System.getProperty("conformance.only", "");

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java/awesome/conformance");

    private Corpus() {}

    /** The names, such as {@code strings.Concat}, in order. */
    static List<String> programs() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Corpus::hasMain)
                    .map(each -> SOURCES.relativize(each).toString().replace(".java", "").replace('/', '.'))
                    .filter(name -> Stream.of(ONLY.split(",")).anyMatch(name::startsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list the programs below " + SOURCES.toAbsolutePath(), e);
        }
    }

    private static boolean hasMain(Path file) {
        try {
            return file.toString().endsWith(".java") && Files.readString(file).contains("static void main(String[]");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    /**
     * Compiles {@code awesome.conformance.Dispatcher}, whose first argument is the name of the program to run and
     * whose others are the program's.
     *
     * @return the class path of dispatcher and programs
     */
    static List<Path> compileDispatcher(List<String> programs, Path folder) throws IOException {
        Path source = Files.createDirectories(folder).resolve("Dispatcher.java");
        StringBuilder text = new StringBuilder("""
                package awesome.conformance;
                public final class Dispatcher {
                    public static void main(String[] all) throws Throwable {
                        String[] arguments = new String[all.length - 1];
                        System.arraycopy(all, 1, arguments, 0, arguments.length);
                        switch (all[0]) {
                """);
        for (String each : programs) {
            text.append("            case \"").append(each).append("\" -> awesome.conformance.").append(each).append(".main(arguments);\n");
        }
        text.append("            default -> throw new IllegalArgumentException(all[0]);\n        }\n    }\n}\n");
        Files.writeString(source, text);
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null,
                "-d", folder.toString(), "-cp", CLASSES.toString(), source.toString());
        if (status != 0) {
            throw new IllegalStateException("javac cannot compile " + source.toAbsolutePath());
        }
        return List.of(folder.toAbsolutePath(), CLASSES.toAbsolutePath());
    }
}
