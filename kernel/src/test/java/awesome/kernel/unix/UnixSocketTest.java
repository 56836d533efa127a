package awesome.kernel.unix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.SocketFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.SlowMemory;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.socket.Identity;
import awesome.kernel.socket.Incoming;
import awesome.kernel.socket.Outgoing;
import awesome.kernel.socket.Rights;
import awesome.kernel.socket.Socket;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.Waiter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

class UnixSocketTest {
    private final TestFiles files = new TestFiles(16);
    private final UnixSockets sockets = files.sockets;

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    private static byte[] address(String path) {
        return UnixAddress.ofAbstract(path);
    }

    private static byte[] read(OpenFile file, int most) {
        byte[] buffer = new byte[most];
        return Arrays.copyOf(buffer, (int) file.read(new Bytes(buffer)));
    }

    private static Rights rights(OpenFile... sent) {
        ArrayList<OpenFile> list = new ArrayList<>();
        for (OpenFile each : sent) {
            list.add(each.retain());
        }
        return new Rights(list);
    }

    static void send(Socket from, String text, OpenFile... sent) {
        from.send(new Outgoing(Bytes.of(text), null, sent.length == 0 ? null : rights(sent), null, 0));
    }

    private static Incoming receive(Socket socket, int most, int flags) {
        Incoming message = new Incoming(new Bytes(new byte[most]), flags | SocketFlag.MSG_DONTWAIT);
        socket.receive(message);
        return message;
    }

    /** A stream is a queue of bytes, whatever the sizes of what is sent and received. */
    @Property(tries = 200)
    void aStreamIsAQueueOfBytes(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        UnixSocket[] pair = new TestFiles(1).sockets.newPair(SocketFlag.SOCK_STREAM, OpenFlag.O_NONBLOCK);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        for (int i = 0; i < 80; i++) {
            if (random.nextInt(3) > 0) {
                byte[] data = new byte[1 + random.nextInt(random.nextBoolean() ? 20 : 60_000)];
                random.nextBytes(data);
                boolean canSend = (pair[0].poll() & PollEvent.POLLOUT) != 0;
                try {
                    sent.write(data, 0, (int) pair[0].write(new Bytes(data)));
                } catch (ErrnoException full) {
                    assertEquals(Errno.EAGAIN, full.errno());
                    assertTrue(!canSend);
                }
            } else if (sent.size() > got.size()) {
                assertTrue((pair[1].poll() & PollEvent.POLLIN) != 0);
                int most = 1 + random.nextInt(50_000);
                byte[] peeked = new byte[most];
                Incoming message = new Incoming(new Bytes(peeked), SocketFlag.MSG_PEEK);
                pair[1].receive(message);
                byte[] data = read(pair[1], most);
                assertEquals(Math.min(most, sent.size() - got.size()), data.length);
                assertEquals(data.length, message.sink().done());
                assertArrayEquals(data, Arrays.copyOf(peeked, data.length));
                got.writeBytes(data);
            } else {
                assertEquals(0, pair[1].poll() & PollEvent.POLLIN);
                Errors.assertErrno(Errno.EAGAIN, () -> read(pair[1], 1));
            }
            assertEquals(sent.size() - got.size(), pair[1].available());
        }
        pair[0].release();
        while (got.size() < sent.size()) {
            got.writeBytes(read(pair[1], 100_000));
        }
        assertArrayEquals(sent.toByteArray(), got.toByteArray());
        assertEquals(0, read(pair[1], 1).length);
    }

    @Test
    void whoConnectsWaitsForRoomAndWhoAcceptsForSomebody() {
        UnixSocket listener = sockets.newSocket(SocketFlag.SOCK_STREAM, 0);
        listener.bind(address("\0l"));
        listener.listen(0);
        UnixSocket first = sockets.newSocket(SocketFlag.SOCK_STREAM, 0);
        first.connect(address("\0l"));
        UnixSocket second = sockets.newSocket(SocketFlag.SOCK_STREAM, 0);
        Socket[] accepted = new Socket[1];
        files.waiter.then(() -> accepted[0] = listener.accept());
        second.connect(address("\0l"));
        assertEquals(1, files.waiter.waits());
        send(first, "hi");
        assertEquals("hi", new String(read(accepted[0], 10)));
        listener.accept();
        UnixSocket third = sockets.newSocket(SocketFlag.SOCK_STREAM, 0);
        files.waiter.then(() -> third.connect(address("\0l")));
        listener.accept();
        files.waiter.thenSignal();
        Errors.assertErrno(Waiter.RESTART, listener::accept);
        files.waiter.then(() -> listener.shutdown(SocketFlag.SHUT_RD));
        Errors.assertErrno(Errno.EINVAL, listener::accept);
        UnixSocket fourth = sockets.newSocket(SocketFlag.SOCK_STREAM, 0);
        Errors.assertErrno(Errno.ECONNREFUSED, () -> fourth.connect(address("\0l")));
    }

    @Test
    void aNameIsFreeWhenItsSocketIsClosed() {
        UnixSocket socket = sockets.newSocket(SocketFlag.SOCK_DGRAM, 0);
        socket.bind(address("/s"));
        assertEquals(1, files.find("/s").links());
        Errors.assertErrno(Errno.EEXIST, () -> sockets.newSocket(SocketFlag.SOCK_DGRAM, 0).bind(address("/s")));
        UnixSocket other = sockets.newSocket(SocketFlag.SOCK_DGRAM, 0);
        other.connect(address("/s"));
        send(other, "x");
        socket.release();
        Errors.assertErrno(Errno.ECONNREFUSED, () -> send(other, "x"));
        Errors.assertErrno(Errno.ENOTCONN, other::peerName);
        Errors.assertErrno(Errno.ECONNREFUSED, () -> other.connect(address("/s")));
        files.vfs.unlink(files.context, files.vfs.root(), "/s");
        UnixSocket again = sockets.newSocket(SocketFlag.SOCK_DGRAM, 0);
        again.bind(address("/s"));
        files.vfs.unlink(files.context, files.vfs.root(), "/s");
        again.release();
        assertEquals(1, files.system.files(), "the root alone");
    }

    @Test
    void identitiesAreTakenWhenAMessageIsSent() {
        UnixSocket[] pair = sockets.newPair(SocketFlag.SOCK_STREAM, 0);
        send(pair[0], "untold");
        pair[1].setOption(SocketFlag.SOL_SOCKET, SocketFlag.SO_PASSCRED, new byte[] {1, 0, 0, 0});
        send(pair[0], "a");
        files.caller.identity = new Identity(11, 5, 6);
        send(pair[0], "b");
        send(pair[0], "c");
        assertEquals(Identity.UNKNOWN, receive(pair[1], 100, 0).identity());
        assertEquals(new Identity(10, 0, 0), receive(pair[1], 100, 0).identity());
        Incoming last = receive(pair[1], 100, 0);
        assertEquals(new Identity(11, 5, 6), last.identity());
        assertEquals(2, last.sink().done());
    }

    @Test
    void filesOnTheirWayAreLimited() {
        UnixSocket[] pair = sockets.newPair(SocketFlag.SOCK_STREAM, 0);
        OpenFile file = files.events.newCounter(0, false, 0);
        files.caller.superuser = false;
        files.caller.limit = 3;
        send(pair[0], "x", file, file, file);
        Errors.assertErrno(Errno.ETOOMANYREFS, () -> send(pair[0], "x", file));
        receive(pair[1], 1, 0).rights().release();
        send(pair[0], "x", file);
    }

    @Test
    void twoOnTheirWayInOneAnotherAreClosed() {
        UnixSocket[] pair = sockets.newPair(SocketFlag.SOCK_STREAM, 0);
        OpenFile file = files.events.newCounter(0, false, 0);
        send(pair[0], "x", pair[0], pair[1], file);
        pair[0].release();
        pair[1].release();
        assertTrue(!pair[0].isDead);
        sockets.newSocket(SocketFlag.SOCK_DGRAM, 0).release();
        assertTrue(pair[0].isDead && pair[1].isDead);
        assertEquals(1, file.uses());
    }

    @Test
    void whatWaitsToBeAcceptedBelongsToItsListener() {
        UnixSocket listener = sockets.newSocket(SocketFlag.SOCK_STREAM, 0);
        listener.bind(address("\0l"));
        listener.listen(5);
        UnixSocket client = sockets.newSocket(SocketFlag.SOCK_STREAM, 0);
        client.connect(address("\0l"));
        send(client, "x", listener);
        sockets.newSocket(SocketFlag.SOCK_DGRAM, 0).release();
        assertTrue(!listener.isDead);
        listener.release();
        sockets.newSocket(SocketFlag.SOCK_DGRAM, 0).release();
        assertTrue(listener.isDead, "only the packet in its own queue used it");
        assertEquals(Errno.ECONNRESET, client.error);
    }

    /** Random sockets in one another: those that somebody has or can receive live, the others are closed. */
    @Property(tries = 300)
    void closedIsWhatNobodyCanReceive(@ForAll("seeds") long seed) {
        Random random = new Random(seed);
        UnixSockets maker = new TestFiles(1).sockets;
        int count = 2 * (1 + random.nextInt(5));
        UnixSocket[] all = new UnixSocket[count];
        List<List<Integer>> queued = new ArrayList<>();
        for (int i = 0; i < count; i += 2) {
            UnixSocket[] pair = maker.newPair(SocketFlag.SOCK_DGRAM, OpenFlag.O_NONBLOCK);
            all[i] = pair[0];
            all[i + 1] = pair[1];
            queued.add(new ArrayList<>());
            queued.add(new ArrayList<>());
        }
        boolean[] held = new boolean[count];
        Arrays.fill(held, true);
        for (int step = random.nextInt(3 * count); step > 0; step--) {
            int from = random.nextInt(count);
            int sent = random.nextInt(count);
            send(all[from], "x", all[sent]);
            queued.get(from ^ 1).add(sent);
        }
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) > 0) {
                held[i] = false;
                all[i].release();
            }
        }
        maker.newSocket(SocketFlag.SOCK_DGRAM, 0).release();
        boolean[] alive = held.clone();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            if (held[i]) {
                open.add(i);
            }
        }
        while (!open.isEmpty()) {
            for (int each : queued.get(open.remove())) {
                if (!alive[each]) {
                    alive[each] = true;
                    open.add(each);
                }
            }
        }
        for (int i = 0; i < count; i++) {
            assertEquals(!alive[i], all[i].isDead, "socket " + i);
            if (alive[i]) {
                assertEquals(queued.get(i).size(), all[i].queue.size());
            }
        }
    }

    @Test
    void aLongChainIsClosedOneByOne() {
        UnixSocket[] last = sockets.newPair(SocketFlag.SOCK_DGRAM, 0);
        UnixSocket first = last[0];
        for (int i = 0; i < 50_000; i++) {
            UnixSocket[] next = sockets.newPair(SocketFlag.SOCK_DGRAM, 0);
            send(next[0], "x", last[0], last[1]);
            last[0].release();
            last[1].release();
            last = next;
        }
        assertTrue(!first.isDead);
        last[0].release();
        last[1].release();
        assertTrue(first.isDead);
    }

    @Test
    void peekingGivesFilesOnceMore() {
        UnixSocket[] pair = sockets.newPair(SocketFlag.SOCK_SEQPACKET, 0);
        OpenFile file = files.events.newCounter(0, false, 0);
        send(pair[0], "packet", file);
        Incoming peeked = receive(pair[1], 3, SocketFlag.MSG_PEEK);
        assertEquals(SocketFlag.MSG_TRUNC, peeked.found());
        assertEquals(6, peeked.wholeLength());
        assertSame(file, peeked.rights().get(0));
        assertEquals(3, file.uses());
        peeked.rights().release();
        receive(pair[1], 10, 0).rights().release();
        assertEquals(1, file.uses());
        Errors.assertErrno(Errno.EAGAIN, () -> receive(pair[1], 10, 0));
        assertNull(pair[1].packets().peek());
    }

    @Test
    void nothingIsReceivedTwiceThoughAnotherReceivesWhileMemoryIsWaitedFor() {
        SlowMemory slow = new SlowMemory(new FakeFrames(8));
        UnixSocket[] pair = sockets.newPair(SocketFlag.SOCK_STREAM, OpenFlag.O_NONBLOCK);
        pair[0].write(Bytes.of("abcdefgh"));
        byte[][] other = new byte[1][];
        slow.meanwhile(() -> other[0] = read(pair[1], 10));
        assertEquals(4, pair[1].read(slow.around(4, 4)));
        assertEquals("abcd", slow.text(4));
        assertEquals("efgh", new String(other[0], StandardCharsets.ISO_8859_1));
    }
}
