package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Elf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Program files with segments that make no sense: the kernel says which, and ends as a shell would. */
class BadElfTest {
    private static final int FILE = 1 << 14;
    private static final int PAGE = 4096;

    @TempDir
    private Path folder;

    private static void segment(ByteBuffer file, int index, long offset, long address, long fileBytes, long memoryBytes) {
        int at = Elf.HEADER_SIZE + index * Elf.PROGRAM_HEADER_SIZE;
        file.putInt(at + Elf.P_TYPE, Elf.PT_LOAD).putInt(at + Elf.P_FLAGS, Elf.PF_R | Elf.PF_X);
        file.putLong(at + Elf.P_OFFSET, offset).putLong(at + Elf.P_VADDR, address);
        file.putLong(at + Elf.P_FILESZ, fileBytes).putLong(at + Elf.P_MEMSZ, memoryBytes).putLong(at + Elf.P_ALIGN, PAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0,    0x402000,           0x2000,        0x2000,             overlap",
        "0x0,    0xffff800000000000, 0x100,         0x100,              outside of user memory",
        "0x0,    0x7ffffffff000,     0x1000,        0x2000,             outside of user memory",
        "0x0,    0x600000,           0x100,         0x1000000000000000, outside of user memory",
        "0x0,    0xfffffffffffff000, 0x2000,        0x2000,             outside of user memory",
        "0x0,    0x600000,           0x10000000000, 0x20000000000,      beyond the end of the file",
        "0x4000, 0x600000,           0x1000,        0x1000,             beyond the end of the file",
        "0x1,    0x600000,           0x100,         0x100,              not at the same place in its page",
        "0x0,    0x600000,           0x200,         0x100,              more bytes in the file than in memory"
    })
    void absurdSegmentsAreNamed(String offset, String address, String fileBytes, String memoryBytes, String complaint)
            throws IOException {
        ByteBuffer file = ByteBuffer.allocate(FILE).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, Elf.MAGIC).put(Elf.EI_CLASS, (byte) Elf.CLASS_64).put(Elf.EI_DATA, (byte) Elf.LITTLE_ENDIAN);
        file.put(6, (byte) 1).putInt(20, 1).putShort(52, (short) Elf.HEADER_SIZE);
        file.putShort(Elf.E_TYPE, (short) Elf.TYPE_EXECUTABLE).putShort(Elf.E_MACHINE, (short) Elf.MACHINE);
        file.putLong(Elf.E_ENTRY, 0x401000).putLong(Elf.E_PHOFF, Elf.HEADER_SIZE);
        file.putShort(Elf.E_PHENTSIZE, (short) Elf.PROGRAM_HEADER_SIZE).putShort(Elf.E_PHNUM, (short) 2);
        segment(file, 0, 0, 0x400000, 0x3000, 0x3000);
        segment(file, 1, number(offset), number(address), number(fileBytes), number(memoryBytes));
        Path program = Files.write(folder.resolve("program"), file.array());
        assertTrue(program.toFile().setExecutable(true));

        Command.Result result = Command.awesome(folder, new byte[0], "--", "./program");
        assertEquals(126, result.status(), result.errors());
        assertTrue(result.errors().contains(complaint), result.errors());
        assertTrue(result.errors().contains(program.toString()), result.errors());
    }

    private static long number(String hexadecimal) {
        return Long.parseUnsignedLong(hexadecimal.substring(2), 16);
    }
}
