package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel's ELF file must and must not have. */
class KernelFileTest {
    private static final long LARGEST = 11 << 19;
    private static final Pattern SEGMENT = Pattern.compile("(?m)^  LOAD .* ([R ][W ][E ]) 0x1000$");

    private static String readelf(String option) {
        Command.Result result = Command.host(Command.PROJECT, new byte[0], "env", "LC_ALL=C", "readelf", "-W", option,
                Images.kernel().toString());
        assertEquals(0, result.status(), result.errors());
        return result.text();
    }

    @Test
    void thereIsNothingToRelocate() {
        assertTrue(readelf("-r").contains("There are no relocations in this file."), () -> readelf("-r"));
        String sections = readelf("-S");
        assertFalse(sections.contains(".got"), sections);
        assertFalse(sections.contains(".rela"), sections);
        assertFalse(sections.contains(".dynamic"), sections);
    }

    @Test
    void noSegmentIsWritableAndExecutable() {
        List<String> permissions = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(readelf("-l"));
        while (matcher.find()) {
            permissions.add(matcher.group(1));
        }
        assertEquals(List.of("R E", "R  ", "RW "), permissions);
    }

    @Test
    void itIsSmall() throws IOException {
        long size = Files.size(Images.kernel());
        assertTrue(size < LARGEST, size + " bytes");
    }

    @Test
    @EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
    void theSameSourcesGiveTheSameBytes(@TempDir Path folder) throws IOException {
        byte[] before = Files.readAllBytes(Images.kernel());
        Path again = folder.resolve("kernel.elf");
        Command.Result result = Command.host(Command.PROJECT, new byte[0], "make", "-s", "kernel", "KERNEL=" + again);
        assertEquals(0, result.status(), result.text() + result.errors());
        assertArrayEquals(before, Files.readAllBytes(again));
    }
}
