package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's fio and SQLite on a disk for ten minutes: each writes with calls of all kinds and looks whether what it reads is what
 * it wrote. {@code -Dstorage.seconds=N} makes it another time.
 */
@EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
class StorageTest {
    private static final byte[] NOTHING = {};
    private static final int SECONDS = Integer.getInteger("storage.seconds", 600);
    /** Kept for the next time, and copied. */
    private static final Path DISK = Path.of("target", "storage.img").toAbsolutePath();

    @TempDir
    private Path folder;

    private void host(String script) {
        Command.Result result = Command.within(600, folder, NOTHING, "sh", "-c", "PATH=$PATH:/usr/sbin; " + script);
        assertEquals(0, result.status(), script + ": " + result.text() + result.errors());
    }

    @Test
    void nothingIsLost() throws IOException {
        if (!Files.exists(DISK)) {
            host(Command.PROJECT.resolve("bin/debian-root") + " " + DISK + " fio sqlite3");
        }
        host("cp --sparse=always " + DISK + " disk");
        String script = Files.readString(Path.of("src/test/resources/storage/storage.sh"));
        // What is under way when the time is over is finished.
        Command.Result result = Command.within(2 * SECONDS + 100, folder, NOTHING, Command.PROJECT.resolve("bin/awesome").toString(), "run",
                "--cpus", "2", "--root", "disk", "--", "bash", "-c", "exec 2>&1; " + script, "storage", String.valueOf(SECONDS));
        assertEquals(0, result.status(), result.text() + result.errors());
        assertTrue(result.text().endsWith("delete\nwal\ntruncate\npersist\ndatabase and files are right\n"), result.text());
        host("e2fsck -fn disk >fsck.log 2>&1 || { cat fsck.log; exit 1; }");
    }
}
