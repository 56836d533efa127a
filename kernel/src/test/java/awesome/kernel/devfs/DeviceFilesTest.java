package awesome.kernel.devfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeMachine;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.log.LogBuffer;
import awesome.kernel.ramfs.RamFileSystem;
import awesome.kernel.random.RandomSource;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.OpenFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceFilesTest {
    private final TestFiles files = new TestFiles(4);
    private final List<String> shown = new ArrayList<>();
    private final LogBuffer log = new LogBuffer(shown::add, files.clock);

    @BeforeEach
    void mount() {
        RamFileSystem dev = new RamFileSystem("devtmpfs", 2, files.clock, files.ram, files.ram, 0);
        DeviceFiles devices = new DeviceFiles(dev, files.devices);
        devices.addMemory();
        devices.addRandom(new RandomSource(new FakeMachine(1), files.clock));
        devices.addLog(log, files.waiter);
        devices.addLinks();
        files.vfs.mount(dev, "/dev");
    }

    private OpenFile open(String name) {
        return files.open("/dev/" + name, OpenFlag.O_RDWR);
    }

    private static long read(OpenFile file, byte[] buffer) {
        return file.read(new Bytes(buffer));
    }

    @Test
    void nullTakesAllAndGivesNothing() {
        OpenFile file = open("null");
        assertEquals(5_000_000, file.write(new Bytes(new byte[5_000_000])));
        assertEquals(0, read(file, new byte[9]));
        assertEquals(0, file.seek(77, OpenFlag.SEEK_SET));
        assertEquals(3, file.writeAt(1L << 60, Bytes.of("abc")));
        assertEquals(DeviceNumber.of(1, 3), file.inode().device());
        assertEquals(FileMode.S_IFCHR | 0666, file.inode().mode());
        Errors.assertErrno(Errno.ENODEV, file::pages);
    }

    @Test
    void zeroGivesZeros() {
        byte[] buffer = new byte[3_000_000];
        Arrays.fill(buffer, (byte) 1);
        assertEquals(buffer.length, read(open("zero"), buffer));
        assertEquals(0, buffer[0] | buffer[1_500_000] | buffer[2_999_999]);
        assertNull(open("zero").pages(), "a mapping of zeros");
        assertEquals(3, open("zero").write(Bytes.of("abc")));
    }

    @Test
    void fullIsFull() {
        Errors.assertErrno(Errno.ENOSPC, () -> open("full").write(Bytes.of("x")));
        byte[] buffer = {1, 2};
        assertEquals(2, read(open("full"), buffer));
        assertEquals(0, buffer[0] | buffer[1]);
    }

    @Test
    void randomBytesDiffer() {
        byte[] one = new byte[10_000];
        byte[] two = new byte[10_000];
        assertEquals(10_000, read(open("random"), one));
        assertEquals(10_000, read(open("urandom"), two));
        assertNotEquals(new String(one), new String(two));
        assertEquals(9000, open("urandom").write(new Bytes(new byte[9000])));
    }

    @Test
    void theLogCanBeReadAndAddedTo() {
        log.line("first");
        OpenFile file = open("kmsg");
        file.write(Bytes.of("<3>from a program\n"));
        file.write(Bytes.of("plain <4>"));
        assertEquals(List.of("first", "from a program", "plain <4>"), shown);
        assertEquals("6,0,0,-;first\n", TestFiles.text(file));
        Errors.assertErrno(Errno.EINVAL, () -> read(file, new byte[5]));
        assertEquals("6,1,0,-;from a program\n", TestFiles.text(file));
        TestFiles.text(file);
        assertEquals(0, file.poll() & PollEvent.POLLIN);
        files.waiter.then(() -> log.line("later"));
        assertEquals("6,3,0,-;later\n", TestFiles.text(file));
        file.setFlags(OpenFlag.O_NONBLOCK);
        Errors.assertErrno(Errno.EAGAIN, () -> TestFiles.text(file));
        assertEquals(0, file.seek(0, OpenFlag.SEEK_SET));
        assertTrue((file.poll() & PollEvent.POLLIN) != 0);
        for (int i = 0; i < 2000; i++) {
            log.line("much");
        }
        Errors.assertErrno(Errno.EPIPE, () -> TestFiles.text(file));
        assertEquals("6,980,0,-;much\n", TestFiles.text(file));
        file.seek(0, OpenFlag.SEEK_END);
        Errors.assertErrno(Errno.EAGAIN, () -> TestFiles.text(file));
        Errors.assertErrno(Errno.EINVAL, () -> file.write(new Bytes(new byte[1025])));
    }

    @Test
    void linksLeadToOpenFiles() {
        assertEquals("/proc/self/fd/0",
                files.vfs.find(files.context, files.vfs.root(), "/dev/stdin", false).target());
        assertEquals(FileMode.S_IFDIR | FileMode.S_ISVTX | 0777, files.find("/dev/shm").mode());
    }
}
