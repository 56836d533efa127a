package awesome.kernel.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.kernel.console.HostPort;
import awesome.kernel.console.PortSource;
import awesome.kernel.fake.FakeConsole;
import awesome.kernel.fake.FakeCpus;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakeMessages;
import awesome.kernel.fake.FakePci;
import awesome.kernel.fake.FakeVirtio;
import awesome.kernel.fake.NoNotice;
import awesome.kernel.interleave.HostLockMachine;
import awesome.kernel.lock.Locks;
import awesome.kernel.machine.Clock;
import awesome.kernel.pci.DriverMachine;
import awesome.kernel.pci.PciBus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtioConsoleTest {
    private static final long VERSION_1 = 1L << 32;
    private static final int SIZE = 1;
    private static final int SEVERAL = 2;

    /** Each look at it takes a while. */
    private static final class SlowClock implements Clock {
        private long now;

        @Override
        public long monotonicNanos() {
            now += 100_000;
            return now;
        }

        @Override
        public long realtimeNanos() {
            return now;
        }
    }

    private FakeFrames frames;
    private FakePci pci;
    private FakeMessages messages;
    private FakeConsole back;
    private FakeVirtio device;
    private final List<String> log = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<HostPort> ports = new ArrayList<>();

    @BeforeEach
    @BeforeTry
    void begin() {
        frames = new FakeFrames(10_000);
        pci = new FakePci(frames);
        messages = new FakeMessages();
        messages.holds = true;
        back = new FakeConsole();
    }

    private void device(long features, int queues, int size) {
        device = new FakeVirtio(3, queues, size, features | VERSION_1, frames, messages, back).config(0, 2, 100).config(2, 2, 40)
                .config(4, 4, (queues - 2) / 2);
        device.isEager = true;
        for (int i = 0; i < queues; i += 2) {
            device.idleQueues.add(i);
        }
        back.device = device;
    }

    private VirtioConsole open() {
        Locks.bind(new HostLockMachine());
        pci.add(0, 4, 0, device.function);
        DriverMachine machine = new DriverMachine(pci, frames, frames, messages, new FakeCpus(1), new SlowClock(), log::add);
        VirtioDevice found = VirtioDevice.open(PciBus.scan(pci, log::add).get(0), pci);
        VirtioConsole console = found == null ? null : VirtioConsole.open(found, machine, new NoNotice());
        if (console != null) {
            console.watch(new PortSource.Watcher() {
                @Override
                public void added(HostPort port) {
                    told.add("+" + port.number() + port.name() + (port.isConsole() ? "!" : ""));
                    ports.add(port);
                }

                @Override
                public void removed(HostPort port) {
                    told.add("-" + port.number());
                }

                @Override
                public void resized(HostPort port) {
                    told.add(port.columns() + "x" + port.rows());
                }
            });
        }
        return console;
    }

    private void work(VirtioConsole console) {
        messages.raiseAll();
        while (console.isPending()) {
            console.run();
        }
    }

    private static void write(HostPort port, String text) {
        port.write(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    private static String read(HostPort port) {
        byte[] bytes = new byte[10_000];
        return new String(bytes, 0, port.take(bytes, 0, bytes.length), StandardCharsets.ISO_8859_1);
    }

    @Test
    void onePortIsForATerminal() {
        device(SIZE, 2, 16);
        VirtioConsole console = open();
        HostPort port = console.console();
        assertEquals("[+0!]", told.toString());
        assertEquals("100 40", port.columns() + " " + port.rows());
        write(port, "a long text ".repeat(1000));
        assertEquals("a long text ".repeat(1000), back.text(0));
        assertFalse(port.hasInput());
        assertEquals(-1, port.read());
        assertTrue(back.send(0, "xy"));
        work(console);
        assertTrue(port.hasInput());
        assertEquals("x y -1", (char) port.read() + " " + (char) port.read() + " " + port.read());
        device.config(0, 2, 132);
        device.configChanged();
        work(console);
        assertEquals("[+0!, 132x40]", told.toString());
    }

    /** Who sends too fast waits until bytes are taken, and none is lost. */
    @Test
    void aSenderWaits() {
        device(0, 2, 16);
        VirtioConsole console = open();
        StringBuilder sent = new StringBuilder();
        StringBuilder got = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            while (back.send(0, i + "-".repeat(i) + ";")) {
                sent.append(i).append("-".repeat(i)).append(';');
            }
            work(console);
            for (int j = 0; j < 3 * i; j++) {
                int each = console.console().read();
                got.append(each < 0 ? "" : (char) each);
            }
        }
        got.append(read(console.console()));
        assertEquals(sent.toString(), got.toString());
        assertTrue(sent.length() > 1000);
        device.idleQueues.add(1);
        device.isEager = false;
        HostPort port = console.console();
        assertEquals(2048, port.room());
        assertEquals(2048, port.give(new byte[5000], 0, 5000));
        assertEquals(0, port.room());
        // Nobody takes it: what is written then is lost, after a while.
        write(port, "lost");
        assertTrue(device.workQueue(1));
        work(console);
        assertEquals(512, port.room());
    }

    @Test
    void severalPortsHaveNames() {
        device(SIZE | SEVERAL, 8, 16);
        back.ports = 2;
        VirtioConsole console = open();
        assertEquals("[+0!, +1port.1]", told.toString());
        assertEquals("0:0=1 0:3=1 1:3=1 0:6=1 ", back.messages.toString());
        HostPort port = ports.get(1);
        assertFalse(port.isConnected());
        back.tell(1, 6, 1, "");
        work(console);
        assertTrue(port.isConnected());
        write(port, "to the host");
        assertEquals("to the host", back.text(1));
        back.send(1, "from it");
        work(console);
        assertEquals("from it", read(port));
        port.setUsed(true);
        back.send(1, "not read");
        work(console);
        port.setUsed(false);
        assertFalse(port.hasInput());
        assertTrue(back.messages.toString().endsWith("1:6=1 1:6=0 "), back.messages::toString);
        back.tell(0, 5, 1, "\u0050\u0000\u0030\u0000");
        back.tell(0, 5, 1, "\u0050");
        back.tell(2, 1, 1, "");
        work(console);
        back.tell(1, 2, 1, "");
        back.tell(77, 1, 1, "");
        work(console);
        work(console);
        assertEquals("[+0!, +1port.1, 80x48, +2port.2, -1]", told.toString());
        assertTrue(port.isGone());
        assertFalse(port.isConnected());
        assertTrue(back.messages.toString().endsWith("77:3=0 "), back.messages::toString);
    }

    @Test
    void devicesThatCannotBeUsedAreNot() {
        device(0, 2, 2);
        assertNull(open());
        device(SEVERAL, 2, 16);
        assertNull(open());
        messages.left = 0;
        device(0, 2, 16);
        assertNull(open());
        assertEquals(3, log.size());
        messages.left = 10;
        VirtioConsole console = open();
        assertNotNull(console);
        device.liar = head -> 99L;
        back.send(0, "x");
        work(console);
        assertEquals(128, device.status);
        assertTrue(console.console().isGone());
        write(console.console(), "nobody takes it");
    }

    /** Whatever its registers and messages say: ports, or none. */
    @Property(tries = 300)
    void believesNothing(@ForAll Random random) {
        device(random.nextLong() & ~VERSION_1, 2 + random.nextInt(10), random.nextInt(40));
        device.isDamaged = true;
        messages.isDamaged = true;
        if (random.nextBoolean()) {
            random.nextBytes(device.config.bytes);
        }
        device.liar = head -> random.nextInt(20) == 0 ? (Long) random.nextLong() : null;
        back.ports = random.nextInt(40);
        VirtioConsole console = open();
        for (int i = 0; console != null && i < 20; i++) {
            String more = random.nextBoolean() ? "" : "x".repeat(random.nextInt(100));
            back.tell(random.nextInt(5) - 1, random.nextInt(10), random.nextInt(3), more);
            back.send(random.nextInt(4), more + "y");
            messages.raiseAll();
            console.run();
            for (HostPort each : ports) {
                read(each);
                each.give(new byte[100], 0, 100);
                each.setUsed(random.nextBoolean());
            }
        }
        ports.clear();
    }
}
