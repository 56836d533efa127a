package awesome.kernel.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Waiter;
import org.junit.jupiter.api.Test;

class EventCounterTest {
    private final TestFiles files = new TestFiles(1);
    private final EventFiles events = files.events;

    static long put(OpenFile counter, long value) {
        byte[] bytes = new byte[8];
        LittleEndian.putLong(bytes, 0, value);
        return counter.write(new Bytes(bytes));
    }

    static long get(OpenFile counter) {
        byte[] bytes = new byte[8];
        assertEquals(8, counter.read(new Bytes(bytes)));
        return LittleEndian.getLong(bytes, 0);
    }

    @Test
    void readingTakesAll() {
        EventCounter counter = events.newCounter(5, false, OpenFlag.O_NONBLOCK);
        assertEquals(5, get(counter));
        Errors.assertErrno(Errno.EAGAIN, () -> get(counter));
        assertEquals(PollEvent.POLLOUT, counter.poll());
        put(counter, 3);
        put(counter, 4);
        assertEquals(PollEvent.POLLIN | PollEvent.POLLOUT, counter.poll());
        assertEquals(7, get(counter));
    }

    @Test
    void aSemaphoreGivesOneAtATime() {
        EventCounter counter = events.newCounter(2, true, OpenFlag.O_NONBLOCK);
        assertEquals(1, get(counter));
        assertEquals(1, get(counter));
        Errors.assertErrno(Errno.EAGAIN, () -> get(counter));
    }

    @Test
    void theCountHasNoSign() {
        assertEquals(0xffff_fffeL, get(events.newCounter(-2, false, 0)));
        EventCounter counter = events.newCounter(0, false, OpenFlag.O_NONBLOCK);
        Errors.assertErrno(Errno.EINVAL, () -> put(counter, -1));
        put(counter, Long.MIN_VALUE);
        assertEquals(PollEvent.POLLIN | PollEvent.POLLOUT, counter.poll());
        put(counter, Long.MAX_VALUE - 1);
        assertEquals(PollEvent.POLLIN, counter.poll(), "as full as it can be");
        Errors.assertErrno(Errno.EAGAIN, () -> put(counter, 1));
        put(counter, 0);
        assertEquals(-2, get(counter));
    }

    @Test
    void whoFindsNothingOrNoRoomWaits() {
        EventCounter counter = events.newCounter(0, false, 0);
        files.waiter.then(() -> { }).then(() -> put(counter, 6));
        assertEquals(6, get(counter));
        put(counter, -2);
        files.waiter.then(() -> get(counter));
        put(counter, 9);
        assertEquals(9, get(counter));
        assertEquals(3, files.waiter.waits());
        files.waiter.thenSignal();
        Errors.assertErrno(Waiter.RESTART, () -> get(counter));
    }

    @Test
    void eightBytesAtATime() {
        EventCounter counter = events.newCounter(1, false, 0);
        Errors.assertErrno(Errno.EINVAL, () -> counter.read(new Bytes(new byte[7])));
        Errors.assertErrno(Errno.EINVAL, () -> counter.write(new Bytes(new byte[7])));
        Errors.assertErrno(Errno.EINVAL, () -> counter.write(new Bytes(new byte[9])));
        assertEquals(8, counter.read(new Bytes(new byte[16])));
        assertEquals("anon_inode:[eventfd]", counter.path());
    }
}
