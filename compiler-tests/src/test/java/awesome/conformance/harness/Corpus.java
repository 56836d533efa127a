package awesome.conformance.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The programs: each class of the corpus that declares {@code main}, called by one class made for them all. */
public final class Corpus {
    /** Only programs whose topic and name start with one of these, separated by commas; for work on one of them. */
    private static final String ONLY = System.getProperty("conformance.only", "");

    private static final Path CLASSES = Path.of("../compiler-tests/target/classes");
    private static final Path SOURCES = Path.of("../compiler-tests/src/main/java/awesome/conformance");

    /** The class that {@link #compileDispatcher} makes. */
    public static final String DISPATCHER = "awesome.conformance.Dispatcher";

    private static final int HOTSPOT_SECONDS = 120;

    private Corpus() {}

    /** The names, such as {@code strings.Concat}, in order. */
    public static List<String> programs() {
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
    public static List<Path> compileDispatcher(List<String> programs, Path folder) throws IOException {
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
        return List.of(folder.toAbsolutePath(), CLASSES.toAbsolutePath().normalize());
    }

    /**
     * What a program shows on HotSpot.
     *
     * @param classPath from {@link #compileDispatcher}
     * @param work where its working folder is made
     */
    public static Outcome onHotSpot(List<Path> classPath, String program, Path work) throws IOException {
        List<String> hotSpot = Outcome.hotSpot(
                "-XX:+UseSerialGC", "-Xmx256m", "-Dfile.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8",
                "-cp", classPath.stream().map(Path::toString).collect(Collectors.joining(":")), DISPATCHER);
        return run(program, hotSpot, HOTSPOT_SECONDS, work);
    }

    /**
     * What a program shows in its working folder, where it finds its files.
     *
     * @param command that runs the dispatcher, without its arguments
     */
    static Outcome run(String program, List<String> command, int seconds, Path work) throws IOException {
        Setting setting = Setting.of(program);
        List<String> whole = new ArrayList<>(command);
        whole.add(program);
        whole.addAll(setting.arguments());
        Path folder = work.resolve(program);
        setting.fill(folder);
        return Outcome.of(whole, seconds, setting.input(), folder);
    }
}
