package awesome.conformance.harness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the working folder from an earlier build makes a build faster, and never another one. */
class SameImageTest {
    private static final Path FOLDER = Path.of("target/conformance/same");

    private static byte[] first;

    @BeforeAll
    static void buildWithoutAnEarlierBuild() throws IOException, URISyntaxException {
        Files.deleteIfExists(Files.createDirectories(FOLDER.resolve("first.work")).resolve("lines.table"));
        first = build("first");
    }

    private static byte[] build(String name) throws IOException, URISyntaxException {
        Path image = Files.createDirectories(FOLDER).resolve(name).toAbsolutePath();
        NativeImage.compile(List.of(Path.of("target/classes").toAbsolutePath()), "awesome.conformance.traces.Frames", 1, image, "--development");
        return Files.readAllBytes(image);
    }

    /** The size of the last line table is where the linker leaves room for the next; it may be of any other program. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5_000, 3_000_000})
    void lineTableOfAnotherProgram(int size) throws IOException, URISyntaxException {
        Path last = Files.createDirectories(FOLDER.resolve("other.work")).resolve("lines.table");
        Files.write(last, new byte[size]);
        assertArrayEquals(first, build("other"));
    }
}
