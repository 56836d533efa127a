package awesome.kernel.tty;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.Signal;
import awesome.abi.linux.TerminalFlag;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.console.ConsoleDevice;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.Clock;
import awesome.kernel.vfs.DeviceNumber;
import awesome.kernel.vfs.Sink;
import awesome.kernel.vfs.Source;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Condition;
import awesome.kernel.wait.DeferredWork;
import awesome.kernel.wait.Waiter;

/**
 * A terminal. As deferred work it takes what came from its device, so that signals from the keyboard reach a program
 * that does not read.
 */
public final class Terminal implements DeferredWork.Task {
    private static final long DECISECOND = 100_000_000L;
    /** A byte of output may become two: a line end. */
    private static final int MOST_FOR_BYTE = 2;
    private static final int LEAST_ROOM = 2;
    private static final int CONSOLE_MAJOR = 5;
    private static final int CONSOLE_MINOR = 1;

    private final ConsoleDevice device;
    private final JobControl jobs;
    private final Waiter waiter;
    private final Clock clock;
    private final TerminalSettings settings = new TerminalSettings();
    private final InputQueue queue = new InputQueue();
    private final OutputProcessor output = new OutputProcessor(settings);
    private final Echo echo;
    private final LineDiscipline discipline;
    private int rows;
    private int columns;
    private int session;
    private int foreground;
    private boolean ended;
    private boolean hungUp;
    private int files;
    private long number = DeviceNumber.of(CONSOLE_MAJOR, CONSOLE_MINOR);
    /** Rings when a read may find something, or the settings have changed. */
    private final Bell changed = new Bell();

    /** A terminal at {@code device}; the caller adds it to the deferred work. */
    public Terminal(ConsoleDevice device, JobControl jobs, Waiter waiter, Clock clock) {
        this.device = device;
        this.jobs = jobs;
        this.waiter = waiter;
        this.clock = clock;
        echo = new Echo(settings, output, device);
        discipline = new LineDiscipline(this, settings, queue, echo);
        rows = device.rows();
        columns = device.columns();
    }

    @Override
    public boolean isPending() {
        return discipline.hasRoom() && device.hasInput();
    }

    @Override
    public void run() {
        if (!isPending()) {
            return;
        }
        while (isPending()) {
            discipline.accept(device.read());
        }
        echo.flush();
        changed.ring();
    }

    /** There will be no more input: after what there is comes the end of the file. */
    public void end() {
        ended = true;
        changed.ring();
    }

    /** Rings when {@link #isReadable} may have changed. */
    Bell changed() {
        return changed;
    }

    /**
     * Sees that the caller may use the terminal: in the background of its session it gets {@code signal} instead (termios(3),
     * "TOSTOP"; setpgid(2)). Who does not care for SIGTTOU may.
     *
     * @throws ErrnoException EIO for a caller that nobody could continue, else {@link Waiter#RESTART}
     */
    void requireForeground(int signal) {
        if (jobs.callerTerminal() != this || foreground == 0 || jobs.callerGroup() == foreground) {
            return;
        }
        if (jobs.callerIgnores(signal)) {
            if (signal == Signal.SIGTTIN) {
                throw new ErrnoException(Errno.EIO);
            }
            return;
        }
        if (jobs.isCallerOrphaned()) {
            throw new ErrnoException(Errno.EIO);
        }
        jobs.signalGroup(jobs.callerGroup(), signal);
        throw new ErrnoException(Waiter.RESTART);
    }

    /** Whether who writes from the background is stopped. */
    boolean stopsWriters() {
        return settings.local(TerminalFlag.TOSTOP);
    }

    /** Its session has ended: the foreground learns of it, and it controls nothing any more. */
    public void hangUp() {
        int group = foreground;
        setSession(0, 0);
        hangUp(group);
    }

    /** The device is gone for good: whoever used the terminal learns of it, and nothing can be done with it. */
    public void disconnect() {
        int leader = session;
        int group = foreground;
        hungUp = true;
        ended = true;
        queue.clear();
        setSession(0, 0);
        hangUp(leader);
        if (group != leader) {
            hangUp(group);
        }
        changed.ring();
    }

    private void hangUp(int group) {
        if (group > 0) {
            jobs.signalGroup(group, Signal.SIGHUP);
            jobs.signalGroup(group, Signal.SIGCONT);
        }
    }

    /** Whether {@link #disconnect} was called. */
    public boolean isHungUp() {
        return hungUp;
    }

    /** Its device number. */
    public long number() {
        return number;
    }

    public void setNumber(long device) {
        number = device;
    }

    /** If the caller leads a session without a terminal, and this controls none, it becomes that session's (tty(4)). */
    public void offerControl() {
        if (session == 0 && !hungUp && jobs.callerLeads() && jobs.callerTerminal() == null) {
            jobs.setCallerTerminal(this);
            setSession(jobs.callerSession(), jobs.callerGroup());
        }
    }

    /** An open file stands for it. */
    void fileOpened() {
        files++;
        device.opened();
    }

    /** One less. */
    void fileClosed() {
        files--;
        if (files == 0) {
            device.lastClosed();
        }
    }

    /** What was written was taken: who waits to write looks again. */
    public void outputTaken() {
        changed.ring(PollEvent.POLLOUT | PollEvent.POLLWRNORM);
    }

    /** Whether there is room for output. */
    boolean isWritable() {
        return device.room() >= LEAST_ROOM;
    }

    /** Waits until there is room for output, or nobody takes any; for how many bytes. EAGAIN if it may not wait. */
    int awaitRoom(boolean nonBlocking) {
        await(() -> hungUp || isWritable(), Waiter.FOREVER, nonBlocking);
        return device.room() / MOST_FOR_BYTE;
    }

    /** Makes it the controlling terminal of a session, with that group in the foreground. */
    public void setSession(int newSession, int group) {
        session = newSession;
        foreground = group;
    }

    /** The session that it controls, 0 if none. */
    public int session() {
        return session;
    }

    /** The process group that reads and gets signals, 0 if none. */
    public int foreground() {
        return foreground;
    }

    void setForeground(int group) {
        foreground = group;
    }

    JobControl jobs() {
        return jobs;
    }

    /** Sends a signal to the foreground. */
    public void signal(int signal) {
        if (foreground > 0) {
            jobs.signalGroup(foreground, signal);
        }
    }

    /** The terminal has a new size, in characters; the foreground learns of it. */
    public void resize(int newRows, int newColumns) {
        if (rows != newRows || columns != newColumns) {
            rows = newRows;
            columns = newColumns;
            signal(Signal.SIGWINCH);
        }
    }

    /** Lines. */
    public int rows() {
        return rows;
    }

    /** Characters in a line. */
    public int columns() {
        return columns;
    }

    byte[] settings() {
        return settings.get();
    }

    void setSettings(byte[] termios) {
        boolean wasCanonical = discipline.isCanonical();
        boolean stopped = settings.stopKeys();
        settings.set(termios);
        if (stopped != settings.stopKeys()) {
            device.stopKeysChanged(!stopped);
        }
        changed.ring();
        if (wasCanonical != discipline.isCanonical()) {
            discipline.changeMode();
        }
    }

    /** Forgets input that was not read. */
    void discardInput() {
        run();
        queue.clear();
        device.discarded(true, false);
    }

    /** A key has had input forgotten, and would have had output. */
    void discarded() {
        device.discarded(true, true);
    }

    /** Output never waits here; whoever is at the device is told. */
    void discardOutput() {
        device.discarded(false, true);
    }

    /** How many bytes a read could give now. */
    int available() {
        run();
        return discipline.isCanonical() ? queue.lineLength() : queue.length();
    }

    /** Whether a read would not wait. */
    boolean isReadable() {
        run();
        if (ended || discipline.isCanonical()) {
            return ended || queue.readable() > 0;
        }
        int least = settings.control(TerminalFlag.VTIME) == 0 ? settings.control(TerminalFlag.VMIN) : 1;
        return queue.readable() >= Math.max(1, least);
    }

    boolean hasEnded() {
        return ended && queue.readable() == 0;
    }

    /** Sends all of {@code source} to {@code to}: the device of this terminal or what stands for it. */
    void write(Source source, CharacterDevice to) {
        output.write(source, to);
    }

    CharacterDevice device() {
        return device;
    }

    /** Moves a line, or in raw mode bytes as VMIN and VTIME say, into {@code sink}. */
    void read(Sink sink, boolean nonBlocking) {
        if (sink.room() == 0 || hungUp) {
            return;
        }
        run();
        if (discipline.isCanonical()) {
            await(() -> queue.readable() > 0 || ended || !discipline.isCanonical(), Waiter.FOREVER, nonBlocking);
            if (discipline.isCanonical()) {
                queue.readLine(sink);
                return;
            }
        }
        readRaw(sink, nonBlocking);
    }

    private void readRaw(Sink sink, boolean nonBlocking) {
        int least = settings.control(TerminalFlag.VMIN);
        long time = settings.control(TerminalFlag.VTIME) * DECISECOND;
        Condition any = () -> queue.readable() > 0 || ended;
        if (least == 0) {
            if (time > 0) {
                await(any, clock.monotonicNanos() + time, nonBlocking);
            }
            queue.readAll(sink);
            return;
        }
        int wanted = (int) Math.min(least, sink.room());
        if (time == 0) {
            int enough = Math.min(wanted, InputQueue.CAPACITY);
            boolean partly = nonBlocking && queue.readable() > 0;
            if (!partly) {
                await(() -> queue.readable() >= enough || ended, Waiter.FOREVER, nonBlocking);
            }
            queue.readAll(sink);
            return;
        }
        await(any, Waiter.FOREVER, nonBlocking);
        int have = queue.readable();
        while (have < wanted && !ended && !nonBlocking) {
            int before = have;
            try {
                waiter.await(changed.when(() -> queue.readable() > before || ended), clock.monotonicNanos() + time);
            } catch (ErrnoException e) {
                // A signal ends the read with what there is.
                break;
            }
            have = queue.readable();
            if (have == before) {
                break;
            }
        }
        queue.readAll(sink);
    }

    private void await(Condition condition, long deadline, boolean nonBlocking) {
        if (!condition.isMet()) {
            if (nonBlocking) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            waiter.await(changed.when(condition), deadline);
        }
    }
}
