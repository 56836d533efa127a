package awesome.kernel.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.Signal;
import awesome.abi.linux.TerminalFlag;
import awesome.abi.run.RunChannel;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeJobs;
import awesome.kernel.fake.MemoryArgument;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.DeferredWork;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunStreamsTest {
    /** The launcher's end of the line. */
    private static final class Launcher implements CharacterDevice {
        final ArrayDeque<Byte> toGuest = new ArrayDeque<>();
        final ByteArrayOutputStream fromGuest = new ByteArrayOutputStream();
        long credit;

        void send(int type, byte... payload) {
            toGuest.add((byte) type);
            toGuest.add((byte) payload.length);
            toGuest.add((byte) (payload.length >> 8));
            for (byte b : payload) {
                toGuest.add(b);
            }
            credit -= type == RunChannel.STDIN ? payload.length : 0;
        }

        void type(String text) {
            send(RunChannel.STDIN, text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** The frames that came since the last call, {@code type:payload} each; credit is added up instead. */
        List<String> frames() {
            List<String> frames = new ArrayList<>();
            byte[] bytes = fromGuest.toByteArray();
            fromGuest.reset();
            for (int at = 0; at < bytes.length; ) {
                int length = LittleEndian.getShort(bytes, at + 1);
                assertTrue(length >= 1 && length <= RunChannel.MAX_PAYLOAD);
                byte[] payload = Arrays.copyOfRange(bytes, at + 3, at + 3 + length);
                if (bytes[at] == RunChannel.CREDIT) {
                    credit += LittleEndian.getInt(payload, 0);
                } else {
                    frames.add(bytes[at] + ":" + new String(payload, StandardCharsets.ISO_8859_1));
                }
                at += 3 + length;
            }
            return frames;
        }

        @Override
        public void write(byte[] source, int start, int length) {
            fromGuest.write(source, start, length);
        }

        @Override
        public int read() {
            return toGuest.isEmpty() ? -1 : toGuest.remove() & 0xff;
        }
    }

    private TestFiles files;
    private Launcher launcher;
    private DeferredWork work;
    private List<String> log;
    private FakeJobs jobs;
    private List<String> signals;
    private RunLink link;
    private RunStreams streams;

    /** Begins anew: all tries of a property share one object. */
    private void start(String terminals) throws RunFileException {
        files = new TestFiles(1);
        launcher = new Launcher();
        work = new DeferredWork();
        log = new ArrayList<>();
        jobs = new FakeJobs(1, 1);
        signals = jobs.signals;
        link = new RunLink(launcher, log::add);
        String request = "version=1\0channel=frames\0program=/x\0rows=30\0columns=90\0terminals=" + terminals + "\0";
        streams = new RunStreams(RunRequest.parse(request.getBytes(StandardCharsets.ISO_8859_1)), link,
                files.nameless, jobs, files.waiter, files.clock, work);
        streams.terminal().setSession(1, 1);
        assertEquals(List.of("16:\1"), launcher.frames());
        assertTrue(launcher.credit > 4096);
    }

    private OpenFile open(int stream) {
        return streams.open(stream, files.vfs.root().inode());
    }

    @Test
    void withoutTerminalAllActLikePipes() throws RunFileException {
        start("");
        OpenFile in = open(0);
        OpenFile out = open(1);
        out.write(Bytes.of("a\n\0\u00ff"));
        open(2).write(Bytes.of("problem"));
        assertEquals(List.of("17:a\n\0\u00ff", "18:problem"), launcher.frames());
        launcher.type("in\3\4put");
        assertEquals("in\3\4put", TestFiles.text(in));
        assertEquals(0, in.poll());
        in.setFlags(OpenFlag.O_NONBLOCK);
        Errors.assertErrno(Errno.EAGAIN, () -> TestFiles.text(in));
        in.setFlags(0);
        files.waiter.then(() -> {
            launcher.type("later");
            work.run();
        });
        assertEquals("later", TestFiles.text(in));
        launcher.send(RunChannel.STDIN_END);
        assertEquals(PollEvent.POLLHUP, in.poll());
        assertEquals("", TestFiles.text(in));
        Errors.assertErrno(Errno.ENOTTY, () -> out.control(TerminalFlag.TCGETS, new MemoryArgument()));
        Errors.assertErrno(Errno.ESPIPE, () -> out.seek(0, OpenFlag.SEEK_CUR));
        out.inode().open(OpenFlag.O_WRONLY).write(Bytes.of("again"));
        assertEquals(List.of("17:again"), launcher.frames());
        link.exited(300);
        assertEquals(List.of("20:,"), launcher.frames());
        link.killed(9);
        assertEquals(List.of("21:\t"), launcher.frames());
    }

    @Test
    void muchOutputComesInFullFrames() throws RunFileException {
        start("");
        byte[] much = new byte[10_000];
        Arrays.fill(much, (byte) 'x');
        assertEquals(10_000, open(1).write(new Bytes(much)));
        List<String> frames = launcher.frames();
        assertEquals(3, frames.size());
        assertEquals(3 + 4096, frames.get(0).length());
    }

    /** The launcher sends as much as it may: nothing is lost, and more may be sent as the program reads. */
    @Property(tries = 50)
    void inputFlowsWithCredit(@ForAll long seed) throws RunFileException {
        Random random = new Random(seed);
        start("");
        OpenFile in = open(0);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        while (sent.size() < 200_000) {
            launcher.frames();
            while (launcher.credit > 0 && random.nextInt(20) > 0) {
                byte[] data = new byte[(int) Math.min(launcher.credit, 1 + random.nextInt(4096))];
                random.nextBytes(data);
                launcher.send(RunChannel.STDIN, data);
                sent.writeBytes(data);
            }
            assertTrue(launcher.toGuest.size() <= RunLink.LINE_BUFFER);
            if (random.nextBoolean()) {
                work.run();
            }
            if (in.poll() != 0) {
                byte[] buffer = new byte[1 + random.nextInt(20_000)];
                got.write(buffer, 0, (int) in.read(new Bytes(buffer)));
            }
        }
        while (in.poll() != 0) {
            got.writeBytes(TestFiles.read(in));
        }
        assertArrayEquals(sent.toByteArray(), got.toByteArray());
        launcher.frames();
        assertTrue(launcher.credit > 4096);
        assertEquals(List.of(), log);
    }

    @Test
    void terminalsAreOneTerminal() throws RunFileException {
        start("012");
        OpenFile in = open(0);
        open(2).write(Bytes.of("error\n"));
        launcher.type("line\r");
        assertEquals("line\n", TestFiles.text(in));
        assertEquals(List.of("18:error\r\n", "17:line\r\n"), launcher.frames());
        MemoryArgument size = new MemoryArgument();
        open(1).control(TerminalFlag.TIOCGWINSZ, size);
        assertEquals(30 | 90 << 16, size.getInt(0));
        launcher.send(RunChannel.WINDOW, (byte) 50, (byte) 0, (byte) 44, (byte) 1);
        launcher.type("\3");
        launcher.send(RunChannel.SIGNAL, (byte) Signal.SIGTERM);
        work.run();
        assertEquals(List.of("1:" + Signal.SIGWINCH, "1:" + Signal.SIGTERM, "1:" + Signal.SIGINT), signals);
        open(1).control(TerminalFlag.TIOCGWINSZ, size);
        assertEquals(50 | 300 << 16, size.getInt(0));
        launcher.send(RunChannel.STDIN_END);
        assertEquals("", TestFiles.text(in));
        assertTrue((in.poll() & PollEvent.POLLHUP) != 0);
    }

    @Test
    void echoGoesWhereTheTerminalIs() throws RunFileException {
        start("02");
        launcher.type("key");
        work.run();
        open(1).write(Bytes.of("to a file\n"));
        assertEquals(List.of("18:key", "17:to a file\n"), launcher.frames());
    }

    @Test
    void inputOfAPipeIsNoInputOfTheTerminal() throws RunFileException {
        start("1");
        OpenFile out = open(1);
        launcher.type("piped\3\n");
        assertEquals(0, out.poll() & PollEvent.POLLIN);
        assertEquals("piped\3\n", TestFiles.text(open(0)));
        assertEquals(List.of(), signals);
        assertEquals(List.of(), launcher.frames());
    }

    @Test
    void framesOfOtherTypesAndLengthsArePassedOver() throws RunFileException {
        start("0");
        launcher.send(0x55, new byte[300]);
        launcher.send(RunChannel.WINDOW, (byte) 1);
        launcher.send(RunChannel.SIGNAL);
        launcher.send(0x56);
        launcher.type("on\n");
        assertEquals("on\n", TestFiles.text(open(0)));
        assertEquals(List.of(), signals);
    }

    @Test
    void outOfStepIsSaidAndEndsTheInput() throws RunFileException {
        start("");
        OpenFile in = open(0);
        launcher.type("before");
        for (int b : new int[] {RunChannel.STDIN, 0xff, 0xff, 1, 2, 3}) {
            launcher.toGuest.add((byte) b);
        }
        assertEquals("before", TestFiles.text(in));
        assertEquals("", TestFiles.text(in));
        assertEquals(1, log.size());
        assertTrue(log.get(0).contains("65535"), log.get(0));
    }

    @Test
    void moreThanTheCreditIsRefused() throws RunFileException {
        start("");
        OpenFile in = open(0);
        for (int i = 0; i < 5; i++) {
            launcher.send(RunChannel.STDIN, new byte[4096]);
        }
        work.run();
        assertTrue(log.get(0).contains("credit"), log.toString());
        assertEquals(16_384, TestFiles.read(in).length);
        assertEquals("", TestFiles.text(in));
    }

    /** Any bytes at all: no exception, and at worst the input ends. */
    @Property
    void rubbishDoesNoHarm(@ForAll byte[] rubbish) throws RunFileException {
        start("012");
        for (byte b : rubbish) {
            launcher.toGuest.add(b);
        }
        work.run();
        assertTrue(log.size() <= 1);
    }
}
