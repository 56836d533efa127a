package awesome.kernel.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeCpus;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakeMessages;
import awesome.kernel.fake.FakePci;
import awesome.kernel.fake.FakeServer;
import awesome.kernel.fake.FakeVirtio;
import awesome.kernel.fake.ManualClock;
import awesome.kernel.fake.NoNotice;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.lock.Locks;
import awesome.kernel.ninep.ShareFileSystem;
import awesome.kernel.ninep.ShareType;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.PciBus;
import awesome.kernel.sync.Turn;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.MountSource;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.Notice;
import awesome.kernel.wait.OutsideWaiter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtioShareTest {
    private static final long TAG = 1;
    private static final long TABLES = 1L << 28;
    private static final long EVENTS = 1L << 29;
    private static final long VERSION_1 = 1L << 32;
    private static final long PACKED = 1L << 34;

    private FakeFrames frames;
    private FakePci pci;
    private FakeMessages messages;
    private FakeServer server;
    private FakeVirtio device;
    private final List<String> log = new ArrayList<>();
    /** What the device does while somebody waits; then that one is patient no longer. */
    private Runnable work = () -> device.workAll();
    private final OutsideWaiter waiter = new OutsideWaiter() {
        @Override
        public Notice notice() {
            return new NoNotice();
        }

        @Override
        public void await(Notice notice, Condition condition, long patience, Runnable late) {
            for (int i = 0; !condition.isMet(); i++) {
                assertTrue(i < 100, "waits without end");
                work.run();
                if (!condition.isMet()) {
                    late.run();
                }
            }
        }
    };

    @BeforeEach
    @BeforeTry
    void begin() {
        Locks.bind(new HostLockMachine());
        frames = new FakeFrames(3000);
        pci = new FakePci(frames);
        messages = new FakeMessages();
        server = new FakeServer();
        log.clear();
        work = () -> device.workAll();
    }

    private VirtioShare open(long features, int size, String tag) {
        device = new FakeVirtio(VirtioShare.TYPE, 1, size, features, frames, messages, server::answer).config(0, 2, tag.length());
        for (int i = 0; i < tag.length(); i++) {
            device.config(2 + i, 1, tag.charAt(i));
        }
        pci.add(0, 4, 0, device.function);
        VirtioDevice found = VirtioDevice.open(PciBus.scan(pci, log::add).get(0), pci);
        DriverMachine machine = new DriverMachine(pci, frames, frames, messages, new FakeCpus(1), new ManualClock(), log::add);
        return VirtioShare.open(found, machine);
    }

    private ShareFileSystem mount(VirtioShare share) {
        ShareType type = new ShareType(List.of(share), new CacheFrames(frames, frames, 0), new ManualClock(), log::add, waiter,
                () -> Turn.ALONE);
        return (ShareFileSystem) type.open(new MountSource(share.tag(), null, 1, false, "msize=1000000"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, TABLES, TABLES | EVENTS, PACKED, PACKED | TABLES | EVENTS})
    void carriesFilesBothWays(long features) {
        VirtioShare share = open(VERSION_1 | TAG | features, 128, "files");
        assertNotNull(share, log::toString);
        assertEquals("files", share.tag());
        ShareFileSystem system = mount(share);
        Inode made = system.root().create("a", FileMode.S_IFREG | 0644, 0);
        byte[] content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        made.write(0, new Bytes(content));
        byte[] read = new byte[content.length + 100];
        Bytes sink = new Bytes(read);
        made.read(0, sink);
        assertEquals(content.length, sink.done());
        assertEquals(-1, Arrays.mismatch(content, server.root.at("a").content));
        assertEquals(-1, Arrays.mismatch(content, 0, content.length, read, 0, content.length));
        for (int i = 0; i < 300; i++) {
            system.root().create("f" + i, FileMode.S_IFREG | 0600, 0);
        }
        assertEquals(301, server.root.entries.size());
    }

    @Test
    void aDeviceThatDoesNotFitIsNotUsed() {
        assertNull(open(VERSION_1, 128, "files"), "no name");
        assertNull(open(VERSION_1 | TAG, 2, "files"), "a queue that is too small");
        assertNull(open(TAG, 128, "files"), "an old one");
        messages.left = 0;
        assertNull(open(VERSION_1 | TAG, 128, "files"), "no interrupts");
        assertEquals(4, log.stream().filter(each -> each.contains("is not used")).count(), log::toString);
        assertEquals(128, device.status);
    }

    @Test
    void theNameEndsWhereItsRegistersEnd() {
        VirtioShare share = open(VERSION_1 | TAG | TABLES, 128, "short\0\0");
        assertEquals("short", share.tag());
        device.config(0, 2, 0xffff);
        pci = new FakePci(frames);
        assertTrue(open(VERSION_1 | TAG | TABLES, 128, "x".repeat(300)).tag().length() <= 62);
    }

    @Test
    void interruptsMayBeLost() {
        ShareFileSystem system = mount(open(VERSION_1 | TAG | TABLES, 128, "files"));
        messages.holds = true;
        assertNull(system.root().lookup("nothing"));
    }

    @Test
    void aDeviceThatNeverAnswersIsGivenUp() {
        ShareFileSystem system = mount(open(VERSION_1 | TAG | TABLES, 128, "files"));
        work = () -> { };
        Errors.assertErrno(Errno.EIO, () -> system.root().lookup("nothing"));
        assertEquals(128, device.status);
        work = () -> device.workAll();
        Errors.assertErrno(Errno.EIO, () -> system.root().lookup("nothing"));
    }

    /** What the device says of lengths and chains is a lie now and then. */
    @Property(tries = 100)
    void liesAreErrors(@ForAll Random random, @ForAll @IntRange(min = 0, max = 3) int kind) {
        ShareFileSystem system = mount(open(VERSION_1 | TAG | (kind & 1) * TABLES | (kind & 2) / 2 * PACKED, 128, "files"));
        server.isForgiving = true;
        device.isDamaged = true;
        device.liar = head -> switch (random.nextInt(8)) {
            case 0 -> (long) random.nextInt() << 32 | head;
            case 1 -> (long) random.nextInt();
            default -> null;
        };
        for (int i = 0; i < 30; i++) {
            try {
                Inode made = system.root().create("f" + i, FileMode.S_IFREG | 0644, 0);
                made.write(0, new Bytes(new byte[5000]));
                made.read(0, new Bytes(new byte[5000]));
            } catch (ErrnoException e) {
                assertTrue(e.errno() == Errno.EIO || e.errno() == Errno.EBADF || e.errno() == Errno.ENOENT, e::getMessage);
            }
        }
    }
}
