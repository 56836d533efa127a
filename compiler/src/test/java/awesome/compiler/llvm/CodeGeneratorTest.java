package awesome.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.compiler.link.ImageBuilder;
import awesome.compiler.llvm.fixture.Numbers;
import awesome.compiler.llvm.fixture.Pair;
import awesome.compiler.llvm.fixture.Remainders;
import awesome.compiler.llvm.fixture.Start;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compiles fixtures, without runtime and analysis, and runs them beside the JVM. */
class CodeGeneratorTest {
    private static final String START = """
            bits 64
            default rel
            extern test_run
            global _start:function hidden
            section .text
            _start:
                call test_run
                push rax
                mov edx, 8
                mov rsi, rsp
                mov edi, 1
                mov eax, 1
                syscall
                xor edi, edi
                mov eax, 60
                syscall
            """;

    @TempDir
    Path folder;

    private final List<String> steps = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "2, true"})
    void arithmeticIsThatOfTheJvm(int optimize, boolean development) throws Exception {
        TestWorld world = new TestWorld(Start.class, Numbers.class);
        assertEquals(Numbers.run(), run(world, optimize, development));
    }

    @Test
    void developmentBuildsKeepWhatDidNotChange() throws Exception {
        TestWorld world = new TestWorld(Start.class, Numbers.class);
        run(world, 1, true);
        assertEquals(List.of("compiling 1 modules"), compilations());
        run(world, 1, true);
        assertEquals(List.of("compiling 0 modules"), compilations());
        run(world, 2, true);
        assertEquals(List.of("compiling 1 modules"), compilations());
    }

    private List<String> compilations() {
        return steps.stream().filter(each -> each.startsWith("compiling")).toList();
    }

    @Test
    void theKernelTargetCompilesWithoutVectorRegisters() throws Exception {
        TestWorld world = new TestWorld(Start.class, Numbers.class);
        Program program = new Program(world.world, world, Target.KERNEL, null, false, CallProfile.NONE);
        Path code = folder.resolve("kernel.ll");
        Files.writeString(code, module(program));
        Path assembly = folder.resolve("kernel.s");
        int status = new ProcessBuilder("clang-19", "--target=" + Target.KERNEL.triple(), "-O2", "-fPIE",
                "-Wno-override-module", "-S", code.toString(), "-o", assembly.toString()).inheritIO().start().waitFor();
        assertEquals(0, status);
        assertEquals(List.of(), Files.readAllLines(assembly).stream().filter(line -> line.contains("%xmm")).toList());
    }

    /** A constructor looks whether it is null, and then nobody does. */
    @Test
    void fieldsThatAreNeverNullAreCheckedWhenTheyAreStored() {
        TestWorld world = new TestWorld(Start.class, Pair.class);
        String module = module(new Program(world.world, world, Target.LINUX, null, false, CallProfile.NONE));
        assertEquals(1, throwsOfNull(module, "<init>"));
        // Once for the argument.
        assertEquals(1, throwsOfNull(module, "surely"));
        assertEquals(2, throwsOfNull(module, "maybe"));
    }

    private static long throwsOfNull(String module, String method) {
        return Pattern.compile("@\"rt_throw_null\"").matcher(body(module, Pair.class, method)).results().count();
    }

    /** A debugger needs to find them. */
    @Test
    void parametersThatNothingIsStoredToHavePlacesOnlyForDebuggers() {
        TestWorld world = new TestWorld(Start.class, Numbers.class);
        assertEquals(List.of("0"), places(module(new Program(world.world, world, Target.LINUX, null, true, CallProfile.NONE))));
        assertEquals(List.of("0", "2", "3"), places(module(new Program(world.world, world, Target.LINUX, null, false, CallProfile.NONE))));
    }

    /** The variables of {@code ints}, whose first parameter changes. */
    private static List<String> places(String module) {
        return Pattern.compile("%v(\\d)\\S* = alloca").matcher(body(module, Numbers.class, "ints")).results()
                .map(each -> each.group(1)).sorted().toList();
    }

    private static String body(String module, Class<?> owner, String method) {
        Matcher body = Pattern.compile("(?ms)^define [^\n]*" + Pattern.quote(owner.getName() + "." + method) + ".*?^}").matcher(module);
        assertTrue(body.find(), method);
        return body.group();
    }

    private static String module(Program program) {
        Modules modules = Modules.whole(program);
        return new ModuleWriter(program, modules, modules.parts().get(0)).write();
    }

    private long run(TestWorld world, int optimize, boolean development) throws Exception {
        Path start = folder.resolve("start.asm");
        Files.writeString(start, START);
        Path program = folder.resolve("program");
        steps.clear();
        ImageBuilder.build(world.world, world,
                new ImageBuilder.Request(Target.LINUX, null, optimize, development, CallProfile.NONE, List.of(start), List.of(), folder, program),
                steps::add);
        Process process = new ProcessBuilder(program.toString()).start();
        try (InputStream in = process.getInputStream()) {
            byte[] result = in.readNBytes(8);
            process.waitFor(10, TimeUnit.SECONDS);
            return ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).getLong();
        } finally {
            process.destroyForcibly();
        }
    }
}
