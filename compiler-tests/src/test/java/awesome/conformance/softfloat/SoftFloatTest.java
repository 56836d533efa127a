package awesome.conformance.softfloat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.compiler.driver.Main;
import awesome.magic.EntryPoint;
import awesome.runtime.Platform;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image for the kernel target, which Linux runs as a program: nothing in it needs a kernel around it. */
class SoftFloatTest {
    private static final Path RUNTIME = Path.of("../runtime/src/main/asm");

    private static final String START = """
            bits 64
            default rel
            extern test_run
            global _start:function hidden
            global interrupt_stubs_start:function hidden
            global interrupt_stubs_end:function hidden
            global rt_monitor_enter:function hidden
            global rt_monitor_exit:function hidden
            section .text
            rt_monitor_enter:               ; there is one thread
            rt_monitor_exit:
                ret
            interrupt_stubs_start:
            interrupt_stubs_end:
            _start:
                call test_run
                push rax
                mov edx, 8
                mov rsi, rsp
                mov edi, 1
                mov eax, 1              ; write
                syscall
                xor edi, edi
                mov eax, 60             ; exit
                syscall
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void computesAsTheMachineDoes(int level) throws Exception {
        Path start = folder.resolve("start.asm");
        Files.writeString(start, START);
        Path program = folder.resolve("program");
        int status = Main.run("--target", "kernel", "-O" + level, "-o", program.toString(),
                "-cp", where(FloatDigest.class) + ":" + where(Platform.class) + ":" + where(EntryPoint.class),
                "--asm", start.toString(), "--asm", RUNTIME.resolve("memory.asm").toString(),
                "--asm", RUNTIME.resolve("throw.asm").toString());
        assertEquals(0, status, "the compiler's exit status");
        assertEquals(FloatDigest.run(), run(program));
    }

    private static Path where(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static long run(Path program) throws Exception {
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
