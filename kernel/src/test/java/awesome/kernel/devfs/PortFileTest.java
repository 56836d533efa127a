package awesome.kernel.devfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.console.HostPort;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Bell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortFileTest {
    /** A port whose other side is the test. */
    private static final class Port implements HostPort {
        final Bell changed = new Bell();
        String input = "";
        String output = "";
        String used = "";
        boolean isConnected;
        boolean isGone;
        int room = 100;

        @Override
        public int number() {
            return 1;
        }

        @Override
        public String name() {
            return "name";
        }

        @Override
        public boolean isConsole() {
            return false;
        }

        @Override
        public boolean isConnected() {
            return isConnected && !isGone;
        }

        @Override
        public boolean isGone() {
            return isGone;
        }

        @Override
        public int take(byte[] target, int start, int length) {
            int count = Math.min(length, input.length());
            System.arraycopy(input.getBytes(), 0, target, start, count);
            input = input.substring(count);
            return count;
        }

        @Override
        public int give(byte[] source, int start, int length) {
            int count = Math.min(length, room);
            output += new String(source, start, count);
            room -= count;
            return count;
        }

        @Override
        public void setUsed(boolean isUsed) {
            used += isUsed ? "+" : "-";
        }

        @Override
        public Bell changed() {
            return changed;
        }

        @Override
        public boolean hasInput() {
            return !input.isEmpty();
        }

        @Override
        public int room() {
            return room;
        }

        @Override
        public int rows() {
            return 25;
        }

        @Override
        public int columns() {
            return 80;
        }

        @Override
        public void write(byte[] source, int start, int length) {
            throw new AssertionError("there is room");
        }

        @Override
        public int read() {
            return -1;
        }
    }

    private final TestFiles files = new TestFiles(100);
    private final Port port = new Port();

    @BeforeEach
    void add() {
        new DeviceFiles(files.system, files.devices).addPort("vport0p1", 0600, 243, 1, port, files.waiter);
    }

    private OpenFile open(int flags) {
        return files.open("/vport0p1", OpenFlag.O_RDWR | flags);
    }

    @Test
    void onlyOneHasItOpen() {
        OpenFile file = open(0);
        Errors.assertErrno(Errno.EBUSY, () -> open(0));
        file.release();
        open(0).release();
        assertEquals("+-+-", port.used);
        port.isGone = true;
        Errors.assertErrno(Errno.ENXIO, () -> open(0));
    }

    @Test
    void readsEndWhileNobodyIsThere() {
        OpenFile file = open(0);
        assertEquals("", TestFiles.text(file));
        port.input = "left";
        assertEquals("left", TestFiles.text(file));
        port.isConnected = true;
        files.waiter.then(() -> port.input = "came");
        assertEquals("came", TestFiles.text(file));
        files.waiter.then(() -> port.isConnected = false);
        assertEquals("", TestFiles.text(file));
        port.isConnected = true;
        Errors.assertErrno(Errno.EAGAIN, () -> TestFiles.text(openAgain(file)));
        files.waiter.then(() -> port.isGone = true);
        port.isConnected = true;
        file.setFlags(OpenFlag.O_RDWR);
        Errors.assertErrno(Errno.ENODEV, () -> TestFiles.text(file));
    }

    private static OpenFile openAgain(OpenFile file) {
        file.setFlags(OpenFlag.O_RDWR | OpenFlag.O_NONBLOCK);
        return file;
    }

    @Test
    void writesWaitForSomebodyAndForRoom() {
        OpenFile file = open(0);
        files.waiter.then(() -> port.isConnected = true);
        file.write(Bytes.of("hello"));
        assertEquals("hello", port.output);
        port.room = 3;
        files.waiter.then(() -> port.room = 10);
        file.write(Bytes.of("123456"));
        assertEquals("hello123456", port.output);
        port.room = 2;
        openAgain(file);
        assertEquals(2, file.write(Bytes.of("abc")));
        Errors.assertErrno(Errno.EAGAIN, () -> file.write(Bytes.of("c")));
        port.isGone = true;
        Errors.assertErrno(Errno.ENODEV, () -> file.write(Bytes.of("c")));
    }

    @Test
    void pollTellsOfBothSides() {
        OpenFile file = open(0);
        assertEquals(PollEvent.POLLHUP, file.poll());
        port.isConnected = true;
        assertEquals(PollEvent.POLLOUT, file.poll());
        port.input = "x";
        port.room = 0;
        assertEquals(PollEvent.POLLIN | PollEvent.POLLRDNORM, file.poll());
    }
}
