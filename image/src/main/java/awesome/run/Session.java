package awesome.run;

import awesome.abi.linux.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicReference;

/** One machine from start to end, with the standard streams and the terminal tied to it. */
final class Session {
    private static final long MILLISECONDS = 1000;

    private final MachineOptions options;
    private final Path folder;
    private final HostTerminal terminal;
    private final boolean inputIsTerminal;
    private final OutputStream bootLog;
    private final Integer timeout;

    /** Why the machine was ended from outside, null as long as it was not. */
    private final AtomicReference<Ending> forced = new AtomicReference<>();

    /**
     * A session that is not started yet.
     *
     * @param folder for the socket, see {@link Qemu#start}
     * @param terminal null if no standard stream is one
     * @param inputIsTerminal whether standard input is that terminal
     * @param bootLog what the kernel says is written there as it comes; null for nowhere. It stays open
     * @param timeout seconds, null for no limit
     */
    Session(MachineOptions options, Path folder, HostTerminal terminal, boolean inputIsTerminal, OutputStream bootLog,
            Integer timeout) {
        this.options = options;
        this.folder = folder;
        this.terminal = terminal;
        this.inputIsTerminal = inputIsTerminal;
        this.bootLog = bootLog;
        this.timeout = timeout;
    }

    /** Runs the machine; the result is the exit status. What is wrong with the machine is told on {@code err}. */
    int run(InputStream in, OutputStream out, OutputStream err) throws IOException {
        Ending ending;
        String log;
        try (Qemu qemu = Qemu.start(options, folder, bootLog)) {
            Thread hook = new Thread(() -> abandon(qemu), "end of the launcher");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                ending = talk(qemu, in, out, err);
                log = qemu.logTail();
            } finally {
                forget(hook);
                restoreTerminal();
            }
        }
        if (ending.complaint() != null) {
            tell(err, ending.complaint(), log);
        }
        return ending.status();
    }

    private Ending talk(Qemu qemu, InputStream in, OutputStream out, OutputStream err) throws IOException {
        GuestInput input = new GuestInput(qemu.toGuest());
        if (inputIsTerminal) {
            terminal.makeRaw();
            InputPump.start(in, input, () -> force(qemu, Ending.abandoned(Signal.SIGINT)));
        } else {
            InputPump.start(in, input);
        }
        if (terminal != null) {
            HostTerminal.onWindowChange(() -> input.size(terminal.size()));
        }
        Timer timer = startTimer(qemu);
        Ending ending = new Conversation(qemu.fromGuest(), input, out, err).run();
        try {
            if (!ending.byGuest()) {
                qemu.kill();
            }
            boolean ended = qemu.awaitEnd();
            if (ending.byGuest() && !ended && forced.get() == null) {
                tell(err, "the program has ended but the machine did not switch itself off", qemu.logTail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            timer.cancel();
        }
        return forced.get() != null && !ending.byGuest() ? forced.get() : ending;
    }

    private Timer startTimer(Qemu qemu) {
        Timer timer = new Timer("time limit", true);
        if (timeout != null) {
            timer.schedule(new TimerTask() {
                @Override
                public void run() {
                    force(qemu, Ending.failed("the machine was ended after " + timeout + " seconds"));
                }
            }, timeout * MILLISECONDS);
        }
        return timer;
    }

    private void force(Qemu qemu, Ending ending) {
        forced.compareAndSet(null, ending);
        qemu.kill();
    }

    private void abandon(Qemu qemu) {
        qemu.kill();
        restoreTerminal();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the launcher is being ended, and the hook runs
        }
    }

    private void restoreTerminal() {
        if (terminal != null) {
            terminal.close();
        }
    }

    private void tell(OutputStream err, String complaint, String log) {
        PrintStream text = new PrintStream(err, true, StandardCharsets.UTF_8);
        if (bootLog == err) {
            text.println("awesome: " + complaint);
            return;
        }
        text.println("awesome: " + complaint + (log.isEmpty() ? "; it printed nothing" : "; the end of its boot log:"));
        text.print(log);
    }
}
