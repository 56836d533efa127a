package awesome.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.compiler.analysis.fixture.Shapes;
import awesome.compiler.bytecode.ClassPath;
import awesome.compiler.bytecode.ProgramClasses;
import awesome.compiler.hostheap.ChildHeap;
import awesome.compiler.hostheap.HostHeap;
import awesome.compiler.model.CallSite;
import awesome.compiler.model.MethodInfo;
import awesome.compiler.model.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What the calls in {@link Shapes} can run. */
class TypeFlowTest {
    private static final Map<String, String> ONLY = new TreeMap<>();

    @BeforeAll
    static void analyse(@TempDir Path folder) throws IOException {
        for (String name : List.of("Shapes", "Shapes$Shape", "Shapes$Square", "Shapes$Circle",
                "Target_java_lang_System", "Target_java_lang_Throwable")) {
            String file = Shapes.class.getPackageName().replace('.', '/') + "/" + name + ".class";
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            try (InputStream in = Shapes.class.getResourceAsStream("/" + file)) {
                Files.write(copy, in.readAllBytes());
            }
        }
        try (ClassPath path = new ClassPath(List.of(folder))) {
            ProgramClasses classes = new ProgramClasses(path, "kernel");
            World world = new World(classes);
            try (HostHeap host = ChildHeap.start(classes.forHost())) {
                ClosedWorld closed = WorldAnalyzer.analyze(world, path, classes, host,
                        new WorldAnalyzer.Request("kernel", false, null));
                for (MethodInfo method : closed.methods()) {
                    for (AbstractInsnNode each : method.node().instructions) {
                        if (each instanceof MethodInsnNode call && call.name.equals("area")) {
                            MethodInfo only = closed.onlyTarget(call, CallSite.of(world, method.owner(), call).named());
                            ONLY.put(method.name(), only == null ? "several" : only.owner().name().replaceAll(".*\\$", ""));
                        }
                    }
                }
            }
        }
    }

    @Test
    void classesOfNewReachCalls() {
        assertEquals("Circle", ONLY.get("inLoop"), "through a variable");
        assertEquals("Square", ONLY.get("ofStatic"), "through a static field");
        assertEquals("Circle", ONLY.get("ofField"), "through an instance field");
        assertEquals("Square", ONLY.get("ofParameter"), "through a parameter");
        assertEquals("Circle", ONLY.get("ofResult"), "through a result");
    }

    @Test
    void theImageHeapCounts() {
        assertEquals("Circle", ONLY.get("ofImage"));
    }

    @Test
    void severalStaySeveral() {
        assertEquals("several", ONLY.get("ofMixed"));
        assertEquals("several", ONLY.get("ofCaller"));
    }

    @Test
    void whatComesFromOutsideMayBeAnything() {
        assertEquals("several", ONLY.get("ofOutside"));
        assertEquals("several", ONLY.get("ofElement"));
    }
}
