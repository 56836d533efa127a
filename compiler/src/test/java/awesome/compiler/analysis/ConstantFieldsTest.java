package awesome.compiler.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.compiler.analysis.fixture.Singles;
import awesome.compiler.hostheap.HostObject;
import awesome.compiler.model.ClassInfo;
import awesome.compiler.model.FieldInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the fields and objects of {@link Singles}. */
class ConstantFieldsTest {
    private static final String OWNER = Singles.class.getName().replace('.', '/');
    private static final Map<String, Boolean> CONSTANT = new TreeMap<>();
    private static final Map<String, String> ONLY = new TreeMap<>();
    private static final Map<String, String> COMMON = new TreeMap<>();

    @BeforeAll
    static void analyse(@TempDir Path folder) throws IOException {
        List<String> nested = List.of("Device", "Port", "Twin", "Grown", "Above", "Below", "Copied", "User", "Perhaps",
                "Later");
        List<String> files = new ArrayList<>(List.of("Singles"));
        nested.forEach(each -> files.add("Singles$" + each));
        FixtureAnalysis.run(folder, files, (world, closed) -> {
            for (String owner : List.of(OWNER, OWNER + "$Port")) {
                ClassInfo type = world.get(owner);
                for (String name : List.of("PORT", "unchanged", "changed", "shared", "number", "reads")) {
                    FieldInfo field = type.declaredField(name);
                    if (field != null) {
                        CONSTANT.put(name, closed.isConstant(field));
                    }
                }
            }
            for (String each : nested) {
                HostObject object = closed.onlyObject(world.get(OWNER + "$" + each));
                ONLY.put(each, name(object));
                FieldInfo port = world.get(OWNER + "$" + each).declaredField("port");
                if (port != null) {
                    COMMON.put(each, name(closed.commonObject(port)));
                }
            }
        });
    }

    private static String name(HostObject object) {
        return object == null ? "none" : object.className().replaceAll(".*\\$", "");
    }

    @Test
    void whatNothingStoresIsConstant() {
        assertEquals(Map.of("PORT", true, "unchanged", true, "changed", false, "shared", false, "number", true, "reads", false),
                CONSTANT);
    }

    @Test
    void theOnlyObjectOfAType() {
        assertEquals("Port", ONLY.get("Port"));
        assertEquals("Port", ONLY.get("Device"), "through an interface");
        assertEquals("Below", ONLY.get("Above"), "through a class above");
    }

    @Test
    void noneIfThereMayBeOthers() {
        assertEquals("none", ONLY.get("Twin"), "two in the image");
        assertEquals("none", ONLY.get("Grown"), "code makes another");
        assertEquals("none", ONLY.get("Copied"), "clone may make another");
    }

    @Test
    void whatAllObjectsOfAClassReferTo() {
        assertEquals(Map.of("User", "Port", "Perhaps", "none", "Later", "none"), COMMON);
    }
}
