package awesome.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Elf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    private Path folder;

    private static byte[] elf(int elfClass, int machine, int... segmentTypes) {
        ByteBuffer file = ByteBuffer.allocate(Elf.HEADER_SIZE + segmentTypes.length * Elf.PROGRAM_HEADER_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, Elf.MAGIC);
        file.put(Elf.EI_CLASS, (byte) elfClass);
        file.putShort(Elf.E_MACHINE, (short) machine);
        file.putLong(Elf.E_PHOFF, Elf.HEADER_SIZE);
        file.putShort(Elf.E_PHNUM, (short) segmentTypes.length);
        for (int i = 0; i < segmentTypes.length; i++) {
            file.putInt(Elf.HEADER_SIZE + i * Elf.PROGRAM_HEADER_SIZE + Elf.P_TYPE, segmentTypes[i]);
        }
        return file.array();
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        file.toFile().setExecutable(true);
        return file;
    }

    private Program find(String name) throws CannotRunException {
        return Program.find(name, folder, "nowhere:first:second");
    }

    private void assertRefused(int status, String part, String name) {
        CannotRunException refusal = assertThrows(CannotRunException.class, () -> find(name));
        assertEquals(status, refusal.status());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @Test
    void namesAreSearchedInPathAndPathsStartFromTheDirectory() throws IOException, CannotRunException {
        byte[] good = elf(Elf.CLASS_64, Elf.MACHINE, Elf.PT_LOAD);
        Path first = write("first/tool", good);
        write("second/tool", good);
        Path second = write("second/other", good);
        write("first/other", good).toFile().setExecutable(false);
        assertEquals(new Program("tool", first, null), find("tool"));
        assertEquals(new Program("other", second, null), find("other"));
        assertEquals(new Program("./first/../second/tool", folder.resolve("second/tool"), null),
                find("./first/../second/tool"));
        assertRefused(127, "in PATH", "absent");
        assertRefused(127, folder.resolve("first/absent").toString(), "first/absent");
    }

    @Test
    void whatTheMachineCannotRunIsRefusedWithTheReason() throws IOException {
        write("narrow", elf(1, 3, Elf.PT_LOAD));
        assertRefused(126, "not a 64-bit x86 program", "./narrow");
        write("arm", elf(Elf.CLASS_64, 183, Elf.PT_LOAD));
        assertRefused(126, "not a 64-bit x86 program", "./arm");
        write("script", "#!/bin/sh\n".getBytes());
        assertRefused(126, "is a script", "./script");
        write("text", "Hello, this is no program but a long enough text to hold a whole ELF header.".getBytes());
        assertRefused(126, "not an ELF program", "./text");
        write("empty", new byte[0]);
        assertRefused(126, "not an ELF program", "./empty");
        assertRefused(126, "is not a file", "./.");
        write("plain", new byte[100]).toFile().setExecutable(false);
        assertRefused(126, "chmod +x", "./plain");
    }

    @Test
    void theInterpreterOfADynamicProgramIsFound() throws IOException, CannotRunException {
        byte[] file = Arrays.copyOf(elf(Elf.CLASS_64, Elf.MACHINE, Elf.PT_LOAD, Elf.PT_INTERP), 500);
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int segment = Elf.HEADER_SIZE + Elf.PROGRAM_HEADER_SIZE;
        header.putLong(segment + Elf.P_OFFSET, 400).putLong(segment + Elf.P_FILESZ, 10).put(400, "/lib/ld.so".getBytes());
        write("dynamic", file);
        Program program = find("./dynamic");
        assertEquals("/lib/ld.so", program.interpreter());
        CannotRunException refusal = assertThrows(CannotRunException.class, program::missInterpreter);
        assertEquals(126, refusal.status());
        assertTrue(refusal.getMessage().contains("dynamically linked, and /lib/ld.so is not"), refusal.getMessage());
        header.putLong(segment + Elf.P_FILESZ, -1);
        write("absurd", file);
        assertEquals("", find("./absurd").interpreter());
    }

    @Test
    void headersThatMakeNoSenseAreLeftToTheKernel() throws IOException, CannotRunException {
        byte[] file = elf(Elf.CLASS_64, Elf.MACHINE, Elf.PT_LOAD);
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (long offset : new long[] {-1, Long.MAX_VALUE, file.length, file.length - 1}) {
            header.putLong(Elf.E_PHOFF, offset);
            header.putShort(Elf.E_PHNUM, (short) -1);
            write("absurd", file);
            assertEquals(folder.resolve("absurd"), find("./absurd").file());
        }
    }
}
