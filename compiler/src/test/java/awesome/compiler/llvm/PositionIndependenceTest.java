package awesome.compiler.llvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.compiler.CompileError;
import awesome.compiler.link.ImageBuilder;
import awesome.compiler.llvm.fixture.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel that holds an absolute address does not get past the linker. */
class PositionIndependenceTest {
    private static final String START = """
            bits 64
            default rel
            extern test_answer
            global _start:function hidden
            section .text
            _start:
                lea rdi, [data]
                jmp test_answer
            """;

    @TempDir
    Path folder;

    private Path link(String more) throws Exception {
        TestWorld world = new TestWorld(Answer.class);
        Path start = folder.resolve("start.asm");
        Files.writeString(start, START + more);
        Path kernel = folder.resolve("kernel.elf");
        ImageBuilder.build(world.world, world,
                new ImageBuilder.Request(Target.KERNEL, null, 2, false, CallProfile.NONE, List.of(start), List.of(), folder, kernel), step -> { });
        return kernel;
    }

    private static String readelf(String option, Path file) throws Exception {
        Process process = new ProcessBuilder("readelf", "-W", option, file.toString()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes());
    }

    @Test
    void withoutAbsoluteAddressesItLinks() throws Exception {
        Path kernel = link("section .data\ndata: dd 1\n");
        assertTrue(readelf("-r", kernel).contains("There are no relocations"));
        assertEquals(-1, readelf("-S", kernel).indexOf(".got"));
    }

    @Test
    void anAbsoluteAddressInDataIsRefused() {
        CompileError error = assertThrows(CompileError.class, () -> link("section .data\ndata: dq _start\n"));
        assertTrue(error.getMessage().contains("the image must not have relocations"), error::getMessage);
    }

    @Test
    void anAbsoluteAddressInCodeIsRefused() {
        assertThrows(CompileError.class, () -> link(" mov rax, _start\nsection .data\ndata: dd 1\n"));
    }
}
