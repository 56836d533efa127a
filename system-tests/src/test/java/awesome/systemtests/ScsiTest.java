package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.image.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks and drives at a SCSI adapter of the virtual machine: file systems, errors, and a root. */
class ScsiTest {
    private static final byte[] NOTHING = {};
    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    private String host(String script) {
        Command.Result result = Command.host(folder, NOTHING, "sh", "-c", "PATH=$PATH:/usr/sbin; " + script);
        assertEquals(0, result.status(), script + ": " + result.text() + result.errors());
        return result.text();
    }

    private String run(String script, String... options) throws IOException {
        MachineSpec spec = MachineSpec.of("scsi", Images.program("panic=exit poweroff=exit", "sh", "-c", "exec 2>&1; " + script))
                .with(options).withCpus(2);
        try (Machine machine = Machine.start(spec)) {
            machine.awaitEnd(LONG);
            return machine.serial().text().replace("\r", "");
        }
    }

    private String drive(String name, String... more) {
        return "if=none,id=" + name + ",format=raw,discard=unmap,file=" + folder.resolve(name) + String.join("", more);
    }

    /** Two disks, one with large blocks, and another one at a SATA controller; a disc, and a drive without one. */
    @Test
    void disksAndDrives() throws IOException {
        host("mkdir -p tree/below; head -c 3000000 /dev/urandom >tree/below/file; mke2fs -q -F -t ext4 -d tree first 64m;"
                + "mke2fs -q -F -t ext4 -b 4096 second 64m; truncate -s 1M third; xorriso -as mkisofs -quiet -R -o disc tree 2>/dev/null");
        String sum = host("md5sum <tree/below/file").strip();
        String out = run("mkdir /a /b /c; mount -t ext4 /dev/sda /a; mount -t ext4 /dev/sdb /b; mount -t iso9660 -o ro /dev/sr0 /c;"
                + "cp -r /a/below /a/copy; cp -r /c/below /b/copy; for i in $(seq 200); do echo $i >/b/file$i; done; sync; rm /a/below/file;"
                + "umount /a; mount -t ext4 /dev/sda /a; md5sum /a/copy/file /b/copy/file /c/below/file; umount /a /b /c;"
                + "for each in ss ro; do blockdev --get$each /dev/sdb; blockdev --get$each /dev/sr0; done; cat /proc/partitions;"
                + "head -c 1000 /dev/sr1 | wc -c; stat -c '%t:%T' /dev/sdb /dev/sr0; echo over",
                "-device", "virtio-scsi-pci,id=s,addr=10", "-drive", drive("first"), "-device", "scsi-hd,bus=s.0,scsi-id=0,drive=first",
                "-drive", drive("second"), "-device",
                "scsi-hd,bus=s.0,scsi-id=3,lun=2,drive=second,logical_block_size=4096,physical_block_size=4096,dpofua=on",
                "-drive", drive("disc", ",readonly=on"), "-device", "scsi-cd,bus=s.0,scsi-id=4,drive=disc",
                "-device", "scsi-cd,bus=s.0,scsi-id=5,lun=1",
                "-device", "ahci,id=a,addr=11", "-drive", drive("third"), "-device", "ide-hd,bus=a.0,drive=third");
        assertTrue(out.contains(sum.substring(0, 32) + "  /a/copy/file\n" + sum.substring(0, 32) + "  /b/copy/file\n"
                + sum.substring(0, 32) + "  /c/below/file\n4096\n2048\n0\n1\n"), out);
        assertTrue(out.contains("   8        0      65536 sda\n   8       16      65536 sdb\n  11        0 "), out);
        assertTrue(out.contains("  11        1          0 sr1\n   8       32       1024 sdc\n0\n8:10\nb:0\nover\n"), out);
        assertTrue(out.contains("sda: QEMU QEMU HARDDISK"), out);
        host("for each in first second; do e2fsck -fn $each >fsck.log 2>&1 || { cat fsck.log; exit 1; }; done;"
                + "debugfs -R 'dump /copy/file out' second 2>/dev/null; cmp out tree/below/file");
    }

    /** What the host cannot read or write is an error there, and only there; what fails once is no error. */
    @Test
    void errorsAreTold() throws IOException {
        host("head -c 4000000 /dev/urandom >disk; truncate -s 4M disk");
        String sum = host("tail -c +2097153 disk | md5sum").strip();
        String[] rules = {"none,inject-error.0.iotype=read,inject-error.0.errno=5,inject-error.0.sector=2048",
            "none,inject-error.1.iotype=write,inject-error.1.errno=28,inject-error.1.sector=4096",
            "none,inject-error.2.iotype=read,inject-error.2.errno=5,inject-error.2.sector=6144,inject-error.2.once=on"};
        StringBuilder node = new StringBuilder("driver=blkdebug,node-name=d,image.driver=file,image.filename=" + folder.resolve("disk"));
        for (int i = 0; i < rules.length; i++) {
            node.append(",inject-error.").append(i).append(".event=").append(rules[i]);
        }
        String out = run("dd if=/dev/sda of=/dev/null bs=512 skip=2047 count=1; dd if=/dev/sda of=/dev/null bs=512 skip=2048 count=1;"
                + "dd if=/dev/zero of=/dev/sda bs=512 seek=4096 count=1; dd if=/dev/sda bs=4096 skip=512 2>/dev/null | md5sum; echo over",
                "-device", "virtio-scsi-pci", "-blockdev", node.toString(), "-device", "scsi-hd,drive=d,rerror=report,werror=report");
        assertTrue(out.contains("1+0 records in\n1+0 records out\n"), out);
        assertTrue(out.contains("dd: /dev/sda: Input/output error\n"), out);
        assertTrue(out.contains("dd: error writing '/dev/sda': No space left on device\n"), out);
        assertTrue(out.contains(sum + "\nover\n"), out);
    }

    /** A disk is put in, another one grows, and the first is taken out again while it is open. */
    @Test
    void disksComeAndGo() throws IOException {
        host("truncate -s 4M first; head -c 1000000 /dev/urandom >second; truncate -s 1M second");
        String sum = host("md5sum <second").strip();
        String script = "size() { blockdev --getsize64 /dev/sda; }; echo begun; until [ -e /dev/sdb ]; do sleep 0.1; done; md5sum </dev/sdb;"
                + "echo more; until [ $(size) = 8388608 ]; do sleep 0.1; done; grep sda /proc/partitions; exec 5</dev/sdb; echo out;"
                + "while [ -e /dev/sdb ]; do sleep 0.1; done; cat <&5 | wc -c; head -c 4096 /dev/sda | wc -c; cat /proc/partitions; echo over";
        MachineSpec spec = MachineSpec.of("scsi", Images.program("panic=exit poweroff=exit", "sh", "-c", "exec 2>&1; " + script))
                .with("-device", "virtio-scsi-pci,id=s", "-drive", drive("first"), "-device", "scsi-hd,bus=s.0,drive=first",
                        "-drive", drive("second")).withCpus(2);
        try (Machine machine = Machine.start(spec)) {
            machine.serial().expect("begun", LONG);
            tell(machine, "device_add scsi-hd,bus=s.0,scsi-id=7,lun=3,drive=second,id=x");
            machine.serial().expect("more", LONG);
            tell(machine, "block_resize first 8");
            machine.serial().expect("out", LONG);
            tell(machine, "device_del x");
            machine.awaitEnd(LONG);
            String out = machine.serial().text().replace("\r", "");
            assertTrue(out.contains(sum + "\nmore\n"), out);
            assertTrue(out.contains("   8        0       8192 sda\nout\n"), out);
            assertTrue(out.contains("\n0\n4096\nmajor minor  #blocks  name\n\n   8        0       8192 sda\nover\n"), out);
        }
    }

    private static void tell(Machine machine, String command) {
        machine.control("human-monitor-command", "{\"command-line\":\"" + command + "\"}");
    }

    /** The image that is booted, at such an adapter. */
    @Test
    void theRootIsOnOne() throws IOException {
        Path image = folder.resolve("image");
        String[] make = {"--loader", Command.PROJECT.resolve("build/boot").toString(), "--kernel", Images.kernel().toString(),
            "--root-size", "64", "-o", image.toString()};
        assertEquals(0, Main.execute(make));
        MachineSpec spec = MachineSpec.of("image", null).with("-drive", "if=none,id=disk,format=raw,file=" + image,
                "-device", "virtio-scsi-pci", "-device", "scsi-hd,drive=disk");
        for (String[] each : new String[][] {{"echo some >file; cat /proc/mounts", "/dev/sda2 / ext4 rw,"}, {"cat file", "some\r\n"}}) {
            try (Machine machine = Machine.start(spec)) {
                machine.serial().expect(Images.PROMPT, Images.BOOT);
                machine.serial().send(each[0] + "; poweroff\r");
                machine.serial().expect(each[1], Images.BOOT);
                assertEquals(0, machine.awaitEnd(Images.BOOT));
            }
        }
        host("dd if=image of=root bs=1M skip=32 2>/dev/null; e2fsck -fn root >fsck.log 2>&1 || { cat fsck.log; exit 1; }");
    }
}
