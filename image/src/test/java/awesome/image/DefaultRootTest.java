package awesome.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefaultRootTest {
    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private static Map<String, CpioEntry> entries() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DefaultRoot.of(BUSYBOX).write(out);
        return CpioEntry.readAll(out.toByteArray()).stream()
                .collect(Collectors.toMap(CpioEntry::name, Function.identity()));
    }

    @Test
    void everyAppletIsALinkToBusybox() throws IOException {
        Map<String, CpioEntry> entries = entries();
        assertEquals(Files.size(BUSYBOX), entries.get("bin/busybox").contents().length);
        List<String> applets = DefaultRoot.applets(BUSYBOX);
        assertTrue(applets.contains("/bin/sh") && applets.contains("/usr/bin/awk"), applets.toString());
        for (String applet : applets) {
            CpioEntry entry = entries.get(applet.substring(1));
            if (!applet.equals(DefaultRoot.BUSYBOX)) {
                assertEquals("/bin/busybox", new String(entry.contents(), StandardCharsets.UTF_8), applet);
            }
        }
    }

    @Test
    void hasWhatInitNeeds() throws IOException {
        Map<String, CpioEntry> entries = entries();
        assertTrue(entries.containsKey("sbin/init"));
        assertEquals(0100755, entries.get("etc/init.d/rcS").mode());
        for (String name : List.of("fstab", "group", "hostname", "hosts", "inittab", "passwd", "profile", "shells")) {
            byte[] text = entries.get("etc/" + name).contents();
            assertEquals('\n', text[text.length - 1], name);
        }
        String table = new String(entries.get("etc/inittab").contents(), StandardCharsets.UTF_8);
        assertTrue(table.contains("\n::respawn:-/bin/login "), table);
    }

    @Test
    void hasDevicesAndAFolderForTemporaryFiles() throws IOException {
        Map<String, CpioEntry> entries = entries();
        assertEquals("dev/console 20600 5:1", entries.get("dev/console").toString());
        assertEquals("dev/null 20666 1:3", entries.get("dev/null").toString());
        assertEquals("tmp 41777", entries.get("tmp").toString());
    }

    @Test
    void saysThatBusyboxIsMissing() {
        Exception problem = assertThrows(IOException.class, () -> DefaultRoot.of(Path.of("/nowhere/busybox")));
        assertEquals("there is no program /nowhere/busybox (in Debian: install busybox-static)", problem.getMessage());
    }
}
