package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hundreds of checks of what calls do with files, each shown with its result: the same on the host's Linux and in the
 * machine, on a file system in memory and on one on a disk, which is then as it must be.
 */
class FileCallsTest {
    private static final byte[] NOTHING = {};

    @TempDir
    private Path folder;

    private String host(String... command) {
        Command.Result result = Command.host(folder, NOTHING, command);
        assertEquals(0, result.status(), List.of(command) + ": " + result.text() + result.errors());
        return result.text();
    }

    @ParameterizedTest
    @CsvSource({"names, ext4, 1", "names, tmpfs, 2", "contents, ext4, 2", "contents, tmpfs, 1", "direct, ext4, 1", "direct, ext4, 2", "mapped, ext4, 1", "mapped, ext4, 2",
        "mapped, tmpfs, 2", "listing, ext4, 1", "listing, tmpfs, 1", "states, ext4, 1", "states, tmpfs, 1", "names, overlay, 1", "contents, overlay, 1", "listing, overlay, 1",
        "states, overlay, 1"})
    void answerAsLinuxDoes(String topic, String type, int cpus) throws IOException {
        String code = Path.of("src/test/resources/files", topic + ".c").toAbsolutePath().toString();
        host("musl-gcc", "-static", "-O1", "-Wall", "-Werror", "-Wno-unused-result", "-o", topic, code);
        String expected = onHost(topic, type);
        String run = mount(type) + "; /" + topic + " /disk; umount /disk";
        host("truncate", "-s", "200M", "disk");
        host("/usr/sbin/mke2fs", "-q", "-F", "-b", "4096", "-t", "ext4", "disk");
        Command.Result actual = Command.awesome(folder, NOTHING, "--cpus", String.valueOf(cpus), "--disk", "disk", "--file",
                topic + ":/" + topic, "--", "busybox", "sh", "-e", "-c", run);
        assertEquals(expected, actual.text(), actual.errors());
        assertEquals(0, actual.status(), actual.errors());
        host("/usr/sbin/e2fsck", "-fn", "disk");
    }

    private static String mount(String type) {
        String made = "mkdir /disk; ";
        return switch (type) {
            case "ext4" -> made + "mount -t ext4 /dev/vda /disk";
            // Linux's overlays answer as what their upper layer is on.
            case "overlay" -> made + "mkdir /layers; mount -t tmpfs none /layers; cd /layers; mkdir lower upper work; "
                    + "mount -t overlay none -o lowerdir=lower,upperdir=upper,workdir=work /disk";
            default -> made + "mount -t " + type + " none /disk";
        };
    }

    /** The folder of the test is on a disk, {@code /dev/shm} is not. */
    private String onHost(String topic, String type) throws IOException {
        if (type.equals("ext4")) {
            return host("./" + topic, Files.createDirectory(folder.resolve("here")).toString());
        }
        Path inMemory = Files.createTempDirectory(Path.of("/dev/shm"), "awesome");
        try {
            return host("./" + topic, inMemory.toString());
        } finally {
            Files.delete(inMemory);
        }
    }
}
