package awesome.kernel.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.EventFlag;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.TestFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** A set of counters against a model that looks at all of them each time. */
class EpollModelTest {
    private static final int FILES = 4;
    private static final int[] OPTIONS = {0, EventFlag.EPOLLET, EventFlag.EPOLLONESHOT,
        EventFlag.EPOLLET | EventFlag.EPOLLONESHOT};
    private static final int[] EVENTS = {PollEvent.POLLIN, PollEvent.POLLOUT, PollEvent.POLLIN | PollEvent.POLLOUT, 0};

    /** What there is to know of a file in the set. */
    private static final class Item {
        int events;
        int options;
        boolean on = true;
        /** Something has happened since it was last told. */
        boolean news;
    }

    private final TestFiles files = new TestFiles(1);
    private final EventFiles maker = files.events;
    private final EpollFile set = maker.newEpoll();
    private final EventCounter[] counters = new EventCounter[FILES];
    private final Item[] items = new Item[FILES];

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 300)
    void tellsWhatLookingAtAllWouldTell(@ForAll("seeds") long seed) {
        new EpollModelTest().run(new Random(seed));
    }

    private void run(Random random) {
        for (int i = 0; i < FILES; i++) {
            counters[i] = maker.newCounter(0, false, OpenFlag.O_NONBLOCK);
        }
        for (int step = 0; step < 150; step++) {
            int which = random.nextInt(FILES);
            switch (random.nextInt(8)) {
                case 0, 1 -> put(which, random.nextInt(4) == 0 ? -2 : random.nextInt(2));
                case 2 -> take(which);
                case 3 -> change(which, EVENTS[random.nextInt(4)], OPTIONS[random.nextInt(4)]);
                case 4 -> remove(which, random.nextInt(4) == 0);
                default -> collect(1 + random.nextInt(FILES));
            }
            assertEquals(!expected().isEmpty(), set.whenReady().isMet());
        }
    }

    private void put(int which, long value) {
        try {
            EventCounterTest.put(counters[which], value);
            happened(which, PollEvent.POLLIN);
        } catch (ErrnoException full) {
            return;
        }
    }

    private void take(int which) {
        try {
            EventCounterTest.get(counters[which]);
            happened(which, PollEvent.POLLOUT);
        } catch (ErrnoException empty) {
            return;
        }
    }

    private void happened(int which, int event) {
        Item item = items[which];
        if (item != null && item.on && (item.events & event) != 0) {
            item.news = true;
        }
    }

    private void change(int which, int events, int options) {
        if (items[which] == null) {
            items[which] = new Item();
            items[which].events = events;
            set.add(which, counters[which], events | options, which);
        } else {
            set.modify(which, counters[which], events | options, which);
        }
        items[which].events = events;
        items[which].options = options;
        items[which].on = true;
        items[which].news |= (counters[which].poll() & events) != 0;
    }

    private void remove(int which, boolean close) {
        if (close) {
            counters[which].release();
            counters[which] = maker.newCounter(0, false, OpenFlag.O_NONBLOCK);
        } else if (items[which] != null) {
            set.delete(which, counters[which]);
        }
        items[which] = null;
    }

    private TreeSet<Integer> expected() {
        TreeSet<Integer> expected = new TreeSet<>();
        for (int i = 0; i < FILES; i++) {
            Item item = items[i];
            if (item != null && item.on && (counters[i].poll() & item.events) != 0
                    && (item.news || (item.options & EventFlag.EPOLLET) == 0)) {
                expected.add(i);
            }
        }
        return expected;
    }

    private void collect(int most) {
        TreeSet<Integer> expected = expected();
        List<Integer> told = new ArrayList<>();
        set.collect(most, (events, data) -> {
            int which = (int) data;
            assertEquals(counters[which].poll() & items[which].events, events);
            told.add(which);
        });
        assertEquals(Math.min(most, expected.size()), told.size());
        assertTrue(expected.containsAll(told));
        for (int which : told) {
            items[which].news = false;
            items[which].on = (items[which].options & EventFlag.EPOLLONESHOT) == 0;
        }
    }
}
