package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Debian's packages, as {@code bin/debian-root} puts them together, do in the machine what they do on Linux in the same
 * root: the scripts in {@code debian} among the resources are run in both.
 */
@EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
class DebianTest {
    private static final byte[] NOTHING = {};
    private static final List<String> PACKAGES = List.of("bash", "binutils", "coreutils", "dpkg", "findutils", "gawk", "gcc",
            "git", "grep", "libc6-dev", "lua5.4", "make", "perl", "procps", "python3-minimal", "sed", "sqlite3");
    /** Kept for the next time: the packages of a release change little. */
    private static final Path ARCHIVE = Path.of("target", "debian-" + Integer.toHexString(PACKAGES.hashCode()) + ".tar")
            .toAbsolutePath();
    private static final List<String> ENVIRONMENT = List.of("HOME=/root", "USER=root",
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    @TempDir
    private static Path folder;

    private static Path root;

    @BeforeAll
    static void makeRoot() throws IOException {
        if (!Files.exists(ARCHIVE)) {
            List<String> command = new ArrayList<>(List.of(Command.PROJECT.resolve("bin/debian-root").toString(),
                    ARCHIVE.toString()));
            command.addAll(PACKAGES);
            run(command);
        }
        root = Files.createDirectory(folder.resolve("root"));
        // Devices are those of the host, which only the superuser could make.
        run(List.of("tar", "--extract", "--exclude=./dev/*", "--file=" + ARCHIVE, "--directory=" + root));
    }

    private static void run(List<String> command) {
        Command.Result result = Command.host(folder, NOTHING, command.toArray(String[]::new));
        assertEquals(0, result.status(), result.errors());
    }

    /** Runs a script on the host in the same root, with processes, mounts and a name of its own. */
    private static Command.Result onLinux(String name) throws IOException {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork"));
        if (!Files.getOwner(folder).getName().equals("root")) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("sh", "-c", "mount --rbind /dev \"$0/dev\" && mount -t proc proc \"$0/proc\" && "
                + "exec env -i " + String.join(" ", ENVIRONMENT) + " chroot \"$0\" bash -c \"exec 2>&1; . $1\"",
                root.toString(), name));
        return Command.host(folder, NOTHING, command.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"compile, 1", "project, 2", "git, 1", "sqlite, 2", "languages, 1", "text, 2", "shell, 1", "dpkg, 1"})
    void doesWhatItDoesOnLinux(String script, int cpus) throws IOException {
        String name = "/" + script + ".sh";
        byte[] text = DebianTest.class.getResourceAsStream("/debian" + name).readAllBytes();
        Files.write(root.resolve(name.substring(1)), text);
        Path file = Files.write(folder.resolve(name.substring(1)), text);
        Command.Result expected = onLinux(name);
        assertTrue(expected.output().length > 100, expected.text() + expected.errors());
        Command.Result actual = Command.awesome(folder, NOTHING, "--cpus", String.valueOf(cpus), "--root", ARCHIVE.toString(),
                "--file", file + ":" + name, "--", "bash", "-c", "exec 2>&1; . " + name);
        assertEquals(expected.text(), actual.text(), actual.errors());
        assertEquals(expected.status(), actual.status());
        assertEquals("", actual.errors());
    }
}
