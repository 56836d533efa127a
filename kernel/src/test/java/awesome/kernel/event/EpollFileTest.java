package awesome.kernel.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.EventFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.pipe.Pipes;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpollFileTest {
    private static final int IN = PollEvent.POLLIN;
    private static final int OUT = PollEvent.POLLOUT;
    private static final int ET = EventFlag.EPOLLET;

    private final TestFiles files = new TestFiles(1);
    private final EventFiles events = files.events;
    private final EpollFile set = events.newEpoll();

    private EventCounter counter(int first) {
        return events.newCounter(first, false, OpenFlag.O_NONBLOCK);
    }

    /** What a set tells, as {@code data:events}. */
    static List<String> told(EpollFile set, int most) {
        List<String> told = new ArrayList<>();
        set.collect(most, (found, data) -> told.add(data + ":" + found));
        return told;
    }

    @Test
    void pipesTellEachEndOfWhatConcernsIt() {
        Pipes.Ends ends = files.pipes.create(OpenFlag.O_NONBLOCK);
        set.add(3, ends.reader(), IN | OUT | ET, 1);
        set.add(4, ends.writer(), IN | OUT | ET, 2);
        assertEquals(List.of("2:4"), told(set, 9));
        ends.writer().write(new Bytes(new byte[10]));
        assertEquals(List.of("1:1"), told(set, 9));
        ends.reader().read(new Bytes(new byte[5]));
        assertEquals(List.of(), told(set, 9), "nothing came, and there was room before");
        ends.writer().write(new Bytes(new byte[70_000]));
        assertEquals(List.of("1:1"), told(set, 9));
        ends.reader().read(new Bytes(new byte[5000]));
        assertEquals(List.of("2:4"), told(set, 9));
        ends.writer().release();
        assertEquals(List.of("1:17"), told(set, 9));
    }

    @Test
    void setsAreNotNestedTooDeep() {
        EpollFile[] chain = new EpollFile[6];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = events.newEpoll();
        }
        for (int i = 1; i < 5; i++) {
            chain[i].add(0, chain[i - 1], IN, 0);
        }
        Errors.assertErrno(Errno.ELOOP, () -> chain[5].add(0, chain[4], IN, 0));
        Errors.assertErrno(Errno.ELOOP, () -> chain[0].add(0, chain[5], IN, 0));
        Errors.assertErrno(Errno.ELOOP, () -> chain[0].add(0, chain[4], IN, 0));
        EventCounter counter = counter(0);
        chain[0].add(1, counter, IN, 7);
        assertEquals(0, chain[4].poll());
        EventCounterTest.put(counter, 1);
        assertEquals(IN | PollEvent.POLLRDNORM, chain[4].poll());
        assertEquals(List.of("0:1"), told(chain[4], 1));
        chain[2].release();
        assertEquals(0, chain[4].poll(), "it was cut off");
        chain[5].add(0, chain[4], IN, 0);
    }

    @Test
    void aClosedFileIsInNoSet() {
        EventCounter counter = counter(1);
        OpenFile copy = counter.retain();
        set.add(5, counter, IN, 5);
        set.add(6, copy, IN, 6);
        counter.release();
        assertEquals(List.of("5:1", "6:1"), told(set, 9));
        copy.release();
        assertEquals(List.of(), told(set, 9));
        for (int i = 0; i < 10; i++) {
            set.add(i, counter(0), IN, 0);
        }
        Errors.assertErrno(Errno.ENOSPC, () -> set.add(10, counter(0), IN, 0));
        set.release();
        EpollFile other = events.newEpoll();
        for (int i = 0; i < 10; i++) {
            other.add(i, counter(0), IN, 0);
        }
    }

    @Test
    void whatIsNotTakenIsToldAgain() {
        set.add(5, counter(1), IN | ET, 5);
        set.add(6, counter(1), IN | EventFlag.EPOLLONESHOT, 6);
        Errors.assertErrno(Errno.EFAULT, () -> set.collect(9, (found, data) -> {
            throw new ErrnoException(Errno.EFAULT);
        }));
        assertEquals(1, set.collect(9, (found, data) -> {
            if (data == 6) {
                throw new ErrnoException(Errno.EFAULT);
            }
        }));
        assertEquals(List.of("6:1"), told(set, 9));
        assertEquals(List.of(), told(set, 9));
    }

    @Test
    void itemsComeAndGoWithoutAWaitAndLeaveNothing() {
        EventCounter counter = counter(1);
        for (int i = 0; i < 100; i++) {
            set.add(5, counter, IN, 5);
            EventCounterTest.put(counter, 1);
            set.delete(5, counter);
        }
        assertEquals(0, counter.watcherCount());
        assertFalse(set.whenReady().isMet());
        assertEquals(List.of(), told(set, 9));
    }

    /** Items that others push while one takes: none is lost, and none is there twice. */
    @Test
    void pushingIsForAnyThread() throws Exception {
        ReadyList list = new ReadyList();
        int rounds = 20_000;
        EpollItem[] items = new EpollItem[8];
        for (int i = 0; i < items.length; i++) {
            items[i] = new EpollItem(set, new EpollItem.Key(i, null));
        }
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < rounds; i++) {
                    list.push(items[i % items.length]);
                }
            });
            threads.add(thread);
            thread.start();
        }
        boolean running = true;
        for (int round = 0; running; round++) {
            running = threads.stream().anyMatch(Thread::isAlive);
            EpollItem taken = list.take();
            if (taken != null && round % 2 == 0) {
                list.putBack(taken);
            }
            assertTrue(list.size() <= items.length);
        }
        for (int left = list.size(); left > 0; left--) {
            assertFalse(list.take().queued.get());
        }
        for (EpollItem each : items) {
            list.push(each);
        }
        for (EpollItem each : items) {
            assertEquals(each, list.take());
        }
        assertEquals(0, list.size());
    }
}
