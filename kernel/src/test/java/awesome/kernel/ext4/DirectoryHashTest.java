package awesome.kernel.ext4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryHashTest {
    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyz-_.0123456789äöü";

    @TempDir
    Path directory;

    /** The program debugfs says the same of random names, some of which have characters beyond ASCII. */
    @Test
    void isThatOfTheTools() {
        Path image = directory.resolve("image");
        Tools.make(image, null, "1m");
        Random random = new Random(5);
        for (int version = 0; version <= DirectoryHash.LAST; version++) {
            for (int i = 0; i < 25; i++) {
                int length = 1 + random.nextInt(i < 10 ? 40 : 120);
                StringBuilder name = new StringBuilder("n");
                while (name.length() < length) {
                    name.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                }
                String output = Tools.debug(image, "dx_hash -h " + version + " " + name);
                byte[] bytes = name.toString().getBytes(StandardCharsets.UTF_8);
                long hash = DirectoryHash.of(bytes, 0, bytes.length, version, new int[4]);
                String expected = "0x" + Long.toHexString(hash >>> 32) + " (minor 0x" + Long.toHexString(hash & 0xffffffffL)
                        + ")";
                assertEquals(expected, output.replaceAll("(?s).*is (0x[0-9a-f]+ \\(minor 0x[0-9a-f]+\\)).*", "$1"),
                        version + ": " + output);
            }
        }
    }
}
