package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.image.Main;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A root file system on a disk, as {@code bin/awesome disk} makes it: what is changed in it is there at the next start. */
class DiskRootTest {
    private static final byte[] NOTHING = {};

    @TempDir
    private Path folder;

    @BeforeEach
    void makeRoot() throws IOException {
        host("mkdir -p root/bin root/etc; cp /bin/busybox root/bin; for each in $(busybox --list); do"
                + " ln -s busybox root/bin/$each 2>/dev/null; done; true");
    }

    private String host(String script) {
        Command.Result result = Command.host(folder, NOTHING, "sh", "-c", "PATH=$PATH:/usr/sbin; " + script);
        assertEquals(0, result.status(), script + ": " + result.text() + result.errors());
        return result.text();
    }

    private void makeDisk(String... options) {
        List<String> command = new ArrayList<>(List.of(Command.PROJECT.resolve("bin/awesome").toString(), "disk"));
        command.addAll(List.of(options));
        command.addAll(List.of("root", "disk"));
        Command.Result result = Command.host(folder, NOTHING, command.toArray(String[]::new));
        assertEquals(0, result.status(), result.errors());
    }

    private void assertClean() {
        host("e2fsck -fn disk >fsck.log 2>&1 || { cat fsck.log; exit 1; }; dumpe2fs -h disk 2>/dev/null | grep -q 'state: *clean'");
    }

    private String run(String... arguments) {
        Command.Result result = Command.awesome(folder, NOTHING, arguments);
        assertEquals(0, result.status(), result.text() + result.errors());
        assertEquals("", result.errors());
        return result.text();
    }

    @Test
    void whatWasChangedIsThereNextTime() {
        makeDisk("--size", "64M");
        String change = "cd /etc; mkdir -p a/b; cp /bin/busybox a/busybox; ln -s a/busybox link; ln a/busybox a/b/other; echo text >a/text;"
                + "chown 12:345 a/text; chmod 4750 a/text; chown 70000:80000 a/b; mkfifo a/pipe; mknod a/null c 1 3; touch -d '2001-02-03 04:05:06' a/b;"
                + "rm /bin/yes; for i in $(seq 200); do echo $i >a/b/many$i; done; mv a/b/many7 'a/seventh file'; truncate -s 1M a/holes;";
        String look = "cd /etc; find . | sort; find . -type f | sort | while read -r name; do md5sum \"$name\"; done;"
                + "stat -c '%n %F %a %u:%g %h %s' a a/* a/b link; stat -c %y a/b; readlink link; ls /bin/yes; a/busybox echo it runs";
        String before = run("--cpus", "2", "--root", "disk", "--", "sh", "-c", "exec 2>&1; " + change + look);
        assertClean();
        assertEquals(before, run("--root", "disk", "--", "sh", "-c", "exec 2>&1; " + look));
        assertTrue(before.contains("./a/b/many200\n") && before.endsWith("a/busybox\nls: /bin/yes: No such file or directory\nit runs\n"),
                before);
        assertTrue(before.contains("\na/text regular file 4750 12:345 1 5\n"), before);
        assertClean();
        assertEquals("text\n", host("debugfs -R 'cat /etc/a/text' disk 2>/dev/null"));
        String shown = host("debugfs -R 'stat /etc/a/text' disk 2>/dev/null");
        assertTrue(shown.contains("Mode:  04750") && shown.contains("User:    12   Group:   345"), shown);
        host("debugfs -R 'dump /etc/a/b/other out' disk 2>/dev/null; cmp out /bin/busybox");
    }

    /** The machine starts over, and goes on with what is on the disk. */
    @Test
    void aMachineThatStartsOverHasItToo() {
        makeDisk();
        assertEquals("first\nsecond\n", run("--root", "disk", "--", "sh", "-c",
                "if [ -e /mark ]; then cat /mark; echo second; else echo first >/mark; reboot -f; sleep 60; fi"));
        assertClean();
    }

    /** Whatever is open, mapped, running, removed or mounted when the machine ends. */
    @ParameterizedTest
    @ValueSource(strings = {"exit", "poweroff -f; sleep 60"})
    void itIsCleanWhateverIsInUse(String end) {
        host("musl-gcc -static -O1 -Wall -Werror -o root/mapped " + Path.of("src/test/resources/mapped.c").toAbsolutePath());
        host("mke2fs -q -F -t ext2 root/image 8M");
        makeDisk("--size", "64M");
        String out = run("--cpus", "2", "--root", "disk", "--", "sh", "-c", "cp /bin/busybox /busybox; cd /etc; /busybox sleep 100 &"
                + " exec 5>open 6>removed; rm removed; echo kept >&5; head -c 100000 /dev/zero >&6; (cd /etc; exec /bin/sleep 100) &"
                + " mkdir /mnt; mount -t ext2 -o loop /image /mnt; echo inner >/mnt/file; (while :; do echo more >>/log; done) &"
                + " mkdir /tmp; mount -t tmpfs none /tmp; mount -o bind /etc /tmp; /mapped /etc/mapped >/said &"
                + " until grep -qs mapped /said; do sleep 0.1; done; rm /busybox; " + end);
        assertEquals("", out);
        assertClean();
        assertEquals("kept\n", host("debugfs -R 'cat /etc/open' disk 2>/dev/null"));
        assertEquals("first page\nlast page\n", host("debugfs -R 'cat /etc/mapped' disk 2>/dev/null | tr -s '\\0' '\\n'"));
        assertEquals("inner\n", host("debugfs -R 'dump /image inner' disk 2>/dev/null; e2fsck -fn inner >/dev/null 2>&1;"
                + " debugfs -R 'cat /file' inner 2>/dev/null"));
    }

    @Test
    void itMayBeOnlyRead() throws IOException {
        host("mkdir root/dev root/proc root/sys");
        makeDisk("--size", "32M", "--label", "only");
        byte[] before = Files.readAllBytes(folder.resolve("disk"));
        String script = "grep ' / ' /proc/mounts; touch /x; echo $?; stat -c %d / /dev/vda; stat -f -c '%T %b' /";
        Command.Result result = Command.awesome(folder, NOTHING, "--root", "disk:ro", "--", "sh", "-c", script);
        assertTrue(result.text().startsWith("/dev/vda / ext4 ro,relatime 0 0\n1\n65024\n"), result.text());
        assertEquals("touch: /x: Read-only file system\n", result.errors());
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(folder.resolve("disk"))));
        // The same by the kernel's own options, and then to be written.
        assertEquals("ro\nrw\n", run("--disk", "disk", "--append", "root=LABEL=only rootfstype=ext4", "--", "sh", "-c",
                "grep -o ' ext4 r.' /proc/mounts | cut -c7-; mount -o remount,rw /; grep -o ' ext4 r.' /proc/mounts | cut -c7-; echo x >/x"));
        assertEquals("x\n", host("debugfs -R 'cat /x' disk 2>/dev/null"));
        assertClean();
    }

    @Test
    void itsInitRuns() throws IOException {
        Files.createDirectories(folder.resolve("root/sbin"));
        Files.writeString(folder.resolve("root/sbin/init"), "#!/bin/sh\necho \"pid $$\"; read -r line; echo \"$line\" >/line; exit 6\n");
        host("chmod 755 root/sbin/init");
        makeDisk();
        Command.Result result = Command.awesome(folder, "typed\n".getBytes(StandardCharsets.US_ASCII), "--root", "disk");
        assertEquals("pid 1\n", result.text(), result.errors());
        assertEquals(6, result.status());
        assertEquals("typed\n", host("debugfs -R 'cat /line' disk 2>/dev/null"));
    }

    @Test
    void onAPartition() throws IOException {
        makeDisk("--size", "32M");
        host("truncate -s 40M parted; dd if=disk of=parted bs=1M seek=1 conv=notrunc 2>/dev/null");
        ByteBuffer table = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(440, 0xabc).put(446 + 4, (byte) 0x83).putInt(446 + 8, 2048).putInt(446 + 12, 65536).putShort(510, (short) 0xaa55);
        try (FileChannel file = FileChannel.open(folder.resolve("parted"), StandardOpenOption.WRITE)) {
            file.write(table, 0);
        }
        for (String root : List.of("/dev/vda1", "PARTUUID=00000ABC-01", "254:1")) {
            assertEquals("/dev/vda1\n", run("--disk", "parted", "--append", "root=" + root + " rw", "--", "sh", "-c",
                    "grep ' / ' /proc/mounts | cut -d' ' -f1"));
        }
        host("dd if=parted of=disk bs=1M skip=1 count=32 2>/dev/null");
        assertClean();
        Command.Result result = Command.awesome(folder, NOTHING, "--root", "parted", "--", "sh");
        assertEquals(125, result.status());
        assertTrue(result.errors().contains("is a disk with partitions; say which one: --disk parted --append 'root=/dev/vda1 rw'"),
                result.errors());
    }

    /** What {@code make run} boots: loader and kernel, and a root on the second partition. */
    @Test
    void theImageKeepsWhatIsChanged() throws IOException {
        Path image = folder.resolve("image");
        String[] make = {"--loader", Command.PROJECT.resolve("build/boot").toString(), "--kernel", Images.kernel().toString(),
            "--root-size", "64", "-o", image.toString()};
        assertEquals(0, Main.execute(make));
        MachineSpec spec = MachineSpec.of("image", null).with("-drive", "if=none,id=disk,format=raw,file=" + image,
                "-device", "virtio-blk-pci,drive=disk");
        for (String[] each : new String[][] {{"echo some >file; chown 5:6 file; cat /proc/mounts", "/dev/vda2 / ext4 rw,"},
                {"cat file; stat -c %u:%g file", "some\r\n5:6\r\n"}}) {
            try (Machine machine = Machine.start(spec)) {
                machine.serial().expect(Images.PROMPT, Images.BOOT);
                machine.serial().send(each[0] + "; poweroff\r");
                machine.serial().expect(each[1], Images.BOOT);
                assertEquals(0, machine.awaitEnd(Images.BOOT));
            }
            // A new kernel changes nothing.
            assertEquals(0, Main.execute(make));
        }
        host("dd if=image of=disk bs=1M skip=32 2>/dev/null");
        assertClean();
    }

    @Test
    void whatIsWrongIsTold() {
        makeDisk("--size", "32M", "--label", "top");
        Command.Result result = Command.awesome(folder, NOTHING, "--disk", "disk", "--append", "root=/dev/vdb", "--", "sh");
        assertEquals(126, result.status());
        assertTrue(result.errors().startsWith("awesome: root=/dev/vdb: there is no such disk; there are:\n  /dev/vda, 32768 KiB, UUID="),
                result.errors());
        assertTrue(result.errors().endsWith(", LABEL=top\n"), result.errors());
        result = Command.awesome(folder, NOTHING, "--root", "disk", "--file", "disk", "--", "sh");
        assertEquals(125, result.status());
        assertTrue(result.errors().startsWith("awesome: --file: a root file system on a disk stays as it is"), result.errors());
        result = Command.awesome(folder, NOTHING, "--root", "disk", "--", "no-such-program");
        assertEquals(127, result.status());
        assertEquals("awesome: cannot run no-such-program: ENOENT\n", result.errors());
        result = Command.host(folder, NOTHING, Command.PROJECT.resolve("bin/awesome").toString(), "disk", "nothing", "other");
        assertEquals(1, result.status());
        assertEquals("awesome: there is no file nothing\n", result.errors());
        assertTrue(Files.notExists(folder.resolve("other")));
    }
}
