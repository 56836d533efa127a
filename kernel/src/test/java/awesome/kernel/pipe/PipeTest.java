package awesome.kernel.pipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.TerminalFlag;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.MemoryArgument;
import awesome.kernel.fake.SlowMemory;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Waiter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PipeTest {
    private final TestFiles files = new TestFiles(4);

    private static byte[] read(OpenFile file, int length) {
        byte[] out = new byte[length];
        int count = (int) file.read(new Bytes(out));
        return Arrays.copyOf(out, count);
    }

    /** With both ends non-blocking: a queue of bytes with the rules of pipe(7). */
    @Property(tries = 200)
    void behavesLikeAQueue(@ForAll long seed) {
        Random random = new Random(seed);
        TestFiles world = new TestFiles(1);
        Pipes.Ends ends = world.pipes.create(OpenFlag.O_NONBLOCK);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            int count = written.size() - got.size();
            if (random.nextBoolean()) {
                byte[] data = new byte[1 + random.nextInt(random.nextBoolean() ? 5000 : 50_000)];
                random.nextBytes(data);
                int room = 65536 - count;
                if (room == 0 || data.length <= 4096 && data.length > room) {
                    Errors.assertErrno(Errno.EAGAIN, () -> ends.writer().write(new Bytes(data)));
                } else {
                    int expected = Math.min(room, data.length);
                    assertEquals(expected, ends.writer().write(new Bytes(data)));
                    written.write(data, 0, expected);
                }
            } else {
                int length = 1 + random.nextInt(60_000);
                if (count == 0) {
                    Errors.assertErrno(Errno.EAGAIN, () -> read(ends.reader(), length));
                } else {
                    byte[] data = read(ends.reader(), length);
                    assertEquals(Math.min(count, length), data.length);
                    got.writeBytes(data);
                }
            }
            count = written.size() - got.size();
            int readable = count > 0 ? PollEvent.POLLIN | PollEvent.POLLRDNORM : 0;
            int writable = 65536 - count >= 4096 ? PollEvent.POLLOUT | PollEvent.POLLWRNORM : 0;
            assertEquals(readable, ends.reader().poll());
            assertEquals(writable, ends.writer().poll());
            MemoryArgument argument = new MemoryArgument();
            ends.reader().control(TerminalFlag.FIONREAD, argument);
            assertEquals(count, argument.getInt(0));
        }
        ends.writer().release();
        got.writeBytes(read(ends.reader(), 1 << 17));
        assertArrayEquals(written.toByteArray(), got.toByteArray());
        assertEquals(0, read(ends.reader(), 1).length);
        assertEquals(PollEvent.POLLHUP, ends.reader().poll());
    }

    /** Looking at what comes next and taking it away afterwards is reading. */
    @Property(tries = 100)
    void peekingAndDroppingIsReading(@ForAll long seed) {
        Random random = new Random(seed);
        Pipes.Ends ends = new TestFiles(1).pipes.create(OpenFlag.O_NONBLOCK);
        PipeEnd reader = (PipeEnd) ends.reader();
        int written = 0;
        int taken = 0;
        for (int i = 0; i < 60; i++) {
            if (random.nextBoolean()) {
                byte[] data = new byte[Math.min(random.nextInt(9000), 65536 - (written - taken))];
                for (int at = 0; at < data.length; at++) {
                    data[at] = (byte) (written + at);
                }
                if (data.length > 0) {
                    assertEquals(data.length, ends.writer().write(new Bytes(data)));
                }
                written += data.length;
            } else if (reader.available() > 0) {
                byte[] next = new byte[1 + random.nextInt(reader.available())];
                reader.peek(next, next.length);
                for (int at = 0; at < next.length; at++) {
                    assertEquals((byte) (taken + at), next[at]);
                }
                int dropped = random.nextInt(next.length + 1);
                reader.drop(dropped);
                taken += dropped;
            }
            assertEquals(written - taken, reader.available());
        }
    }

    @Test
    void aReaderWaitsForBytesOrTheLastWriter() {
        Pipes.Ends ends = files.pipes.create(0);
        files.waiter.then(() -> { }).then(() -> ends.writer().write(Bytes.of("hello")));
        assertEquals("hello", TestFiles.text(ends.reader()));
        files.waiter.then(() -> ends.writer().release());
        assertEquals("", TestFiles.text(ends.reader()));
        assertEquals(3, files.waiter.waits());
    }

    @Test
    void aWriterWaitsForRoomAndReportsWhatItWroteBeforeASignal() {
        Pipes.Ends ends = files.pipes.create(0);
        assertEquals(65536 - 10, ends.writer().write(new Bytes(new byte[65526])));
        files.waiter.then(() -> read(ends.reader(), 3)).then(() -> read(ends.reader(), 7));
        assertEquals(20, ends.writer().write(new Bytes(new byte[20])), "not before all fits");
        assertEquals(2, files.waiter.waits());
        files.waiter.thenSignal();
        Errors.assertErrno(Waiter.RESTART, () -> ends.writer().write(Bytes.of("x")));
        read(ends.reader(), 100);
        files.waiter.thenSignal();
        assertEquals(100, ends.writer().write(new Bytes(new byte[5000])));
        files.waiter.then(() -> ends.reader().release());
        Errors.assertErrno(Errno.EPIPE, () -> ends.writer().write(Bytes.of("x")));
        assertTrue((ends.writer().poll() & PollEvent.POLLERR) != 0);
    }

    @Test
    void theCapacityCanBeChanged() {
        Pipes.Ends ends = files.pipes.create(OpenFlag.O_NONBLOCK);
        PipeEnd end = (PipeEnd) ends.writer();
        assertEquals(65536, end.capacity());
        assertEquals(4096, end.setCapacity(1));
        assertEquals(4096, ends.writer().write(new Bytes(new byte[9000])));
        assertEquals(131_072, end.setCapacity(100_000));
        assertEquals(131_072 - 4096, ends.writer().write(new Bytes(new byte[200_000])));
        Errors.assertErrno(Errno.EBUSY, () -> end.setCapacity(65536));
        Errors.assertErrno(Errno.EPERM, () -> end.setCapacity(1 << 21));
        Errors.assertErrno(Errno.EINVAL, () -> end.setCapacity(-1));
    }

    @Test
    void endsRefuseTheOtherDirection() {
        Pipes.Ends ends = files.pipes.create(0);
        Errors.assertErrno(Errno.EBADF, () -> ends.reader().write(Bytes.of("x")));
        Errors.assertErrno(Errno.EBADF, () -> read(ends.writer(), 1));
        Errors.assertErrno(Errno.ESPIPE, () -> ends.reader().seek(0, OpenFlag.SEEK_SET));
        Errors.assertErrno(Errno.ESPIPE, () -> ends.reader().readAt(0, new Bytes(new byte[1])));
        Errors.assertErrno(Errno.ENODEV, () -> ends.reader().pages());
        assertEquals("pipe:[1]", ends.reader().path());
        assertEquals(FileMode.S_IFIFO | 0600, ends.reader().inode().mode());
        OpenFile again = ends.reader().inode().open(OpenFlag.O_WRONLY);
        ends.writer().release();
        again.write(Bytes.of("through the second"));
        assertEquals("through the second", TestFiles.text(ends.reader()));
    }

    @Test
    void namedPipesWaitForTheOtherEnd() {
        files.vfs.makeNode(files.context, files.vfs.root(), "fifo", FileMode.S_IFIFO | 0600, 0);
        Errors.assertErrno(Errno.ENXIO, () -> files.open("fifo", OpenFlag.O_WRONLY | OpenFlag.O_NONBLOCK));
        OpenFile[] other = new OpenFile[1];
        files.waiter.then(() -> other[0] = files.open("fifo", OpenFlag.O_WRONLY | OpenFlag.O_NONBLOCK));
        OpenFile reader = files.open("fifo", OpenFlag.O_RDONLY);
        other[0].write(Bytes.of("named"));
        other[0].release();
        assertEquals("named", TestFiles.text(reader));
        assertEquals("", TestFiles.text(reader));
        reader.release();
        files.waiter.thenSignal();
        Errors.assertErrno(Waiter.RESTART, () -> files.open("fifo", OpenFlag.O_WRONLY));
        OpenFile both = files.open("fifo", OpenFlag.O_RDWR);
        both.write(Bytes.of("self"));
        assertEquals("self", TestFiles.text(both));
        both.release();
        OpenFile early = files.open("fifo", OpenFlag.O_RDONLY | OpenFlag.O_NONBLOCK);
        assertEquals(0, early.poll(), "no hang-up before there was a writer");
        assertEquals(0, read(early, 1).length);
        OpenFile late = files.open("fifo", OpenFlag.O_WRONLY);
        Errors.assertErrno(Errno.EAGAIN, () -> read(early, 1));
        late.release();
        assertEquals(PollEvent.POLLHUP, early.poll());
    }

    private static String text(OpenFile file) {
        return new String(read(file, 100_000), StandardCharsets.ISO_8859_1);
    }

    @Test
    void whoWaitsForMemoryWritesInOnePieceAllTheSame() {
        SlowMemory slow = new SlowMemory(new FakeFrames(8));
        Pipes.Ends ends = files.pipes.create(0);
        slow.meanwhile(() -> ends.writer().write(Bytes.of("other")));
        assertEquals(8, ends.writer().write(slow.textAndZeros("text", 4)));
        assertEquals("othertext\0\0\0\0", text(ends.reader()));
    }

    @Test
    void nothingIsLostThoughAnotherWritesWhileMemoryIsWaitedFor() {
        SlowMemory slow = new SlowMemory(new FakeFrames(8));
        Pipes.Ends ends = files.pipes.create(0);
        slow.meanwhile(() -> ends.writer().write(Bytes.of("other")));
        assertEquals(8196, ends.writer().write(slow.textAndZeros("text", 8192)));
        assertEquals("textother" + "\0".repeat(4096) + "other" + "\0".repeat(4096), text(ends.reader()));
    }

    @Test
    void nothingIsReadTwiceThoughAnotherReadsWhileMemoryIsWaitedFor() {
        SlowMemory slow = new SlowMemory(new FakeFrames(8));
        Pipes.Ends ends = files.pipes.create(OpenFlag.O_NONBLOCK);
        ends.writer().write(Bytes.of("abcdefgh"));
        String[] other = new String[1];
        slow.meanwhile(() -> other[0] = text(ends.reader()));
        assertEquals(4, ends.reader().read(slow.around(4, 4)));
        assertEquals("abcd", slow.text(4));
        assertEquals("efgh", other[0]);
        slow.meanwhile(() -> {});
        ends.writer().write(Bytes.of("abcdefgh"));
        assertEquals(8, ends.reader().read(new SlowMemory(new FakeFrames(8)).around(4, 4)));
    }

    @Test
    void whoFindsNothingAnyMoreWhenMemoryIsThereWaitsAgain() {
        SlowMemory slow = new SlowMemory(new FakeFrames(8));
        Pipes.Ends ends = files.pipes.create(OpenFlag.O_NONBLOCK);
        ends.writer().write(Bytes.of("a"));
        slow.meanwhile(() -> assertEquals("a", text(ends.reader())));
        Errors.assertErrno(Errno.EAGAIN, () -> ends.reader().read(slow.around(0, 4)));
    }

    @Test
    void whatIsGivenBackComesFirst() {
        Pipes.Ends ends = files.pipes.create(OpenFlag.O_NONBLOCK);
        PipeEnd reader = (PipeEnd) ends.reader();
        byte[] all = new byte[65536];
        new Random(1).nextBytes(all);
        ends.writer().write(new Bytes(all));
        byte[] taken = reader.take(5000);
        assertArrayEquals(Arrays.copyOf(all, 5000), taken);
        ends.writer().write(new Bytes(taken));
        reader.giveBack(taken, 1000);
        assertEquals(0, ends.writer().poll());
        Errors.assertErrno(Errno.EAGAIN, () -> ends.writer().write(Bytes.of("x")));
        assertArrayEquals(Arrays.copyOfRange(all, 1000, all.length), read(ends.reader(), 64536));
        assertArrayEquals(taken, read(ends.reader(), 10_000));
        reader.giveBack(taken, 5000);
        assertEquals(0, reader.available());
    }
}
