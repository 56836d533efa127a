package awesome.arch.x86_64.smp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.magic.PhysAddr;
import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCodeTest {
    private static final Path ASSEMBLY = Path.of("src/main/asm");
    private static final int PAGE = 0x2_0000;

    private final HostMemory memory = HostMemory.use(new HostMemory().map(PAGE, 0x1000));

    @Test
    void fieldsAreWhereTheAssemblyHasThem() throws IOException {
        Map<String, Integer> fields = Map.of("PROTECTED", StartCode.PROTECTED, "LONG", StartCode.LONG,
                "SEGMENTS", StartCode.SEGMENTS, "FIRST_ROOT", StartCode.FIRST_ROOT, "CR4", StartCode.CR4,
                "CR0", StartCode.CR0, "EFER", StartCode.EFER, "ROOT", StartCode.ROOT, "STACK", StartCode.STACK,
                "DATA", StartCode.DATA);
        String text = Files.readString(ASSEMBLY.resolve("start_code.inc"));
        fields.forEach((name, offset) ->
                assertTrue(text.matches("(?s).*\nSTART_" + name + " +equ +" + offset + "\\b.*"), name));
        assertTrue(text.matches("(?s).*\nSTART_ENTRY +equ +" + StartCode.ENTRY + "\\b.*"));
    }

    /** The code as a processor finds it: what it jumps to and loads lies within the page, behind the fields. */
    @Test
    void theImageHoldsTogether(@TempDir Path folder) throws Exception {
        // The page is the only part of the source that has this section.
        String source = Files.readString(ASSEMBLY.resolve("start_code.asm"))
                .replaceAll("(?m)^ *(global|extern) .*$", "");
        Path copy = folder.resolve("start_code.asm");
        Files.writeString(copy, source.substring(0, source.indexOf("        section .text"))
                .replace("section .rodata", "org 0"));
        Path binary = folder.resolve("start_code.bin");
        Process nasm = new ProcessBuilder("nasm", "-f", "bin", "-I", ASSEMBLY + "/", "-o", binary.toString(),
                copy.toString()).redirectErrorStream(true).start();
        String said = new String(nasm.getInputStream().readAllBytes());
        assertEquals(0, nasm.waitFor(), said);
        byte[] code = Files.readAllBytes(binary);
        assertTrue(code.length > StartCode.ENTRY + 8 && code.length <= 4096);
        for (int i = 0; i < code.length; i++) {
            memory.writeByte(PAGE + i, code[i]);
        }
        StartCode.relocate(Address.of(PAGE), PAGE);
        ByteBuffer page = ByteBuffer.allocate(code.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < code.length; i++) {
            page.put(i, memory.readByte(PAGE + i));
        }
        assertEquals(0xeb, page.get(0) & 0xff, "jumps over the fields");
        assertEquals(StartCode.ENTRY + 8, 2 + page.get(1));
        checkTarget(page, StartCode.PROTECTED, 0x08, 0xb8);
        checkTarget(page, StartCode.LONG, 0x18, 0x89);
        int segments = page.getInt(StartCode.SEGMENTS + 2) - PAGE;
        assertEquals(4 * 8 - 1, page.getShort(StartCode.SEGMENTS));
        assertEquals(0, page.getLong(segments));
        assertEquals(0x00cf_9b00_0000_ffffL, page.getLong(segments + 0x08));
        assertEquals(0x00cf_9300_0000_ffffL, page.getLong(segments + 0x10));
        assertEquals(0x0020_9b00_0000_0000L, page.getLong(segments + 0x18));
    }

    private static void checkTarget(ByteBuffer page, int pointer, int selector, int opcode) {
        assertEquals(selector, page.getShort(pointer + 4));
        assertEquals(opcode, page.get(page.getInt(pointer) - PAGE) & 0xff);
    }

    @Test
    void onlyPagesThatRealModeReachesWillDo() {
        assertTrue(StartCode.isPossible(PhysAddr.of(0x2_0000)));
        assertTrue(StartCode.isPossible(PhysAddr.of(0xf_f000)));
        assertFalse(StartCode.isPossible(PhysAddr.of(0x10_0000)));
        assertFalse(StartCode.isPossible(PhysAddr.of(0x2_0800)));
        assertFalse(StartCode.isPossible(PhysAddr.of(0)));
    }
}
