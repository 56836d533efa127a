package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of the host in the machine: both see the same files, whoever makes or changes them. */
class ShareTest {
    private static final byte[] NOTHING = {};
    private static final int LARGE = 64 << 20;

    @TempDir
    private Path folder;
    private Path shared;

    @BeforeEach
    void fill() throws IOException {
        shared = Files.createDirectories(folder.resolve("shared"));
        Path below = Files.createDirectories(shared.resolve("below/deeper"));
        Random random = new Random(5);
        for (int size : new int[] {0, 5, 4096, 70_000, 2_000_000}) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            Files.write(below.resolve("file of " + size), content);
        }
        Files.createSymbolicLink(shared.resolve("link"), Path.of("below/deeper/file of 5"));
    }

    private String host(String script) {
        Command.Result result = Command.host(folder, NOTHING, "sh", "-c", script);
        assertEquals(0, result.status(), script + ": " + result.text() + result.errors());
        return result.text();
    }

    private Command.Result run(List<String> options, String script) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("--", "busybox", "sh", "-c", script));
        return Command.awesome(folder, NOTHING, arguments.toArray(String[]::new));
    }

    private String machine(String share, String script) {
        Command.Result result = run(List.of("--share", share), "set -e; " + script);
        assertEquals(0, result.status(), result.text() + result.errors());
        return result.text();
    }

    /** Sums of all files below a folder, by their names, and where links lead. */
    private static String sums(String path) {
        return "cd " + path + " && find . -type f | sort | while read -r name; do md5sum \"$name\"; done; find . -type l | sort |"
                + " while read -r name; do echo \"$name $(readlink \"$name\")\"; done; find . -type d | sort";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bothSeeTheSame(int cpus) throws IOException {
        host("cp -a shared expected");
        String work = "cp -r below copy; mv copy/deeper/'file of 5' 'moved file'; rm copy/deeper/'file of 4096'; ln 'moved file' hard;"
                + "ln -s nowhere symlink; mv link renamed; dd if=/dev/zero of=below/deeper/'file of 70000' bs=1000 seek=30 count=5"
                + " conv=notrunc 2>/dev/null; echo more >>below/deeper/'file of 5'; truncate -s 10 copy/deeper/'file of 2000000';"
                + "mkdir -m 700 private; echo x >private/y; chmod 640 private/y; mkdir gone; rmdir gone; touch -d '2001-02-03 04:05:06' old;"
                + "mkdir tree; mkdir -p tree/a/b/c; echo 1 >tree/a/b/c/d; rm -r tree;";
        // The folder is at the same path, where the program starts.
        Command.Result result = run(List.of("--cpus", String.valueOf(cpus), "--share", "."), "set -e; cd shared; " + work + sums("."));
        assertEquals(0, result.status(), result.text() + result.errors());
        String onHost = host("cd expected; { " + work + " } >/dev/null; " + sums("."));
        assertEquals(onHost, result.text());
        assertEquals(onHost, host(sums("shared")));
        String modes = "find . ! -type l -exec stat -c '%n %a %h' {} + | grep -v '^[.] ' | sort; stat -c %Y old";
        assertEquals(host("cd expected; " + modes), host("cd shared; " + modes));
    }

    @Test
    void thousandsOfFiles() throws IOException {
        host("mkdir shared/many; cd shared/many; i=0; while [ $i -lt 2500 ]; do echo $i >host$i; i=$((i + 1)); done");
        String shown = machine("shared:/s", "cd /s/many; i=0; while [ $i -lt 2500 ]; do echo $i >machine$i; i=$((i + 1)); done;"
                + "ls | wc -l; cat host* | sort -n | md5sum; rm machine1*; ls | wc -l");
        String sum = host("cat shared/many/host* | sort -n | md5sum").strip();
        assertEquals("5000\n" + sum + "\n" + (5000 - 1111) + "\n", shown);
        assertEquals(5000 - 1111, Files.list(shared.resolve("many")).count());
        assertEquals("2499\n", Files.readString(shared.resolve("many/machine2499")));
    }

    /** Several processes append at the same time: all of it is there. */
    @Test
    void nothingThatIsAppendedIsLost() throws IOException {
        Command.Result result = run(List.of("--cpus", "2", "--share", "shared:/s"), "cd /s; exec >>log; for n in 1 2 3 4 5 6; do"
                + " { i=0; while [ $i -lt 200 ]; do echo $n $i; i=$((i + 1)); done; } & done; wait");
        assertEquals(0, result.status(), result.errors());
        assertEquals(1200, Files.readAllLines(shared.resolve("log")).stream().distinct().count());
    }

    @Test
    void aLargeFile() throws IOException {
        byte[] content = new byte[LARGE];
        new Random(9).nextBytes(content);
        Files.write(shared.resolve("large"), content);
        String shown = machine("shared:/s", "cd /s; md5sum <large; cp large copy; cmp large copy; sync; stat -c %s copy");
        assertEquals(host("md5sum <shared/large") + LARGE + "\n", shown);
        assertArrayEquals(content, Files.readAllBytes(shared.resolve("copy")));
    }

    @Test
    void programsRunFromIt() {
        host("cp /bin/busybox shared/");
        assertEquals("from the share\n", machine("shared:/s", "/s/busybox echo from the share"));
    }

    @Test
    void nothingIsChangedInOneThatIsReadOnly() {
        String before = host(sums("shared"));
        Command.Result result = run(List.of("--share", "shared:/s:ro", "--share", "below:/t"), "true");
        assertEquals(125, result.status());
        assertTrue(result.errors().contains("--share: there is no folder"), result.errors());
        result = run(List.of("--share", "shared:/s:ro"), "cd /s; cat link | wc -c; echo x >new; rm link; mkdir d; echo x >>link;"
                + "umount /s 2>/dev/null; cd /; umount /s; mount -t 9p -o trans=virtio,version=9p2000.L,msize=65536 share0 /mnt;"
                + "cat /mnt/link | wc -c; echo x >/mnt/new; mv /mnt/link /mnt/other; chmod 700 /mnt/below; grep -c 9p /proc/mounts");
        assertEquals("5\n5\n1\n", result.text(), result.errors());
        assertEquals(7, result.errors().lines().filter(each -> each.contains("Read-only file system")).count(), result.errors());
        assertEquals(before, host(sums("shared")));
    }

    /** Who is not the superuser in the machine may do as much as the permissions say. */
    @Test
    void permissionsCount() {
        host("cd shared; mkdir -m 700 closed; echo x >closed/x; mkdir -m 755 open; echo y >open/y; chmod 600 open/y; mkdir -m 777 all");
        Command.Result result = run(List.of("--share", "shared:/s"), "mkdir -p /etc; echo user:x:1234:1234::/: >/etc/passwd;"
                + "echo user:x:1234: >/etc/group; cd /s; busybox start-stop-daemon -S -p /none -c 1234:1234 -x /bin/busybox -- sh -c '"
                + "ls closed; cat closed/x; cat open/y; echo x >open/new; rm open/y; echo mine >all/new; cat all/new; chmod 600 open/y'");
        assertEquals("mine\n", result.text(), result.errors());
        assertEquals(5, result.errors().lines().filter(each -> each.contains("Permission denied")).count(), result.errors());
        assertTrue(result.errors().contains("Operation not permitted"), result.errors());
        assertEquals("mine\n", host("cat shared/all/new"));
    }

    /** What is wrong is told. */
    @Test
    void whatCannotBeMountedIsTold() {
        Command.Result result = run(List.of("--share", "shared:/s"), "mount -t 9p -o trans=virtio share0 /mnt; mount -t 9p other /mnt;"
                + "mount -t 9p -o trans=tcp share0 /mnt; mount -t 9p -o version=9p2000 share0 /mnt");
        List<String> errors = result.errors().lines().toList();
        assertEquals(4, errors.size(), result.errors());
        assertTrue(errors.get(0).endsWith("Device or resource busy") || errors.get(0).contains("busy"), result.errors());
        assertTrue(errors.get(1).endsWith("No such file or directory"), result.errors());
        assertTrue(errors.get(2).endsWith("Invalid argument") && errors.get(3).endsWith("Invalid argument"), result.errors());
    }
}
