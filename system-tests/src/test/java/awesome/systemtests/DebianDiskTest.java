package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Debian on a disk, as {@code bin/debian-root} makes it: packages that are installed there stay. */
@EnabledIfSystemProperty(named = "awesome.tests", matches = "all")
class DebianDiskTest {
    private static final byte[] NOTHING = {};
    /** Kept for the next time, and copied. */
    private static final Path DISK = Path.of("target", "debian.img").toAbsolutePath();

    private static final int INTERRUPTIONS = 4;

    @TempDir
    private Path folder;

    private String host(String script) {
        Command.Result result = Command.host(folder, NOTHING, "sh", "-c", "PATH=$PATH:/usr/sbin; " + script);
        assertEquals(0, result.status(), script + ": " + result.text() + result.errors());
        return result.text();
    }

    /** Has a shell do something; the disk is clean afterwards. */
    private String run(String cpus, String script) {
        Command.Result result = Command.awesome(folder, NOTHING, "--cpus", cpus, "--root", "disk", "--disk", "packages:ro", "--", "bash",
                "-c", "exec 2>&1; " + script);
        assertEquals(0, result.status(), result.text() + result.errors());
        host("e2fsck -fn disk >fsck.log 2>&1 || { cat fsck.log; exit 1; }");
        return result.text();
    }

    @BeforeEach
    void makeDisks() throws IOException {
        if (!Files.exists(DISK)) {
            host(Command.PROJECT.resolve("bin/debian-root") + " " + DISK);
        }
        host("cp --sparse=always " + DISK + " disk");
        Files.writeString(folder.resolve("greeter.c"), "#include <stdio.h>\nint main(void) { puts(\"greetings\"); return 0; }\n");
        host("mkdir -p p/DEBIAN p/usr/bin p/usr/share/greeter tree; musl-gcc -static -o p/usr/bin/greeter greeter.c;"
                + "for i in $(seq 100); do echo $i >p/usr/share/greeter/$i; done;"
                + "echo '/etc/greeter' >p/DEBIAN/conffiles; mkdir p/etc; echo kind >p/etc/greeter;"
                + "printf '#!/bin/sh\\necho $1 $2 >>/var/lib/greeter\\n' >p/DEBIAN/postinst; chmod 755 p/DEBIAN/postinst;"
                + "for version in 1.2 1.3; do printf 'Package: greeter\\nVersion: %s\\nArchitecture: amd64\\nMaintainer: N <a@b.c>\\n"
                + "Description: test\\n' $version >p/DEBIAN/control; dpkg-deb --root-owner-group -b p tree/greeter-$version.deb; done;"
                + "mke2fs -q -F -t ext4 -d tree packages 16M");
    }

    @Test
    void packagesStayInstalled() {
        String installed = run("1", "mount -o ro /dev/vdb /mnt && dpkg -i /mnt/greeter-1.2.deb && greeter");
        assertTrue(installed.contains("Setting up greeter (1.2)") && installed.endsWith("\ngreetings\n"), installed);
        assertEquals("ii greeter 1.2\ngreetings\nconfigure\n0\n", run("2", "dpkg -l greeter | tail -1 | awk '{print $1, $2, $3}'; greeter;"
                + "cat /var/lib/greeter; dpkg --verify; dpkg --audit; echo $?"));
        String changed = run("1", "echo rude >/etc/greeter; mount -o ro /dev/vdb /mnt; dpkg -i /mnt/greeter-1.3.deb; dpkg -r greeter");
        assertTrue(changed.contains("Preparing to unpack /mnt/greeter-1.3.deb") && changed.contains("Removing greeter (1.3)"), changed);
        assertEquals("rc greeter 1.3\nrude\nconfigure\nconfigure 1.2\ngone\n", run("1", "dpkg -l greeter | tail -1 | awk '{print $1, $2, $3}';"
                + "cat /etc/greeter /var/lib/greeter; [ -e /usr/share/greeter ] || echo gone; dpkg --audit"));
    }

    /** dpkg(1) makes safe what it does, step by step; so it can go on wherever it was interrupted. */
    @Test
    void whatWasInterruptedCanBeFinished() throws InterruptedException {
        Random random = new Random();
        MachineSpec spec = MachineSpec.of("interrupted", Images.bare("root=/dev/vda rw init=/bin/bash")).withTimeLimit(60);
        for (String each : new String[] {"disk", "packages"}) {
            spec = spec.with("-drive", "if=none,id=" + each + ",format=raw,file=" + folder.resolve(each), "-device",
                    "virtio-blk-pci,drive=" + each);
        }
        for (int i = 0; i < INTERRUPTIONS; i++) {
            try (Machine machine = Machine.start(spec)) {
                machine.serial().expect("# ", Images.BOOT);
                machine.serial().send("mount -o ro /dev/vdb /mnt; while :; do for v in 2 3; do dpkg -i /mnt/greeter-1.$v.deb; done;"
                        + " dpkg -r greeter; done\r");
                machine.serial().expect("Setting up greeter", Images.BOOT);
                Thread.sleep(random.nextInt(4000));
                machine.kill();
            }
            host("cp --sparse=always disk copy; e2fsck -p copy >/dev/null; [ $? -le 1 ] && e2fsck -fn copy >fsck.log 2>&1"
                    + " || { cat fsck.log; exit 1; }");
            String finished = run("2", "dpkg --configure -a; mount -o ro /dev/vdb /mnt; dpkg -i /mnt/greeter-1.3.deb; greeter; dpkg --audit;"
                    + "dpkg --verify; ls /usr/share/greeter | wc -l");
            assertTrue(finished.endsWith("Setting up greeter (1.3) ...\ngreetings\n100\n"), finished);
        }
    }
}
