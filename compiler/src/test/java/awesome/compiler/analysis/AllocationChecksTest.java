package awesome.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.compiler.CompileError;
import awesome.compiler.analysis.fixture.Promises;
import awesome.compiler.bytecode.ClassPath;
import awesome.compiler.bytecode.ProgramClasses;
import awesome.compiler.hostheap.ChildHeap;
import awesome.compiler.hostheap.HostHeap;
import awesome.compiler.model.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationChecksTest {
    private static String problems;

    @BeforeAll
    static void analyse(@TempDir Path folder) throws IOException {
        for (String name : List.of("Promises", "Target_java_lang_System", "Target_java_lang_Throwable")) {
            String file = Promises.class.getPackageName().replace('.', '/') + "/" + name + ".class";
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            try (InputStream in = Promises.class.getResourceAsStream("/" + file)) {
                Files.write(copy, in.readAllBytes());
            }
        }
        try (ClassPath path = new ClassPath(List.of(folder))) {
            ProgramClasses classes = new ProgramClasses(path, "kernel", false);
            World world = new World(classes);
            try (HostHeap host = ChildHeap.start(classes.forHost())) {
                WorldAnalyzer.Request request = new WorldAnalyzer.Request("kernel", name -> false, null);
                problems = assertThrows(CompileError.class,
                        () -> WorldAnalyzer.analyze(world, path, classes, host, request)).getMessage();
            }
        }
    }

    private static boolean isBroken(String method) {
        return problems.contains("Promises." + method + "(");
    }

    @Test
    void anExceptionThrownAtOnceBreaksNoPromise() {
        assertFalse(isBroken("throwsAtOnce"), problems);
    }

    @Test
    void anyOtherObjectDoes() {
        assertTrue(isBroken("keeps"), problems);
        assertTrue(isBroken("throwsPerhaps"), problems);
        assertTrue(isBroken("makesArray"), problems);
    }

    @Test
    void keepingAPromiseIsNoProblem() {
        assertFalse(isBroken("reads"), problems);
    }
}
