package awesome.compiler.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the linker makes of object files. */
class ObjectFileTest {
    private static final byte[] CODE = new byte[100];
    private static final byte[] DATA = {1, 2, 3, 4, 0, 0, 0, 0, 5, 0, 0, 0, 0, 6};

    @TempDir
    Path folder;

    @Test
    void linkerFillsInDistances() throws Exception {
        ObjectFile code = new ObjectFile(".code", false, 16);
        code.address("a \"name\" (π)", 40);
        code.address("start", 0);
        ObjectFile data = new ObjectFile(".data", true, 4096);
        data.distance(4, "a \"name\" (π)", 7);
        data.distance(9, "start", -3);
        data.number("number", 42);
        Path linked = link(code.with(CODE), data.with(DATA));
        ElfSection codeAt = ElfSection.find(linked, ".code");
        ElfSection dataAt = ElfSection.find(linked, ".data");
        assertEquals(0, dataAt.address() % 4096);
        assertEquals(CODE.length, codeAt.size());
        ByteBuffer bytes = contents(linked, dataAt);
        assertEquals(0x04030201, bytes.getInt(0));
        assertEquals(codeAt.address() + 40 + 7, dataAt.address() + 4 + bytes.getInt(4));
        assertEquals(5, bytes.get(8));
        assertEquals(codeAt.address() - 3, dataAt.address() + 9 + bytes.getInt(9));
        assertEquals(6, bytes.get(13));
    }

    @Test
    void numbersStayWhatTheyAre() throws Exception {
        ObjectFile user = new ObjectFile(".data", true, 4);
        user.distance(0, "number", 0);
        ObjectFile numbers = new ObjectFile(".other", false, 1);
        numbers.number("number", 0x1234);
        Path linked = link(user.with(new byte[4]), numbers.with(new byte[0]));
        ElfSection data = ElfSection.find(linked, ".data");
        assertEquals(0x1234, data.address() + contents(linked, data).getInt(0));
    }

    @Test
    void symbolIsDefinedOnce() {
        ObjectFile file = new ObjectFile(".data", true, 4);
        file.number("one", 1);
        assertThrows(IllegalArgumentException.class, () -> file.address("one", 1));
        file.distance(0, "two", 0);
        assertThrows(IllegalArgumentException.class, () -> file.number("two", 2));
    }

    private Path link(byte[]... objects) throws IOException, InterruptedException {
        Path linked = folder.resolve("linked");
        List<String> command = new ArrayList<>(List.of("ld.lld-19", "-static", "-e", "0", "-o", linked.toString()));
        for (byte[] each : objects) {
            Path object = folder.resolve(command.size() + ".o");
            Files.write(object, each);
            command.add(object.toString());
        }
        Process linker = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(linker.getInputStream().readAllBytes());
        assertEquals(0, linker.waitFor(), said);
        assertEquals("", said);
        return linked;
    }

    private static ByteBuffer contents(Path file, ElfSection section) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int start = (int) section.offset();
        return ByteBuffer.wrap(Arrays.copyOfRange(all, start, start + (int) section.size())).order(ByteOrder.LITTLE_ENDIAN);
    }
}
