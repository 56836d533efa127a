package awesome.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.compiler.CompileError;
import awesome.compiler.analysis.fixture.Promises;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationChecksTest {
    private static String problems;

    @BeforeAll
    static void analyse(@TempDir Path folder) throws IOException {
        problems = assertThrows(CompileError.class,
                () -> FixtureAnalysis.run(folder, List.of("Promises"), (world, closed) -> {})).getMessage();
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
