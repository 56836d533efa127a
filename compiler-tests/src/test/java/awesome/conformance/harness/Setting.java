package awesome.conformance.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a program finds when it starts. A folder {@code src/test/settings/TOPIC/NAME} may hold its arguments, one a line,
 * in the file {@code arguments}, its standard input in {@code input}, and files for its working folder in
 * {@code files}; what is not there is the same for all programs.
 *
 * @param arguments the arguments of {@code main}
 * @param input the bytes of the standard input
 * @param files the folder of the files that the working folder has, which need not exist
 */
public record Setting(List<String> arguments, byte[] input, Path files) {
    private static final Path SETTINGS = Path.of("../compiler-tests/src/test/settings");
    private static final List<String> ARGUMENTS = List.of("one", "", "three words here");
    private static final String INPUT = "first line\nzweite Zeile: \u00e4\u00f6\u00fc\n\nlast, without end";

    /** The setting of a program such as {@code strings.Concat}. */
    public static Setting of(String program) throws IOException {
        Path folder = SETTINGS.resolve(program.replace('.', '/'));
        Path arguments = folder.resolve("arguments");
        Path input = folder.resolve("input");
        return new Setting(Files.exists(arguments) ? Files.readAllLines(arguments) : ARGUMENTS,
                Files.exists(input) ? Files.readAllBytes(input) : INPUT.getBytes(StandardCharsets.UTF_8),
                folder.resolve("files"));
    }

    /** Makes a folder anew, with the files. */
    void fill(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder);
        if (Files.exists(files)) {
            try (Stream<Path> all = Files.walk(files)) {
                for (Path each : all.skip(1).toList()) {
                    Files.copy(each, folder.resolve(files.relativize(each)));
                }
            }
        }
    }
}
