package awesome.compiler.hostheap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.compiler.CompileError;
import awesome.compiler.model.ClassFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/** Reads fixtures out of a real child JVM. */
class ChildHeapTest {
    private static final String SHAPES = "awesome/compiler/hostheap/fixture/Shapes";
    private static final String BROKEN = "awesome/compiler/hostheap/fixture/Broken$";
    private static final String NODE = SHAPES + "$Node";

    private ChildHeap heap;

    /** Class files as they are, with a field added to one class as a substitution does. */
    private static final class PlainClassFiles implements ClassFiles {
        @Override
        public Optional<ClassNode> find(String internalName) {
            return file(internalName).map(bytes -> {
                ClassNode node = new ClassNode();
                new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
                if (internalName.equals("java/lang/Integer")) {
                    node.fields.add(new FieldNode(Opcodes.ACC_STATIC, "injected", "J", null, null));
                    node.fields.add(new FieldNode(0, "injectedReference", "Ljava/lang/String;", null, null));
                }
                return node;
            });
        }

        static Optional<byte[]> file(String internalName) {
            try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ChildHeap newHeap() {
        return ChildHeap.start(new PlainClassFiles(), PlainClassFiles::file);
    }

    @BeforeEach
    void start() {
        heap = newHeap();
    }

    @AfterEach
    void close() {
        heap.close();
    }

    private Object shapes(String field) {
        return heap.staticField(SHAPES, field);
    }

    private HostObject object(String field) {
        return (HostObject) shapes(field);
    }

    private String text(Object string) {
        HostObject object = (HostObject) string;
        assertEquals("java/lang/String", object.className());
        byte[] value = (byte[]) ((HostObject) object.field("java/lang/String", "value")).primitiveArray();
        boolean latin1 = object.field("java/lang/String", "coder").equals(0);
        return new String(value, latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
    }

    @Test
    void primitivesHaveTheFormOfTheContract() {
        assertEquals(42, shapes("ANSWER"));
        assertEquals(1, shapes("yes"));
        assertEquals(-3, shapes("small"));
        assertEquals(-300, shapes("medium"));
        assertEquals((int) 'x', shapes("letter"));
        assertEquals(1L << 40, shapes("wide"));
        assertEquals(1f / 3, shapes("third"));
        assertEquals(0.1, shapes("tenth"));
        assertNull(shapes("nothing"));
    }

    @Test
    void unboxedValuesAreLongs() {
        assertEquals(0xB8000L, shapes("page"));
        assertEquals(0L, shapes("noPage"));
        assertEquals(7L, shapes("wordAsObject"));
    }

    @Test
    void literalsAreInternedAndCopiesAreNot() {
        HostObject literal = heap.literal("same");
        assertSame(literal, shapes("text"));
        assertNotSame(literal, shapes("copy"));
        assertEquals("same", text(shapes("copy")));
        assertSame(literal, heap.literal("same"));
        String odd = "\u0000\ud800 \u20ac";
        HostObject wide = heap.literal(odd);
        assertArrayEquals(
                new byte[] {0, 0, 0, (byte) 0xd8, ' ', 0, (byte) 0xac, 0x20},
                (byte[]) ((HostObject) wide.field("java/lang/String", "value")).primitiveArray());
    }

    @Test
    void cyclesKeepIdentity() {
        HostObject first = object("ring");
        HostObject second = (HostObject) first.field(NODE, "next");
        assertNotSame(first, second);
        assertSame(first, second.field(NODE, "next"));
        assertEquals(2, second.field(NODE, "value"));
        assertEquals(10, second.field(SHAPES + "$Base", "value"));
    }

    @Test
    void enumsAndRecords() {
        HostObject green = object("color");
        assertEquals(SHAPES + "$Color$1", green.className());
        assertEquals("GREEN", text(green.field("java/lang/Enum", "name")));
        HostObject constants = heap.enumConstants(SHAPES + "$Color");
        assertEquals(2, constants.length());
        assertSame(green, constants.element(1));
        assertSame(constants, heap.enumConstants(SHAPES + "$Color"));
        HostObject point = object("point");
        assertEquals(3, point.field(SHAPES + "$Point", "x"));
        assertEquals(4, point.field(SHAPES + "$Point", "y"));
    }

    @Test
    void classObjectsAreNames() {
        HostObject types = object("types");
        assertEquals("[Ljava/lang/Class;", types.className());
        assertEquals(new HostClass("int"), types.element(0));
        assertEquals(new HostClass("[I"), types.element(1));
        assertEquals(new HostClass("[[Ljava/lang/String;"), types.element(2));
        assertEquals(new HostClass(NODE), types.element(3));
        assertNotEquals(0, heap.identityHash(new HostClass(NODE)));
        assertEquals(0, heap.identityHash(new HostClass("java/util/Locale")));
    }

    @Test
    void arrays() {
        HostObject matrix = object("matrix");
        assertEquals("[[I", matrix.className());
        assertEquals(3, matrix.length());
        assertArrayEquals(new int[] {1, 2}, (int[]) ((HostObject) matrix.element(0)).primitiveArray());
        assertNull(matrix.element(2));
        assertSame(object("point"), object("mixed").element(4));
        assertEquals(-1, object("point").length());
        assertArrayEquals(new boolean[] {true, false, true}, (boolean[]) object("booleans").primitiveArray());
        assertArrayEquals(new byte[] {1, -1}, (byte[]) object("bytes").primitiveArray());
        assertArrayEquals(new short[] {1, -1}, (short[]) object("shorts").primitiveArray());
        assertArrayEquals(new char[] {'a', '\uffff'}, (char[]) object("chars").primitiveArray());
        assertArrayEquals(new long[] {Long.MIN_VALUE, 5}, (long[]) object("longs").primitiveArray());
        assertArrayEquals(new float[] {1.5f, Float.NaN}, (float[]) object("floats").primitiveArray());
        assertArrayEquals(new double[] {-0.0, 2.5}, (double[]) object("doubles").primitiveArray());
    }

    @Test
    void hashTablesStayValidBecauseObjectsKeepTheirHash() {
        HostObject table = (HostObject) object("byHash").field("java/util/HashMap", "table");
        int found = 0;
        for (int i = 0; i < table.length(); i++) {
            HostObject node = (HostObject) table.element(i);
            if (node != null) {
                HostObject key = (HostObject) node.field("java/util/HashMap$Node", "key");
                int hash = key.identityHash();
                assertTrue(hash > 0 && hash < 1 << 24);
                assertEquals(hash ^ hash >>> 16, node.field("java/util/HashMap$Node", "hash"));
                found++;
            }
        }
        assertTrue(found > 0);
    }

    @Test
    void aFieldAddedByASubstitutionIsZero() {
        assertEquals(0L, heap.staticField("java/lang/Integer", "injected"));
        HostObject one = (HostObject) object("mixed").element(1);
        assertNull(one.field("java/lang/Integer", "injectedReference"));
        assertEquals(1, one.field("java/lang/Integer", "value"));
        assertThrows(CompileError.class, () -> heap.staticField("java/lang/Integer", "absent"));
    }

    @Test
    void objectsReachedLaterInitialisersChangeAreReadAgain() {
        HostObject names = (HostObject) heap.staticField(BROKEN + "Registry", "NAMES");
        assertEquals(0, names.field("java/util/ArrayList", "size"));
        heap.initialize(BROKEN + "Registers");
        assertEquals(1, names.field("java/util/ArrayList", "size"));
    }

    @Test
    void classesAreInitialisedOnce() {
        heap.initialize(BROKEN + "Registers");
        int before = heap.questions();
        heap.initialize(BROKEN + "Registers");
        assertEquals(before, heap.questions());
    }

    @Test
    void whatWasGivenIsDescribedTogether() {
        List<HostObject> all = new ArrayList<>();
        HostObject cache = (HostObject) heap.staticField("java/lang/Byte$ByteCache", "cache");
        for (int i = 0; i < cache.length(); i++) {
            all.add((HostObject) cache.element(i));
        }
        int before = heap.questions();
        for (int i = 0; i < all.size(); i++) {
            assertEquals(i - 128, all.get(i).field("java/lang/Byte", "value"));
        }
        assertTrue(heap.questions() - before < 12, () -> heap.questions() - before + " questions for " + all.size() + " objects");
        heap.initialize(BROKEN + "Registers");
        heap.finish();
        int finished = heap.questions();
        assertEquals(127, all.get(255).field("java/lang/Byte", "value"));
        assertEquals(finished, heap.questions(), "finishing reads them all");
    }

    @Test
    void manyStringsAreInternedTogether() {
        List<String> texts = new ArrayList<>(List.of("same", "same"));
        for (int i = 0; i < 1_000; i++) {
            texts.add("number " + i);
        }
        texts.add("long ".repeat(100_000));
        int before = heap.questions();
        heap.literals(texts);
        assertTrue(heap.questions() - before < 10, () -> heap.questions() - before + " questions");
        int asked = heap.questions();
        for (String each : List.of("same", "number 999", "long ".repeat(100_000))) {
            assertEquals(each, text(heap.literal(each)));
        }
        assertSame(heap.literal("same"), shapes("text"));
        assertTrue(heap.questions() > asked);
    }

    @Test
    void initialisersMayPrint() {
        assertEquals("5", text(heap.staticField(BROKEN + "Prints", "TEXT")));
    }

    @Test
    void aFailingInitialiserIsShownWithItsStack() {
        CompileError error = assertThrows(CompileError.class, () -> heap.initialize(BROKEN + "Throws"));
        String message = error.getMessage();
        assertTrue(message.startsWith("Cannot initialise awesome.compiler.hostheap.fixture.Broken$Throws at build time: "
                + "java.lang.NumberFormatException: For input string: \"no number\"\n"), message);
        assertTrue(message.contains("Broken$Throws.<clinit>(Broken.java:11)"), message);
        assertTrue(message.contains("@InitAtRuntime"), message);
        assertTrue(!message.contains("hostheap.child"), message);
        assertEquals(42, shapes("ANSWER"), "the child goes on");
    }

    @Test
    void aMissingClassIsNamed() {
        CompileError error = assertThrows(CompileError.class, () -> heap.initialize("no/such/Thing"));
        assertTrue(error.getMessage().contains("ClassNotFoundException: no.such.Thing"), error.getMessage());
    }

    @Test
    void anInitialiserThatEndsTheJvmIsReported() {
        CompileError error = assertThrows(CompileError.class, () -> heap.initialize(BROKEN + "Exits"));
        assertTrue(error.getMessage().contains("Broken$Exits"), error.getMessage());
        assertTrue(error.getMessage().contains("ended with status 7"), error.getMessage());
    }

    @Test
    void threadsAndHiddenClassesAreRejectedWhenWantedWithThePath() {
        HostObject holder = (HostObject) heap.staticField(BROKEN + "HoldsThread", "HOLDER");
        assertEquals("first", text(holder.element(0)));
        CompileError error = assertThrows(CompileError.class, () -> holder.element(1));
        assertTrue(error.getMessage().contains("java.lang.Thread"), error.getMessage());
        assertTrue(error.getMessage().contains("\n  static field awesome.compiler.hostheap.fixture.Broken$HoldsThread"
                + ".HOLDER\n  element 1 of an array [Ljava/lang/Object;"), error.getMessage());
        assertEquals(1, heap.staticField(BROKEN + "HoldsLambda", "OK"));
        error = assertThrows(CompileError.class, () -> heap.staticField(BROKEN + "HoldsLambda", "LAMBDA"));
        assertTrue(error.getMessage().contains("Broken$HoldsLambda.LAMBDA"), error.getMessage());
    }

    @Test
    void aClassInitialisedAtRuntimeMustNotBeUsedAtBuildTime() {
        CompileError error = assertThrows(CompileError.class, () -> heap.initialize(BROKEN + "UsesAtRuntime"));
        assertTrue(error.getMessage().contains("Broken$AtRuntime is @InitAtRuntime"), error.getMessage());
        assertTrue(error.getMessage().contains("UsesAtRuntime.<clinit>"), error.getMessage());
    }

    @Test
    void twoRunsGiveTheSameGraph() {
        List<String> first = wholeGraph(heap);
        try (ChildHeap other = newHeap()) {
            assertEquals(first, wholeGraph(other));
        }
        assertTrue(first.size() > 100);
    }

    /** Everything reachable from the static fields of the fixture and some of java.base, a line per object. */
    private static List<String> wholeGraph(ChildHeap heap) {
        List<HostObject> work = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        ClassFiles files = new PlainClassFiles();
        for (String type : List.of(SHAPES, "java/util/ImmutableCollections", "java/lang/Byte$ByteCache")) {
            ClassNode node = files.find(type).orElseThrow();
            for (FieldNode field : node.fields) {
                if ((field.access & Opcodes.ACC_STATIC) != 0) {
                    lines.add(field.name + " = " + note(heap.staticField(type, field.name), work));
                }
            }
        }
        Set<HostObject> seen = new HashSet<>();
        for (int i = 0; i < work.size(); i++) {
            HostObject object = work.get(i);
            if (seen.add(object)) {
                lines.add(object.id() + " " + object.className() + " " + object.identityHash() + contents(object, work));
            }
        }
        return lines;
    }

    private static String contents(HostObject object, List<HostObject> work) {
        StringBuilder text = new StringBuilder();
        if (object.length() >= 0) {
            boolean references = object.className().matches("\\[[L\\[].*");
            for (int i = 0; i < object.length(); i++) {
                Object element = references
                        ? note(object.element(i), work)
                        : java.lang.reflect.Array.get(object.primitiveArray(), i);
                text.append(' ').append(element);
            }
            return text.toString();
        }
        for (ClassNode type = new PlainClassFiles().find(object.className()).orElseThrow(); type.superName != null;
                type = new PlainClassFiles().find(type.superName).orElseThrow()) {
            for (FieldNode field : type.fields) {
                if ((field.access & Opcodes.ACC_STATIC) == 0) {
                    text.append(' ').append(note(object.field(type.name, field.name), work));
                }
            }
        }
        return text.toString();
    }

    private static Object note(Object value, List<HostObject> work) {
        if (value instanceof HostObject object) {
            work.add(object);
        }
        return value;
    }
}
