package awesome.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.compiler.analysis.fixture.Shapes;
import awesome.compiler.model.CallSite;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.MethodInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What the calls in {@link Shapes} can run. */
class TypeFlowTest {
    private static final Map<String, String> RECEIVERS = new TreeMap<>();

    @BeforeAll
    static void analyse(@TempDir Path folder) throws IOException {
        List<String> files = List.of("Shapes", "Shapes$Shape", "Shapes$Square", "Shapes$Circle");
        FixtureAnalysis.run(folder, files, (world, closed) -> {
            for (MethodInfo method : closed.methods()) {
                for (AbstractInsnNode each : method.node().instructions) {
                    if (each instanceof MethodInsnNode call && call.name.equals("area")) {
                        Map<ClassInfo, MethodInfo> receivers =
                                closed.receivers(call, CallSite.of(world, method.owner(), call).named());
                        RECEIVERS.put(method.name(), receivers == null ? "any" : receivers.keySet().stream()
                                .map(type -> type.name().replaceAll(".*\\$", "")).collect(Collectors.joining(" ")));
                    }
                }
            }
        });
    }

    @Test
    void classesOfNewReachCalls() {
        assertEquals("Circle", RECEIVERS.get("inLoop"), "through a variable");
        assertEquals("Square", RECEIVERS.get("ofStatic"), "through a static field");
        assertEquals("Circle", RECEIVERS.get("ofField"), "through an instance field");
        assertEquals("Square", RECEIVERS.get("ofParameter"), "through a parameter");
        assertEquals("Circle", RECEIVERS.get("ofResult"), "through a result");
    }

    @Test
    void theImageHeapCounts() {
        assertEquals("Circle", RECEIVERS.get("ofImage"));
    }

    @Test
    void severalStaySeveral() {
        assertEquals("Circle Square", RECEIVERS.get("ofMixed"));
        assertEquals("Circle Square", RECEIVERS.get("ofCaller"));
    }

    @Test
    void whatComesFromOutsideMayBeAnything() {
        assertEquals("any", RECEIVERS.get("ofOutside"));
        assertEquals("any", RECEIVERS.get("ofElement"));
    }
}
