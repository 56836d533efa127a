package awesome.conformance.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Classes without names of variables, lines and source files: messages and traces tell as much as on HotSpot. */
class NoDebugInfoTest {
    private static final Path FOLDER = Path.of("target/conformance/nodebug");
    private static final Path SOURCES = Path.of("src/main/java");

    private static void compare(String program) throws IOException, URISyntaxException {
        Path classes = Files.createDirectories(FOLDER.resolve("classes")).toAbsolutePath();
        String source = SOURCES.resolve(program.replace('.', '/') + ".java").toString();
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-g:none", "-d", classes.toString(), source));
        Path image = FOLDER.resolve("program").toAbsolutePath();
        NativeImage.compile(List.of(classes), program, 2, image);
        List<String> hotSpot = Outcome.hotSpot("-cp", classes.toString(), program);
        assertEquals(Outcome.of(hotSpot, 60).toString(), Outcome.of(List.of(image.toString()), 60).toString());
    }

    @Test
    void messagesNumberVariables() throws IOException, URISyntaxException {
        compare("awesome.conformance.nulls.Reasons");
    }

    @Test
    void tracesHaveNoLines() throws IOException, URISyntaxException {
        compare("awesome.conformance.traces.Frames");
    }
}
