package awesome.kernel.tty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.Signal;
import awesome.abi.linux.TerminalFlag;
import awesome.abi.linux.Termios;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.FakeFrames;
import awesome.kernel.fake.FakeJobs;
import awesome.kernel.fake.MemoryArgument;
import awesome.kernel.fake.SlowMemory;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.wait.Waiter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String RUBOUT = "\b \b";

    private final TestFiles files = new TestFiles(1);
    private final FakeConsole console = new FakeConsole();
    private final FakeJobs jobs = new FakeJobs(7, 8);
    private final List<String> signals = jobs.signals;
    private final Terminal terminal = new Terminal(console, jobs, files.waiter, files.clock);
    private final TerminalFile file = new TerminalFile(files.vfs.root().inode(), OpenFlag.O_RDWR, terminal);

    /** Types and lets the terminal take it. */
    private void type(String keys) {
        console.type(keys);
        terminal.run();
    }

    private String read(int length) {
        byte[] out = new byte[length];
        int count = (int) file.read(new Bytes(out));
        return new String(out, 0, count, StandardCharsets.ISO_8859_1);
    }

    private void set(int field, int on, int off) {
        byte[] termios = terminal.settings();
        LittleEndian.putInt(termios, field, LittleEndian.getInt(termios, field) & ~off | on);
        file.control(TerminalFlag.TCSETS, new MemoryArgument(termios));
    }

    private void raw(int min, int time) {
        byte[] termios = terminal.settings();
        int local = LittleEndian.getInt(termios, Termios.LFLAG);
        LittleEndian.putInt(termios, Termios.LFLAG, local & ~(TerminalFlag.ICANON | TerminalFlag.ECHO));
        termios[Termios.CC + TerminalFlag.VMIN] = (byte) min;
        termios[Termios.CC + TerminalFlag.VTIME] = (byte) time;
        file.control(TerminalFlag.TCSETSW, new MemoryArgument(termios));
    }

    @Test
    void aLineComesWhenItIsComplete() {
        type("hel");
        assertEquals(0, file.poll() & PollEvent.POLLIN);
        type("lo\rnext\n");
        assertEquals("hello\r\nnext\r\n", console.shown());
        assertEquals(PollEvent.POLLIN, file.poll() & PollEvent.POLLIN);
        assertEquals("hel", read(3));
        assertEquals("lo\n", read(100));
        assertEquals("next\n", read(100));
        files.waiter.then(() -> type("later")).then(() -> type("\n"));
        assertEquals("later\n", read(100));
    }

    @Test
    void editingTakesBackWhatWasTyped() {
        type("ab\177c\n");
        assertEquals("ab" + RUBOUT + "c\r\n", console.shown());
        assertEquals("ac\n", read(9));
        type("\177x\177\177\n");
        assertEquals("x" + RUBOUT + "\r\n", console.shown());
        assertEquals("\n", read(9));
        type("one two  \27three\25last\n");
        assertEquals("one two  " + RUBOUT.repeat(5) + "three" + RUBOUT.repeat(9) + "last\r\n", console.shown());
        assertEquals("last\n", read(9));
        type("\1\177\n");
        assertEquals("^A" + RUBOUT + RUBOUT + "\r\n", console.shown());
        read(9);
    }

    @Test
    void charactersOfSeveralBytesAreOne() {
        type("a\u00e4\u20ac\ud83d\ude00\177\177\n");
        assertTrue(console.shown().endsWith(RUBOUT + RUBOUT + "\r\n"));
        assertEquals("a\u00c3\u00a4\n", read(99));
        set(Termios.IFLAG, 0, TerminalFlag.IUTF8);
        type("\u00e4\177\n");
        assertEquals("\u00c3\n", read(99));
    }

    @Test
    void tabsAreTakenBackAsWideAsTheyWere() {
        file.write(Bytes.of("$ "));
        console.shown();
        type("abc\t\177d\n");
        assertEquals("abc\t\b\b\bd\r\n", console.shown());
        assertEquals("abcd\n", read(9));
        type("\1\t\t\177\177\n");
        assertEquals("^A\t\t" + "\b".repeat(8 + 6) + "\r\n", console.shown());
    }

    @Test
    void theNextCharacterCanBeTakenLiterally() {
        type("a\26\3\26\n\n");
        assertEquals("a^\b^C^\b^J\r\n", console.shown());
        assertEquals("a\3\n\n", read(9));
        assertEquals(List.of(), signals);
        type("x\22y\n");
        assertEquals("x^R\r\nxy\r\n", console.shown());
    }

    @Test
    void controlDEndsTheFileOnlyAtTheBeginning() {
        type("abc\4\4");
        assertEquals("abc", read(3));
        assertEquals("", read(9));
        type("x\4");
        assertEquals("x", read(9));
        type("\4y\n");
        assertEquals("", read(9));
        assertEquals("y\n", read(9));
    }

    @Test
    void otherEndsOfLines() {
        byte[] termios = terminal.settings();
        termios[Termios.CC + TerminalFlag.VEOL] = ';';
        termios[Termios.CC + TerminalFlag.VEOL2] = '!';
        file.control(TerminalFlag.TCSETS, new MemoryArgument(termios));
        type("a;b!c\n");
        assertEquals("a;", read(9));
        assertEquals("b!", read(9));
        assertEquals("c\n", read(9));
    }

    @Test
    void signalsComeFromKeysEvenIfNobodyReads() {
        terminal.setSession(7, 42);
        type("typed\3");
        assertEquals(List.of("42:" + Signal.SIGINT), signals);
        assertEquals("typed^C", console.shown());
        type("\34\32new\n");
        assertEquals("42:" + Signal.SIGQUIT, signals.get(1));
        assertEquals("42:" + Signal.SIGTSTP, signals.get(2));
        assertEquals("new\n", read(99), "what was typed before is gone");
        set(Termios.LFLAG, TerminalFlag.NOFLSH, 0);
        type("kept\3\n");
        assertEquals("kept\n", read(99));
        set(Termios.LFLAG, 0, TerminalFlag.ISIG);
        type("\3\n");
        assertEquals("\3\n", read(99));
        assertEquals(4, signals.size());
    }

    @Test
    void aSignalInterruptsARead() {
        files.waiter.thenSignal();
        Errors.assertErrno(Waiter.RESTART, () -> read(9));
        file.setFlags(OpenFlag.O_NONBLOCK);
        Errors.assertErrno(Errno.EAGAIN, () -> read(9));
    }

    @Test
    void inputIsTranslatedAsTheFlagsSay() {
        set(Termios.LFLAG, 0, TerminalFlag.ECHO | TerminalFlag.ICANON | TerminalFlag.ISIG);
        set(Termios.IFLAG, TerminalFlag.INLCR, TerminalFlag.ICRNL);
        type("\r\n");
        assertEquals("\r\r", read(9));
        set(Termios.IFLAG, TerminalFlag.IGNCR, 0);
        type("\r\n");
        assertEquals("\r", read(9));
        set(Termios.IFLAG, TerminalFlag.ISTRIP, TerminalFlag.INLCR);
        type("\u00e4\n");
        assertEquals("C$\n", read(9));
        set(Termios.IFLAG, 0, TerminalFlag.IXON);
        type("\21\23");
        assertEquals("\21\23", read(9));
        set(Termios.IFLAG, TerminalFlag.IXON, 0);
        type("a\21\23b");
        assertEquals("ab", read(9));
        assertEquals("", console.shown());
    }

    @Test
    void outputIsTranslatedAsTheFlagsSay() {
        file.write(Bytes.of("a\nb\r\n"));
        assertEquals("a\r\nb\r\r\n", console.shown());
        set(Termios.OFLAG, TerminalFlag.ONOCR, TerminalFlag.ONLCR);
        file.write(Bytes.of("\rx\ry\n"));
        assertEquals("x\ry\n", console.shown());
        set(Termios.OFLAG, TerminalFlag.OCRNL, TerminalFlag.ONOCR);
        file.write(Bytes.of("x\r"));
        assertEquals("x\n", console.shown());
        set(Termios.OFLAG, TerminalFlag.ONLCR, TerminalFlag.OPOST);
        file.write(Bytes.of("x\n\r"));
        assertEquals("x\n\r", console.shown());
        set(Termios.OFLAG, TerminalFlag.OPOST, TerminalFlag.OCRNL);
        String much = "line\n".repeat(5000);
        assertEquals(25_000, file.write(Bytes.of(much)));
        assertEquals(much.replace("\n", "\r\n"), console.shown());
    }

    @Test
    void rawReadsReturnAsMinAndTimeSay() {
        raw(1, 0);
        files.waiter.then(() -> type("\r"));
        assertEquals("\n", read(9));
        raw(3, 0);
        files.waiter.then(() -> type("a")).then(() -> type("bcd"));
        assertEquals("abcd", read(9));
        type("x");
        assertEquals(0, file.poll() & PollEvent.POLLIN);
        assertEquals("x", read(1), "no more is wanted");
        raw(0, 0);
        assertEquals("", read(9));
        raw(0, 5);
        assertEquals("", read(9));
        assertEquals(500_000_000L, files.clock.monotonicNanos());
        files.waiter.then(() -> type("in time"));
        assertEquals("in time", read(9));
        assertEquals(500_000_000L, files.clock.monotonicNanos());
        raw(4, 1);
        files.waiter.then(() -> type("a")).then(() -> type("b"));
        assertEquals("ab", read(9), "the time between two bytes was over");
        assertEquals(600_000_000L, files.clock.monotonicNanos());
        file.setFlags(OpenFlag.O_NONBLOCK);
        raw(4, 0);
        Errors.assertErrno(Errno.EAGAIN, () -> read(9));
        type("z");
        assertEquals("z", read(9));
    }

    /** As a shell does: lines while programs run, raw while it edits itself; nothing typed ahead is lost. */
    @Test
    void whatWasTypedAheadSurvivesAChangeOfMode() {
        type("typed ahe");
        raw(1, 0);
        type("ad");
        assertEquals("typed ahead", read(99));
        type("again");
        set(Termios.LFLAG, TerminalFlag.ICANON, 0);
        assertEquals("again", read(99));
        type("x");
        byte[] termios = terminal.settings();
        file.control(TerminalFlag.TCSETSF, new MemoryArgument(termios));
        type("y\n");
        assertEquals("y\n", read(99));
        type("x\nzz");
        file.control(TerminalFlag.TCFLSH, new MemoryArgument(0));
        type("y\n");
        assertEquals("y\n", read(99));
        Errors.assertErrno(Errno.EINVAL, () -> file.control(TerminalFlag.TCFLSH, new MemoryArgument(3)));
    }

    @Test
    void inputWaitsInTheDeviceWhenTheTerminalIsFull() {
        type("line\n".repeat(900));
        assertTrue(console.hasInput());
        assertFalse(terminal.isPending(), "or whoever waits would never sleep");
        for (int i = 0; i < 900; i++) {
            assertEquals("line\n", read(99));
            terminal.run();
        }
        assertFalse(console.hasInput());
        type("x".repeat(5000) + "\n");
        assertEquals("x".repeat(4095) + "\n", read(9999), "a line has at most 4096 bytes");
        raw(1, 0);
        type("x".repeat(5000));
        assertEquals(4096, read(9999).length());
        assertEquals(904, read(9999).length());
    }

    @Test
    void theSizeIsKnownAndChangesAreTold() {
        terminal.setSession(7, 42);
        MemoryArgument size = new MemoryArgument();
        file.control(TerminalFlag.TIOCGWINSZ, size);
        assertEquals(25 | 80 << 16, size.getInt(0));
        file.control(TerminalFlag.TIOCSWINSZ, new MemoryArgument(new byte[] {30, 0, 100, 0, 0, 0, 0, 0}));
        assertEquals(List.of("42:" + Signal.SIGWINCH), signals);
        terminal.resize(30, 100);
        assertEquals(1, signals.size(), "nothing changed");
        file.control(TerminalFlag.TIOCGWINSZ, size);
        assertEquals(30 | 100 << 16, size.getInt(0));
    }

    @Test
    void theControllingTerminalKnowsItsForeground() {
        MemoryArgument out = new MemoryArgument();
        Errors.assertErrno(Errno.ENOTTY, () -> file.control(TerminalFlag.TIOCGPGRP, out));
        file.control(TerminalFlag.TIOCSCTTY, new MemoryArgument(0));
        file.control(TerminalFlag.TIOCGPGRP, out);
        assertEquals(8, out.getInt(0));
        file.control(TerminalFlag.TIOCGSID, out);
        assertEquals(7, out.getInt(0));
        Errors.assertErrno(Errno.ESRCH, () -> setForeground(9));
        jobs.groups.put(9, 3);
        Errors.assertErrno(Errno.EPERM, () -> setForeground(9));
        jobs.groups.put(9, 7);
        setForeground(9);
        assertEquals(9, terminal.foreground());
        jobs.group = 9;
        Errors.assertErrno(Errno.EINVAL,
                () -> file.control(TerminalFlag.TIOCSPGRP, new MemoryArgument(new byte[] {0, 0, 0, -1})));
        jobs.session = 20;
        Errors.assertErrno(Errno.EPERM, () -> file.control(TerminalFlag.TIOCSCTTY, new MemoryArgument(0)));
        Errors.assertErrno(Errno.ENOTTY, () -> file.control(TerminalFlag.TIOCGPGRP, out));
        jobs.leads = false;
        Errors.assertErrno(Errno.EPERM, () -> file.control(TerminalFlag.TIOCSCTTY, new MemoryArgument(1)));
        jobs.session = 7;
        jobs.leads = true;
        file.control(TerminalFlag.TIOCNOTTY, out);
        assertEquals(0, terminal.session());
        assertEquals(List.of("9:" + Signal.SIGHUP, "9:" + Signal.SIGCONT), signals);
        Errors.assertErrno(Errno.ENOTTY, () -> file.control(0x1234, out));
    }

    private void setForeground(int group) {
        file.control(TerminalFlag.TIOCSPGRP, new MemoryArgument(new byte[] {(byte) group, 0, 0, 0}));
    }

    /** Makes the terminal that of the caller's session, with another group in the foreground. */
    private void goToBackground() {
        file.control(TerminalFlag.TIOCSCTTY, new MemoryArgument(0));
        terminal.setSession(7, 30);
    }

    @Test
    void whoReadsInTheBackgroundIsStopped() {
        goToBackground();
        type("abc\n");
        Errors.assertErrno(Waiter.RESTART, () -> read(9));
        assertEquals(List.of("8:" + Signal.SIGTTIN), signals);
        jobs.orphaned = true;
        Errors.assertErrno(Errno.EIO, () -> read(9));
        jobs.orphaned = false;
        jobs.ignored.add(Signal.SIGTTIN);
        Errors.assertErrno(Errno.EIO, () -> read(9));
        assertEquals(1, signals.size());
        terminal.setSession(7, 8);
        assertEquals("abc\n", read(9));
    }

    @Test
    void whoChangesSettingsInTheBackgroundIsStoppedUnlessItDoesNotCare() {
        goToBackground();
        byte[] before = terminal.settings();
        Errors.assertErrno(Waiter.RESTART,
                () -> file.control(TerminalFlag.TCSETS, new MemoryArgument(new byte[before.length])));
        Errors.assertErrno(Waiter.RESTART, () -> setForeground(8));
        assertEquals(List.of("8:" + Signal.SIGTTOU, "8:" + Signal.SIGTTOU), signals);
        jobs.ignored.add(Signal.SIGTTOU);
        jobs.groups.put(8, 7);
        setForeground(8);
        assertEquals(8, terminal.foreground());
    }

    @Test
    void whoWritesInTheBackgroundIsStoppedIfTheTerminalSaysSo() {
        goToBackground();
        file.write(Bytes.of("a"));
        jobs.ignored.add(Signal.SIGTTOU);
        set(Termios.LFLAG, TerminalFlag.TOSTOP, 0);
        file.write(Bytes.of("b"));
        jobs.ignored.clear();
        Errors.assertErrno(Waiter.RESTART, () -> file.write(Bytes.of("c")));
        assertEquals(List.of("8:" + Signal.SIGTTOU), signals);
    }

    @Test
    void howMuchCanBeReadIsKnown() {
        MemoryArgument out = new MemoryArgument();
        type("ab\ncdef");
        file.control(TerminalFlag.FIONREAD, out);
        assertEquals(3, out.getInt(0));
        read(9);
        raw(1, 0);
        file.control(TerminalFlag.FIONREAD, out);
        assertEquals(4, out.getInt(0));
    }

    @Test
    void afterTheEndThereIsNothing() {
        files.waiter.then(terminal::end);
        assertEquals("", read(9));
        assertEquals(PollEvent.POLLHUP | PollEvent.POLLIN, file.poll() & (PollEvent.POLLHUP | PollEvent.POLLIN));
        raw(1, 0);
        assertEquals("", read(9));
    }

    /** Whatever is typed with whatever settings: nothing fails, and nothing is shown when echo is off. */
    @Property(tries = 500)
    void anyKeysInAnyMode(@ForAll long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            byte[] termios = new byte[Termios.SIZE];
            random.nextBytes(termios);
            int keep = TerminalFlag.ECHO | TerminalFlag.ECHONL;
            boolean silent = random.nextBoolean();
            if (silent) {
                int local = LittleEndian.getInt(termios, Termios.LFLAG);
                LittleEndian.putInt(termios, Termios.LFLAG, local & ~keep);
                int input = LittleEndian.getInt(termios, Termios.IFLAG);
                LittleEndian.putInt(termios, Termios.IFLAG, input & ~TerminalFlag.IMAXBEL);
            }
            file.control(TerminalFlag.TCSETS, new MemoryArgument(termios));
            console.shown();
            StringBuilder keys = new StringBuilder();
            for (int i = random.nextInt(3000); i > 0; i--) {
                keys.append((char) (random.nextInt(4) == 0 ? random.nextInt(32) : random.nextInt(300)));
            }
            type(keys.toString());
            if (silent) {
                assertEquals("", console.shown());
            }
            file.setFlags(OpenFlag.O_NONBLOCK);
            int available = terminal.available();
            if (terminal.isReadable()) {
                assertEquals(available, read(99_999).length());
            }
        }
    }

    @Test
    void whatIsShownIsWhatWasWrittenThoughAnotherWritesWhileMemoryIsWaitedFor() {
        SlowMemory slow = new SlowMemory(new FakeFrames(8));
        slow.meanwhile(() -> file.write(Bytes.of("other")));
        file.write(slow.textAndZeros("text", 2));
        assertEquals("othertext\0\0", console.shown());
    }

    @Test
    void nothingIsReadTwiceThoughAnotherReadsWhileMemoryIsWaitedFor() {
        SlowMemory slow = new SlowMemory(new FakeFrames(8));
        type("abcdef\nghi\n");
        String[] other = new String[1];
        slow.meanwhile(() -> other[0] = read(20));
        assertEquals(7, file.read(slow.around(4, 20)));
        assertEquals("abcd", slow.text(4));
        assertEquals("ghi\n", other[0]);
    }
}
