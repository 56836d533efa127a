package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File systems on disks that the host's programs made: they read and write the same files as the machine, and find nothing wrong. */
class FileSystemsTest {
    private static final byte[] NOTHING = {};

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree/below"));
        Random random = new Random(3);
        for (int size : new int[] {0, 5, 4096, 70_000, 2_000_000}) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            Files.write(tree.resolve("file of " + size), content);
        }
    }

    private String host(String script) throws IOException {
        Command.Result result = Command.host(folder, NOTHING, "sh", "-c", "PATH=$PATH:/usr/sbin; " + script);
        assertEquals(0, result.status(), script + ": " + result.text() + result.errors());
        return result.text();
    }

    private String machine(int cpus, String disk, String script) throws IOException {
        Command.Result result = Command.awesome(folder, NOTHING, "--cpus", String.valueOf(cpus), "--disk", disk, "--", "busybox", "sh",
                "-e", "-c", "mkdir /disk; " + script);
        assertEquals(0, result.status(), result.text() + result.errors());
        return result.text();
    }

    /** Sums of all files below a folder, by their names. */
    private static String sums(String path) {
        return "cd " + path + " && find . -type f | sort | while read -r name; do md5sum \"$name\"; done";
    }

    @ParameterizedTest
    @CsvSource({"1,ext2", "2,ext3", "1,ext4", "2,ext4"})
    void ext4(int cpus, String type) throws IOException {
        host("mke2fs -q -F -t " + type + " -d tree disk 40m");
        String work = "cp -r below copy; mv copy/'file of 5' 'moved file'; rm copy/'file of 4096'; ln 'moved file' link;"
                + "ln -s below/nothing symlink; dd if=/dev/zero of=below/'file of 70000' bs=1000 seek=30 count=5 conv=notrunc 2>/dev/null;"
                + "mkdir many; for i in $(seq 300); do echo $i >many/file$i; done; rm many/file1*;";
        String inMachine = machine(cpus, "disk", "mount -t " + type + " /dev/vda /disk; cd /disk; " + work + sums("/disk")
                + "; cd /; umount /disk");
        String onHost = host("cd tree; { " + work + " } >/dev/null; " + sums("."));
        assertEquals(onHost, inMachine);
        host("e2fsck -fn disk >fsck.log 2>&1 || { cat fsck.log; exit 1; }");
        host("mkdir out; debugfs -R 'rdump / out' disk 2>/dev/null; rmdir out/lost+found");
        assertEquals(onHost, host(sums("out")));
    }

    @ParameterizedTest
    @CsvSource({"1,12,8192", "2,16,65536", "1,32,300000"})
    void fat(int cpus, int bits, int kib) throws IOException {
        host("mkfs.fat -C -F " + bits + " -s 4 disk " + kib + " >/dev/null; mcopy -s -Q -i disk tree/* ::/");
        String work = "cp -r below copy; mv copy/'file of 5' 'moved file'; rm copy/'file of 4096';"
                + "dd if=/dev/zero of=below/'file of 70000' bs=1000 seek=30 count=5 conv=notrunc 2>/dev/null;"
                + "mkdir many; for i in $(seq 100); do echo $i >many/'a longer name '$i; done; rm many/*1*;";
        String inMachine = machine(cpus, "disk", "mount -t vfat /dev/vda /disk; cd /disk; " + work + sums("/disk") + "; cd /; umount /disk");
        String onHost = host("cd tree; { " + work + " } >/dev/null; " + sums("."));
        assertEquals(onHost, inMachine);
        host("fsck.fat -n disk >fsck.log 2>&1 || { cat fsck.log; exit 1; }");
        host("mkdir out; mcopy -s -Q -i disk ::/ out");
        assertEquals(onHost, host(sums("out")));
    }

    @Test
    void disc() throws IOException {
        host("xorriso -as mkisofs -quiet -R -o disk tree 2>/dev/null");
        String inMachine = machine(1, "disk:ro", "mount -o ro -t iso9660 /dev/vda /disk; " + sums("/disk") + "; cd /; umount /disk");
        assertEquals(host(sums("tree")), inMachine);
    }

    /** It is there without being unmounted, when the machine is switched off in the ordinary way. */
    /** Programs get memory that files were in: those of the system calls, and those that the program touches itself. */
    @ParameterizedTest
    @CsvSource({"1", "2"})
    void programsGetTheMemoryThatFilesWereIn(int cpus) throws IOException {
        host("mkdir much; for i in 1 2 3; do head -c 50m /dev/urandom >much/$i; done; mke2fs -q -F -t ext4 -d much disk 200m");
        String script = "mount -t ext4 /dev/vda /disk; cat /disk/[1-3] | md5sum; dd if=/dev/zero of=/dev/null bs=55M count=1 2>&1 | tail -n 1;"
                + " cat /disk/1 >/tmp/part; rm /tmp/part; cat /disk/3 | md5sum;"
                + " awk 'BEGIN { x = sprintf(\"%20000000s\", \"\"); print length(x x) }'; cat /disk/2 | md5sum";
        Command.Result result = Command.awesome(folder, NOTHING, "--memory", "96M", "--cpus", String.valueOf(cpus), "--disk", "disk", "--",
                "busybox", "sh", "-e", "-c", "mkdir /disk; " + script);
        assertEquals(0, result.status(), result.text() + result.errors());
        String[] lines = result.text().split("\n");
        assertEquals(host("cat much/* | md5sum").strip(), lines[0]);
        assertEquals("1+0 records out", lines[1]);
        assertEquals(host("md5sum <much/3").strip(), lines[2]);
        assertEquals("40000000", lines[3]);
        assertEquals(host("md5sum <much/2").strip(), lines[4]);
    }

    @Test
    void whatWasWrittenIsThereNextTime() throws IOException {
        host("mke2fs -q -F -t ext4 disk 20m");
        machine(1, "disk", "mount -t ext4 /dev/vda /disk; echo first >/disk/file");
        host("e2fsck -fn disk >fsck.log 2>&1 || { cat fsck.log; exit 1; }");
        assertEquals("first\n", machine(2, "disk", "mount -t ext4 /dev/vda /disk; cat /disk/file; echo second >>/disk/file"));
        assertEquals("first\nsecond\n", host("debugfs -R 'cat /file' disk 2>/dev/null"));
    }

    @Test
    void programsRunFromDisks() throws IOException {
        host("mke2fs -q -F -t ext4 disk 20m");
        String shown = machine(2, "disk", "mount -t ext4 /dev/vda /disk; cp /bin/busybox /disk; /disk/busybox echo from the disk;"
                + "mount -o remount,ro /disk; echo x 2>&1 >/disk/x || echo refused");
        assertTrue(shown.startsWith("from the disk\n") && shown.endsWith("refused\n"), shown);
    }
}
