package awesome.conformance.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs compiled with assertions on, as on HotSpot with {@code -ea}. */
class AssertionsTest {
    private static final Path FOLDER = Path.of("target/conformance/assertions");
    private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

    private static void compare(String program) throws IOException, URISyntaxException {
        Path image = Files.createDirectories(FOLDER).resolve("program").toAbsolutePath();
        NativeImage.compile(List.of(CLASSES), program, 2, image, "--enable-assertions");
        List<String> hotSpot = Outcome.hotSpot("-ea", "-cp", CLASSES.toString(), program);
        assertEquals(Outcome.of(hotSpot, 60).toString(), Outcome.of(List.of(image.toString()), 60).toString());
    }

    @Test
    void assertionsFailWithTheirMessages() throws IOException, URISyntaxException {
        compare("awesome.conformance.language.AssertionStatus");
    }
}
