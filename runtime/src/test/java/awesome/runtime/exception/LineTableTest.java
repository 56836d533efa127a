package awesome.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.compiler.link.LineTableWriter;
import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import awesome.runtime.RawText;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares lookups at every address of a small program with those of LLVM. */
class LineTableTest {
    private static final Address FILE = Address.of(0x60_0000);
    private static final Pattern FRAME = Pattern.compile("(?:0x[0-9a-f]+:)? +([^ ]+)(?: \\+ \\d+)? @ (.*):(\\d+)(?: \\[inlined\\])?");

    @TempDir
    Path folder;

    private Path build() throws Exception {
        Path source = folder.resolve("inlined.c");
        try (InputStream in = LineTableTest.class.getResourceAsStream("inlined.c")) {
            Files.copy(in, source);
        }
        Path object = folder.resolve("inlined.o");
        Path program = folder.resolve("inlined.elf");
        Path gsym = folder.resolve("inlined.gsym");
        HostElf.run(List.of("clang-19", "-O2", "-g", "-c", source.toString(), "-o", object.toString()), "");
        HostElf.run(List.of("ld.lld-19", "-static", object.toString(), "-o", program.toString()), "");
        HostElf.run(List.of("llvm-gsymutil-19", "--quiet", "--convert=" + program, "--out-file=" + gsym), "");
        return gsym;
    }

    private static LineTable open(Path gsym) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(LineTableWriter.convert(Files.readAllBytes(gsym), Map.of())).order(ByteOrder.LITTLE_ENDIAN);
        HostMemory memory = HostMemory.use(new HostMemory());
        HostElf.load(memory, FILE.bits(), bytes, 0, bytes.capacity());
        LineTable table = new LineTable();
        assertTrue(table.open(FILE));
        return table;
    }

    private static List<String> lookup(LineTable table, long address) {
        List<String> frames = new ArrayList<>();
        int count = table.lookup(address);
        for (int i = 0; i < count; i++) {
            frames.add(RawText.read(table.method(i)) + " " + RawText.read(table.file(i)) + ":" + table.line(i));
        }
        return frames;
    }

    @Test
    void everyAddressIsThatOfLlvm() throws Exception {
        Path gsym = build();
        LineTable table = open(gsym);
        long from = 0x20_0000;
        long to = 0x20_2000;
        StringBuilder questions = new StringBuilder();
        for (long address = from; address < to; address++) {
            questions.append("0x").append(Long.toHexString(address)).append(' ').append(gsym).append('\n');
        }
        List<String> answers = HostElf.run(List.of("llvm-gsymutil-19", "--addresses-from-stdin"), questions.toString());
        long address = from - 1;
        int deepest = 0;
        int known = 0;
        List<String> expected = new ArrayList<>();
        for (String line : answers) {
            if (line.startsWith("0x") || line.isEmpty() && !expected.isEmpty()) {
                if (address >= from && !expected.isEmpty()) {
                    assertEquals(expected, lookup(table, address), "0x" + Long.toHexString(address));
                    deepest = Math.max(deepest, expected.size());
                    known++;
                }
                expected.clear();
            }
            if (line.startsWith("0x")) {
                address = Long.decode(line.substring(0, line.indexOf(':')));
            }
            Matcher frame = FRAME.matcher(line);
            if (line.contains("error:")) {
                assertEquals(List.of(), lookup(table, address), line);
            } else if (frame.matches()) {
                String file = frame.group(2);
                expected.add(frame.group(1) + " " + file.substring(file.lastIndexOf('/') + 1) + ":" + frame.group(3));
            }
        }
        assertTrue(deepest >= 3, "a call inlined into a call inlined");
        assertTrue(known > 100, known + " addresses");
    }

    @Test
    void otherFilesAreRefused() {
        HostMemory.use(new HostMemory()).map(FILE.bits(), 4096);
        LineTable table = new LineTable();
        assertFalse(table.open(FILE));
        assertEquals(0, table.lookup(0x20_0000));
    }
}
