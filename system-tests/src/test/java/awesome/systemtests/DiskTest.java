package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks: what the machine writes is in the host's file, and the other way round. */
class DiskTest {
    private static final byte[] NOTHING = {};
    private static final int MEBIBYTE = 1 << 20;
    private static final int SIZE = 48 * MEBIBYTE;

    @TempDir
    private Path folder;

    private byte[] disk(String name) throws IOException {
        byte[] content = new byte[SIZE];
        new Random(7).nextBytes(content);
        // No table of partitions.
        content[510] = 0;
        Files.write(folder.resolve(name), content);
        return content;
    }

    private Command.Result run(int cpus, String disk, String script) {
        return Command.awesome(folder, NOTHING, "--cpus", String.valueOf(cpus), "--verbose", "--disk", disk, "--", "busybox", "sh",
                "-c", script);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bothSidesSeeTheSameBytes(int cpus) throws IOException {
        byte[] content = disk("disk");
        // Whole mebibytes, then pieces of odd lengths at odd places, then several programs at once.
        Command.Result result = run(cpus, "disk", "dd if=/dev/vda of=/dev/vda bs=1M skip=1 seek=20 count=6 2>/dev/null;"
                + "dd if=/dev/vda of=/dev/vda bs=777 skip=11 seek=22222 count=999 2>/dev/null;"
                + "for i in 0 1 2 3; do dd if=/dev/vda of=/dev/vda bs=4k skip=$((i*64)) seek=$((8000+i*64)) count=64"
                + " 2>/dev/null & done; wait; sync;"
                + "dd if=/dev/vda bs=64k count=16 skip=160 2>/dev/null | md5sum; cat /dev/vda | md5sum");
        copy(content, MEBIBYTE, 20 * MEBIBYTE, 6 * MEBIBYTE);
        for (int i = 0; i < 999; i++) {
            copy(content, 777 * (11 + i), 777 * (22222 + i), 777);
        }
        copy(content, 0, 8000 * 4096, 4 * 64 * 4096);
        byte[] written = Files.readAllBytes(folder.resolve("disk"));
        assertEquals(-1, Arrays.mismatch(content, written), result.errors());
        String expected = Command.host(folder, NOTHING, "sh", "-c",
                "dd if=disk bs=64k count=16 skip=160 2>/dev/null | md5sum; md5sum <disk").text();
        assertEquals(expected, result.text(), result.errors());
        assertTrue(result.errors().contains("vda: 48 MiB, queues: " + cpus), result.errors());
    }

    private static void copy(byte[] content, int from, int to, int length) {
        System.arraycopy(content, from, content, to, length);
    }

    @Test
    void aDiskThatIsReadOnlyIsNotWritten() throws IOException {
        byte[] content = disk("disk");
        Command.Result result = run(1, "disk:ro", "echo x >/dev/vda; echo $?; blockdev --getro /dev/vda; head -c 4096 /dev/vda | md5sum");
        String expected = Command.host(folder, NOTHING, "sh", "-c", "head -c 4096 disk | md5sum").text();
        assertEquals("1\n1\n" + expected, result.text(), result.errors());
        assertArrayEquals(content, Files.readAllBytes(folder.resolve("disk")));
    }

    @Test
    void partitionsAreDevicesToo() throws IOException {
        byte[] content = disk("disk");
        ByteBuffer record = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.fill(content, 446, 510, (byte) 0);
        record.put(446 + 4, (byte) 0x83).putInt(446 + 8, 2048).putInt(446 + 12, 20480);
        record.put(462 + 4, (byte) 0x83).putInt(462 + 8, 22528).putInt(462 + 12, 1000);
        record.putShort(510, (short) 0xaa55);
        Files.write(folder.resolve("disk"), content);
        Command.Result result = run(1, "disk", "cat /proc/partitions | tail -3; head -c 500000 /dev/vda2 >/dev/vda1;"
                + "wc -c </dev/vda2; head -c 1048576 /dev/zero | dd of=/dev/vda2 bs=64k 2>/dev/null; echo $?");
        assertEquals(" 254        0      49152 vda\n 254        1      10240 vda1\n 254        2        500 vda2\n512000\n1\n",
                result.text(), result.errors());
        copy(content, 22528 * 512, 2048 * 512, 500000);
        Arrays.fill(content, 22528 * 512, 23528 * 512, (byte) 0);
        assertEquals(-1, Arrays.mismatch(content, Files.readAllBytes(folder.resolve("disk"))));
    }

    /** A file in the machine is a disk there, and a disk of the machine is read through it. */
    @Test
    void filesAreDisks() throws IOException {
        disk("disk");
        Command.Result result = run(2, "disk", "dd if=/dev/vda of=/image bs=1k count=2000 2>/dev/null; f=$(losetup -f);"
                + "losetup -o 4096 $f /image; losetup -a; dd if=/image bs=4096 skip=1 2>/dev/null | md5sum; md5sum <$f;"
                + "echo hello >$f; dd if=/image bs=1 skip=4096 count=5 2>/dev/null; echo; losetup -d $f; losetup -a");
        String sum = Command.host(folder, NOTHING, "sh", "-c",
                "head -c 2048000 disk | dd bs=4096 skip=1 2>/dev/null | md5sum").text();
        assertEquals("/dev/loop0: 4096 /image\n" + sum + sum + "hello\n", result.text(), result.errors());
    }

    /** The loop device that mount(8) makes for a file stays as long as it is mounted, and goes with the mount. */
    @Test
    void filesAreMounted() throws IOException {
        Files.createDirectory(folder.resolve("tree"));
        Files.writeString(folder.resolve("tree/word"), "hello\n");
        Command.Result made = Command.host(folder, NOTHING, "/usr/sbin/mke2fs", "-q", "-t", "ext4", "-d", "tree", "disk", "8M");
        assertEquals(0, made.status(), made.errors());
        Command.Result result = run(1, "disk", "cat /dev/vda >/image; mkdir -p /m; mount -o loop,ro /image /m; cat /m/word;"
                + "losetup -a; umount /m; losetup -a; mount -t ext4 -o ro /dev/vda /m; cat /m/word");
        assertEquals("hello\n/dev/loop0: 0 /image\nhello\n", result.text(), result.errors());
    }

    @Test
    void wrongFilesAreRefused() throws IOException {
        Files.write(folder.resolve("odd"), new byte[1000]);
        assertTrue(run(1, "absent", "true").errors().contains("--disk: there is no file " + folder.resolve("absent")));
        Command.Result odd = run(1, "odd", "true");
        assertTrue(odd.errors().contains("has 1000 bytes, but disks have a multiple of 512"), odd.errors());
        assertEquals(125, odd.status());
    }

    /** Registers in memory, a bridge, no queues with tables or events, and few descriptors. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "vda | q35 | pcie-root-port,id=behind,slot=1 | virtio-blk-pci,drive=d,bus=behind",
        "vda | pc | pci-bridge,id=behind,chassis_nr=1 | virtio-blk-pci,drive=d,bus=behind,addr=3",
        "vda | pc | virtio-rng-pci | virtio-blk-pci,drive=d,indirect_desc=off,event_idx=off,queue-size=16,seg-max-adjust=off",
        "vda | pc | virtio-rng-pci | virtio-blk-pci,drive=d,logical_block_size=4096,physical_block_size=4096",
        "vda | pc | virtio-rng-pci,packed=on | virtio-blk-pci,drive=d,packed=on",
        "vda | pc | virtio-rng-pci | virtio-blk-pci,drive=d,packed=on,indirect_desc=off,event_idx=off,queue-size=128",
        "vda | pc | nec-usb-xhci | virtio-blk-pci,drive=d,disable-legacy=on,num-queues=4,config-wce=off",
        "nvme0n1 | q35 | pcie-root-port,id=behind,slot=1 | nvme,drive=d,bus=behind,serial=a",
        "nvme0n1 | pc | virtio-rng-pci | nvme,drive=d,serial=a,logical_block_size=4096,physical_block_size=4096",
        "sda | pc | ahci,id=behind | ide-hd,drive=d,bus=behind.2",
        "sda | pc | virtio-scsi-pci,id=behind | scsi-hd,drive=d,bus=behind.0,scsi-id=6,lun=300,dpofua=on",
        "sda | q35 | virtio-scsi-pci,id=behind,disable-legacy=on,packed=on,max_sectors=64,cmd_per_lun=3 | scsi-hd,drive=d,bus=behind.0",
        "sda | pc | virtio-scsi-pci,id=behind,indirect_desc=off,event_idx=off,num_queues=4 | scsi-hd,drive=d,logical_block_size=4096,physical_block_size=4096",
        "sdb | q35 | virtio-rng-pci | ide-hd,drive=d,bus=ide.3,logical_block_size=512,physical_block_size=4096"})
    void otherMachinesHaveThemToo(String name, String machine, String other, String disk) throws IOException {
        byte[] content = disk("disk");
        String file = "/dev/" + name;
        MachineSpec spec = MachineSpec.of("disk", Images.program("panic=exit poweroff=exit", "sh", "-c",
                "dd if=" + file + " of=" + file + " bs=1000 skip=1 seek=20000 count=500; cat " + file + " | md5sum"))
                .with("-machine", machine, "-device", other,
                        "-drive", "if=none,id=d,format=raw,file=" + folder.resolve("disk"), "-device", disk)
                .withCpus(2);
        copy(content, 1000, 20000 * 1000, 500 * 1000);
        try (Machine started = Machine.start(spec)) {
            started.awaitEnd(Duration.ofSeconds(60));
            byte[] written = Files.readAllBytes(folder.resolve("disk"));
            assertEquals(-1, Arrays.mismatch(content, written), started.serial().text());
            String sum = Command.host(folder, NOTHING, "sh", "-c", "md5sum <disk").text().strip();
            assertTrue(started.serial().text().contains(sum), started.serial().text());
        }
    }
}
