package awesome.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.compiler.analysis.fixture.References;
import awesome.compiler.model.MethodInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Which references in {@link References} are never null. */
class NullFlowTest {
    /** By method: whether the receiver of its call, or the array that it asks for its length, is never null. */
    private static final Map<String, Boolean> NEVER_NULL = new TreeMap<>();
    /** By method: whether what it compares with null never is. */
    private static final Map<String, Boolean> NEVER_EQUAL = new TreeMap<>();

    @BeforeAll
    static void analyse(@TempDir Path folder) throws IOException {
        List<String> files = List.of("References", "References$Target", "References$Early", "References$EarlyToo",
                "References$OnOneWay", "References$ShownEarly", "References$ReadEarly", "References$Caller", "References$Called",
                "References$Failing", "References$Chosen", "References$First", "References$Second");
        FixtureAnalysis.run(folder, files, (world, closed) -> {
            for (MethodInfo method : closed.methods()) {
                if (!method.owner().name().contains("References")) {
                    continue;
                }
                for (AbstractInsnNode each : method.node().instructions) {
                    if (each instanceof MethodInsnNode call && call.name.equals("probe") || each.getOpcode() == Opcodes.ARRAYLENGTH) {
                        NEVER_NULL.put(method.name(), closed.isNeverNull(each));
                    } else if (each.getOpcode() == Opcodes.IFNULL || each.getOpcode() == Opcodes.IFNONNULL) {
                        NEVER_EQUAL.put(method.name(), closed.isNeverNull(each));
                    }
                }
            }
        });
    }

    private static void check(boolean neverNull, String... methods) {
        for (String each : methods) {
            assertEquals(neverNull, NEVER_NULL.get(each), each);
        }
    }

    @Test
    void staticFieldsHaveWhatTheImageHasAndWhatIsStored() {
        check(true, "ofBuilt", "ofAssigned");
        check(false, "ofCleared", "ofEmpty");
    }

    @Test
    void fieldsThatConstructorsStoreFirstAreNeverNull() {
        check(true, "ofFinalField", "ofOwnField");
    }

    @Test
    void fieldsThatAnybodyReadsBeforeAreNot() {
        check(false, "ofShown", "read", "number");
    }

    @Test
    void fieldsThatAConstructorMayLeaveOutAreNot() {
        check(false, "ofOneWay", "ofFailing");
    }

    @Test
    void laterStoresCount() {
        check(false, "ofStoredField");
    }

    @Test
    void parametersAreWhatCallersGive() {
        check(true, "ofParameter", "ofArray", "ofDispatched");
        check(false, "ofSometimesNull", "ofOutside");
    }

    @Test
    void resultsAreWhatBodiesReturn() {
        check(true, "ofResult");
        check(false, "ofNullResult");
    }

    @Test
    void elementsOfArraysMayBeNull() {
        check(false, "ofElement");
    }

    @Test
    void comparisonsAreKnown() {
        assertEquals(true, NEVER_EQUAL.get("ofTested"));
    }
}
