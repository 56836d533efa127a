package awesome.conformance.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** java.nio.file.Files: whole files as bytes, strings and lines. */
public final class WholeFiles {
    private WholeFiles() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of("file");
        Files.writeString(file, "one\ntw\u00f6\r\nthree");
        System.out.println(Files.size(file) + " " + Files.readString(file).length() + " " + Files.readAllLines(file)
                + " "
                + Files.readAllBytes(file).length);
        try (Stream<String> lines = Files.lines(file)) {
            System.out.println(lines.map(String::toUpperCase).collect(Collectors.joining(",")));
        }
        Files.write(file, List.of("x", "y"), StandardOpenOption.APPEND);
        System.out.println(Files.readAllLines(file));
        Files.write(file, new byte[] {(byte) 0xe4, 'b'});
        System.out.println(Files.readString(file, StandardCharsets.ISO_8859_1));
        Attempt.show("malformed", () -> Files.readString(file));
        Attempt.show("malformed lines", () -> Files.readAllLines(file));
        Attempt.show("unmappable", () -> Files.writeString(file, "\u20ac", StandardCharsets.US_ASCII));
        Attempt.show("new", () -> Files.writeString(file, "x", StandardOpenOption.CREATE_NEW));
        Attempt.show("existing", () -> Files.writeString(Path.of("none"), "x", StandardOpenOption.WRITE));
        Attempt.show("truncate", () -> Files.readString(Files.writeString(file, "shorter")));
        Attempt.show("over", () -> Files.readString(Files.writeString(file, "LONG", StandardOpenOption.WRITE)));
        Attempt.show("empty", () -> Files.readAllLines(Files.writeString(file, "")).size());
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            large.append(i).append('\n');
        }
        Files.writeString(file, large);
        try (Stream<String> lines = Files.lines(file)) {
            System.out.println(Files.size(file) + " " + lines.mapToInt(Integer::parseInt).sum());
        }
    }
}
