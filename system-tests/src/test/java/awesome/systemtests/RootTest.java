package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Root file systems that somebody made: all of them is there, and wrong ones are told what is wrong. */
class RootTest {
    private static final byte[] NOTHING = {};
    private static final int LARGE_FILES = 12;
    private static final int LARGE = 8_000_000;
    /** Everything that can be told of a tree; how many links directories have is up to the file system. */
    private static final String LOOK = "cd \"$0\" && busybox find . | busybox sort >/tmp/names; "
            + "while read -r f; do if [ -d \"$f\" ] && [ ! -L \"$f\" ]; then busybox stat -c '%n %F %a %u %g %Y' \"$f\"; else "
            + "busybox stat -c '%n %N %F %a %h %u %g %s %t:%T %Y' \"$f\"; fi; done </tmp/names; busybox rm /tmp/names; "
            + "busybox find . -type f -print0 | busybox sort -z | busybox xargs -0 busybox sha256sum";

    @TempDir
    private static Path folder;

    private static Path root;

    @BeforeAll
    static void makeTree() throws IOException {
        root = folder.resolve("root");
        Path data = Files.createDirectories(root.resolve("data"));
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createDirectories(root.resolve("tmp"));
        Files.createSymbolicLink(root.resolve("bin"), Path.of("usr/bin"));
        Files.copy(Path.of("/bin/busybox"), root.resolve("usr/bin/busybox"));
        Files.createSymbolicLink(root.resolve("usr/bin/sh"), Path.of("busybox"));
        Random random = new Random(5);
        for (int i = 0; i < LARGE_FILES; i++) {
            writeRandom(data.resolve("large" + i), random, LARGE + random.nextInt(10_000));
        }
        for (int i = 0; i < 400; i++) {
            Path directory = Files.createDirectories(data.resolve("d" + i % 7 + "/e" + i % 5));
            writeRandom(directory.resolve("f" + i), random, random.nextInt(20_000));
        }
        writeRandom(data.resolve("page"), random, 4096);
        Files.createFile(data.resolve("empty"));
        Files.createLink(data.resolve("d1/other name"), data.resolve("large3"));
        Files.createLink(data.resolve("third"), data.resolve("large3"));
        Files.createSymbolicLink(data.resolve("nowhere"), Path.of("/no/such/" + "x".repeat(150)));
        Files.createSymbolicLink(data.resolve("d2/up"), Path.of("../page"));
        writeRandom(data.resolve("n".repeat(220)), random, 10);
        Files.setPosixFilePermissions(data.resolve("empty"), PosixFilePermissions.fromString("r--r-----"));
        Files.setPosixFilePermissions(data.resolve("d3"), PosixFilePermissions.fromString("rwx------"));
        host("mkfifo", "-m", "620", data.resolve("pipe").toString());
        host("chmod", "4711", data.resolve("page").toString());
        host("chmod", "1777", root.resolve("tmp").toString());
    }

    private static void writeRandom(Path file, Random random, int length) throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes);
        }
    }

    private static Command.Result host(String... command) {
        Command.Result result = Command.host(folder, NOTHING, command);
        assertEquals(0, result.status(), result.errors());
        return result;
    }

    private static void assertComplete(Path given) {
        String expected = host("busybox", "sh", "-c", LOOK, root.resolve("data").toString()).text();
        Command.Result actual = Command.awesome(folder, NOTHING, "--root", given.toString(), "--", "sh", "-c", LOOK, "/data");
        assertEquals(expected, actual.text(), actual.errors());
        assertEquals("", actual.errors());
        assertEquals(0, actual.status());
    }

    @Test
    void aFolderIsThereAsItIs() {
        assertComplete(root);
    }

    @Test
    void anArchiveIsThereAsItIs() {
        Path archive = folder.resolve("root.tar.gz");
        host("tar", "--format=posix", "-czf", archive.toString(), "--directory=" + root, ".");
        assertComplete(archive);
    }

    @Test
    void filesAreAddedWhereLinksLead() throws IOException {
        Files.writeString(folder.resolve("script"), "#!/bin/sh\necho \"$0 $1\"; ls -ld /tmp | cut -c1-10; ls -l /bin | cut -c1\n");
        host("chmod", "755", folder.resolve("script").toString());
        Command.Result result = Command.awesome(folder, NOTHING, "--root", small().toString(), "--file", "script:/bin/script",
                "--", "script", "a b");
        assertEquals("/usr/bin/script a b\ndrwxrwxrwt\nl\n", result.text(), result.errors());
    }

    /** A root with little in it. */
    private static Path small() throws IOException {
        Path archive = folder.resolve("small.tar");
        if (!Files.exists(archive)) {
            host("tar", "-cf", archive.toString(), "--directory=" + root, "usr", "bin", "tmp");
        }
        return archive;
    }

    @Test
    void withoutAProgramItsInitRuns() throws IOException {
        Path init = folder.resolve("init");
        Files.writeString(init, "#!/bin/sh\necho \"pid $$, $HOME\"; read -r line; echo \"<$line>\"; exit 6\n");
        host("chmod", "755", init.toString());
        Command.Result result = Command.awesome(folder, "typed\n".getBytes(StandardCharsets.US_ASCII), "--root",
                small().toString(), "--file", "init:/sbin/init");
        assertEquals("pid 1, /root\n<typed>\n", result.text(), result.errors());
        assertEquals(6, result.status());
    }

    @Test
    void whatIsWrongIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(small());
        Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(whole, 300_000));
        Command.Result result = Command.awesome(folder, NOTHING, "--root", cut.toString(), "--", "sh");
        assertEquals(126, result.status());
        assertTrue(result.errors().contains("awesome: root file system: cut off in the content of usr/bin/busybox"), result.errors());
        Path strange = Files.writeString(folder.resolve("strange"), "no archive, but long enough; ".repeat(30));
        result = Command.awesome(folder, NOTHING, "--root", strange.toString(), "--", "sh");
        assertTrue(result.errors().contains("no header of an entry"), result.errors());
        result = Command.awesome(folder, NOTHING, "--root", "absent", "--", "sh");
        assertEquals(125, result.status());
        assertEquals("awesome: --root: there is no file " + folder.resolve("absent") + "\n", result.errors());
        result = Command.awesome(folder, NOTHING, "--root", small().toString(), "--", "no-such-program");
        assertEquals(127, result.status());
        assertEquals("awesome: cannot run no-such-program: ENOENT\n", result.errors());
    }

    @Test
    void aRootThatDoesNotFitSaysHowMuchMemoryItNeeds() {
        Command.Result result = Command.awesome(folder, NOTHING, "--root", root.toString(), "--memory", "96M", "--", "sh");
        assertEquals(126, result.status());
        assertTrue(result.errors().contains("do not fit into a machine of 9"), result.errors());
        assertTrue(result.errors().contains("--memory 6"), result.errors());
    }
}
