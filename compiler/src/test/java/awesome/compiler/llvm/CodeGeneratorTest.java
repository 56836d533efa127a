package awesome.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.compiler.link.ImageBuilder;
import awesome.compiler.llvm.fixture.Numbers;
import awesome.compiler.llvm.fixture.Remainders;
import awesome.compiler.llvm.fixture.Start;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void arithmeticIsThatOfTheJvm(int optimize) throws Exception {
        TestWorld world = new TestWorld(Start.class, Numbers.class);
        assertEquals(Numbers.run(), run(world, optimize));
    }

    @Test
    void remaindersAreCallsWithBits() throws Exception {
        TestWorld world = new TestWorld(Remainders.class);
        assertEquals(7003, run(world, 2));
    }

    @Test
    void theKernelTargetCompilesWithoutVectorRegisters() throws Exception {
        TestWorld world = new TestWorld(Start.class, Numbers.class);
        Program program = new Program(world.world, world, Target.KERNEL, null);
        Path code = folder.resolve("kernel.ll");
        Files.writeString(code, new ModuleWriter(program).write());
        Path assembly = folder.resolve("kernel.s");
        int status = new ProcessBuilder("clang-19", "--target=" + Target.KERNEL.triple(), "-O2", "-fPIE",
                "-Wno-override-module", "-S", code.toString(), "-o", assembly.toString()).inheritIO().start().waitFor();
        assertEquals(0, status);
        assertEquals(List.of(), Files.readAllLines(assembly).stream().filter(line -> line.contains("%xmm")).toList());
    }

    private long run(TestWorld world, int optimize) throws Exception {
        Path start = folder.resolve("start.asm");
        Files.writeString(start, START);
        Path program = folder.resolve("program");
        ImageBuilder.build(world.world, world,
                new ImageBuilder.Request(Target.LINUX, null, optimize, List.of(start), List.of(), folder, program),
                step -> { });
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
