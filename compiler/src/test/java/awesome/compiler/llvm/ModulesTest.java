package awesome.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.compiler.CompileError;
import awesome.compiler.llvm.fixture.Far;
import awesome.compiler.llvm.fixture.Near;
import awesome.compiler.llvm.fixture.Numbers;
import awesome.compiler.llvm.fixture.Start;
import awesome.compiler.model.MethodInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How programs are cut into modules, and that the modules fit together. */
class ModulesTest {
    private static final Pattern DEFINED = Pattern.compile("(?m)^define (hidden|internal|available_externally)[^@\n]* @\"([^\"]+)\"");
    private static final Pattern DECLARED = Pattern.compile("(?m)^declare [^@\n]* @\"(awesome[^\"]+)\"");

    @TempDir
    private Path folder;

    private static Program program(Class<?>... classes) {
        return program(CallProfile.NONE, classes);
    }

    private static Program program(CallProfile profile, Class<?>... classes) {
        TestWorld world = new TestWorld(classes);
        return new Program(world.world, world, Target.LINUX, null, true, profile);
    }

    @Test
    void smallProgramsAreOneModule() {
        Program program = program(Near.class, Far.class);
        List<Modules.Part> parts = Modules.whole(program).parts();
        assertEquals(List.of(new Modules.Part("image", program.closed.methods(), true)), parts);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void eachMethodIsInOneModuleWithItsClass(int count) {
        Program program = program(Start.class, Near.class, Numbers.class, Far.class);
        List<Modules.Part> parts = Modules.inParts(program, count).parts();
        assertEquals(count, parts.size());
        assertEquals(program.closed.methods().size(), parts.stream().mapToInt(each -> each.methods().size()).sum());
        for (MethodInfo method : program.closed.methods()) {
            List<Modules.Part> holders = parts.stream()
                    .filter(part -> part.methods().stream().anyMatch(each -> each.owner() == method.owner()))
                    .toList();
            assertEquals(1, holders.size(), method.toString());
            assertTrue(holders.get(0).methods().contains(method));
        }
    }

    @Test
    void whatIsCalledOftenHasModulesOfItsOwn() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), Far.class.getName() + ".large(I)I\n" + Near.class.getName() + ".run()J\n");
        Program program = program(CallProfile.of(list), Start.class, Near.class, Numbers.class, Far.class);
        Modules modules = Modules.byFrequency(program, 4);
        assertEquals("image1", modules.parts().get(0).name());
        int methods = 0;
        for (Modules.Part part : modules.parts()) {
            assertEquals(part.name().startsWith("image"), part.isFrequent(), part.name());
            part.methods().forEach(each -> assertEquals(part.isFrequent(), program.profile.isFrequent(each), each.toString()));
            methods += part.methods().size();
        }
        assertEquals(program.closed.methods().size(), methods);
        assertTrue(modules.parts().size() > 2, () -> modules.parts().size() + " modules");
        assertEquals("hidden", linkage(write(program, modules, 0), "large"));
    }

    @Test
    void aProgramWithoutAListHasNoRareModules() {
        Program program = program(Start.class, Near.class, Numbers.class, Far.class);
        assertTrue(Modules.byFrequency(program, 4).parts().stream().allMatch(each -> each.isFrequent() && each.name().startsWith("image")));
    }

    @Test
    void whatAModuleDeclaresAnotherDefines() {
        Program program = program(Near.class, Far.class);
        Modules modules = Modules.inParts(program, 2);
        String far = write(program, modules, 0);
        String near = write(program, modules, 1);
        assertEquals("available_externally", linkage(near, "small"));
        List<String> declared = DECLARED.matcher(near).results().map(each -> each.group(1)).toList();
        assertEquals(List.of(Far.class.getName() + ".large(I)I", Far.class.getName() + ".rare(I)I"), declared);
        assertEquals("hidden", linkage(far, "small"));
        assertEquals("hidden", linkage(far, "large"));
        assertEquals("internal", linkage(far, "own"));
    }

    /** LLVM takes branches to calls of cold functions for unlikely, wherever the function is. */
    @Test
    void coldMethodsAreColdForTheirCallers() {
        Program program = program(Near.class, Far.class);
        Modules modules = Modules.inParts(program, 2);
        String rare = "@\"" + Far.class.getName() + ".rare(I)I\"";
        assertTrue(write(program, modules, 1).contains("declare hidden i32 " + rare + "(i32) noinline cold\n"));
        assertTrue(write(program, modules, 0).contains("define hidden i32 " + rare + "(i32 %p0) noinline cold "));
    }

    @Test
    void whatIsNotCalledOftenIsToBeSmall() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), Far.class.getName() + ".large(I)I\nno.such.Method.is()V\n");
        Program program = program(CallProfile.of(list), Near.class, Far.class);
        assertEquals(1, program.profile.absent(program.closed.methods()));
        assertEquals(0, CallProfile.NONE.absent(List.of()));
        String far = write(program, Modules.inParts(program, 2), 0);
        assertFalse(definition(far, "large").contains("size"));
        assertTrue(definition(far, "small").contains(" minsize optsize "));
        assertTrue(definition(far, "rare").contains("noinline cold minsize optsize "));
    }

    @Test
    void whatIsToBeSmallHasCopiesOfWhatIsHardlyLargerThanACallOnly() throws IOException {
        Path list = Files.writeString(folder.resolve("list"), Far.class.getName() + ".large(I)I\n");
        Program program = program(CallProfile.of(list), Near.class, Far.class);
        String near = write(program, Modules.inParts(program, 2), 1);
        assertEquals("available_externally", linkage(near, "small"));
        assertFalse(near.contains("define available_externally hidden i32 @\"" + Far.class.getName() + ".medium"));
        Program often = program(Near.class, Far.class);
        assertEquals("available_externally", linkage(write(often, Modules.inParts(often, 2), 1), "medium"));
    }

    @Test
    void callsAreCountedWhereverTheyAreInlined() {
        Program program = program(CallProfile.counting(), Near.class, Far.class);
        Modules modules = Modules.inParts(program, 2);
        String counter = "@\"calls " + Far.class.getName() + ".small(I)I\"";
        for (int module : new int[] {0, 1}) {
            String text = write(program, modules, module);
            assertTrue(text.contains(counter + " = " + (module == 0 ? "hidden global i64 0" : "external hidden global i64") + "\n"));
            assertEquals(2, count(text, "ptr " + counter));
        }
    }

    @Test
    void aListThatCannotBeReadIsNamed() {
        CompileError error = assertThrows(CompileError.class, () -> CallProfile.of(folder.resolve("absent")));
        assertTrue(error.getMessage().contains("frequent methods " + folder.resolve("absent")));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String definition(String module, String method) {
        return module.lines().filter(each -> each.startsWith("define ") && each.contains("." + method + "(")).findFirst().orElseThrow();
    }

    /** A copy is translated once, and written into modules with other numbers. */
    @Test
    void copiesNameTheMetadataOfTheirModule() {
        Program program = program(Near.class, Far.class);
        String near = write(program, Modules.inParts(program, 2), 1);
        Matcher function = Pattern.compile("(?ms)^define available_externally .*? !dbg !(\\d+) \\{(.*?)^\\}").matcher(near);
        assertTrue(function.find());
        assertTrue(node(near, function.group(1)).startsWith("distinct !DISubprogram(name: \"" + Far.class.getName() + ".small\""));
        List<String> locations = Pattern.compile("!dbg !(\\d+)").matcher(function.group(2)).results().map(each -> each.group(1)).toList();
        assertTrue(locations.size() > 1);
        for (String each : locations) {
            assertTrue(node(near, each).matches("!DILocation\\(line: \\d+, column: 0, scope: !" + function.group(1) + "\\)"), node(near, each));
        }
        assertEquals(1, Pattern.compile("distinct !DICompileUnit").matcher(near).results().count());
    }

    /** What tells whether the object of a module is still good has of copies no more than a digest. */
    @Test
    void aTranslatedModuleDependsOnWhatIsCopiedIntoIt() throws IOException {
        byte[] copySmall = translate("no.such.Method.is()V");
        assertArrayEquals(copySmall, translate("no.such.Method.is()V"));
        assertArrayEquals(copySmall, translate(Far.class.getName() + ".large(I)I"), "it is not copied");
        assertFalse(Arrays.equals(copySmall, translate(Far.class.getName() + ".small(I)I")));
    }

    /** The module that calls {@link Far}, of a program in which one method is called often. */
    private byte[] translate(String frequent) throws IOException {
        Program program = program(CallProfile.of(Files.writeString(folder.resolve("list"), frequent + "\n")), Near.class, Far.class);
        Modules modules = Modules.inParts(program, 2);
        return new ModuleWriter(program, modules, modules.parts().get(1)).translate();
    }

    private static String node(String module, String number) {
        Matcher found = Pattern.compile("(?m)^!" + number + " = (.*)$").matcher(module);
        assertTrue(found.find(), number);
        return found.group(1);
    }

    private static String write(Program program, Modules modules, int part) {
        return new ModuleWriter(program, modules, modules.parts().get(part)).write();
    }

    /** The linkage that a module has for a method of {@link Far}. */
    private static String linkage(String module, String method) {
        String symbol = Far.class.getName() + "." + method + "(I)I";
        List<MatchResult> found = DEFINED.matcher(module).results().filter(each -> each.group(2).equals(symbol)).toList();
        assertEquals(1, found.size(), symbol);
        return found.get(0).group(1);
    }
}
