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

    /** The machine that runs; null before the first. */
    private volatile Qemu machine;

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
        Thread hook = new Thread(this::abandon, "end of the launcher");
        Runtime.getRuntime().addShutdownHook(hook);
        Timer timer = startTimer();
        try {
            GuestInput input = new GuestInput(OutputStream.nullOutputStream());
            Ending ending = runOnce(input, () -> startInput(in, input), out, err);
            while (ending == Ending.RESTART) {
                ending = runOnce(input, () -> { }, out, err);
            }
            return ending.status();
        } finally {
            timer.cancel();
            forget(hook);
            restoreTerminal();
        }
    }

    /** Something that starts. */
    private interface Start {
        void run() throws IOException;
    }

    /** Runs the machine until it ends or is to start over. */
    private Ending runOnce(GuestInput input, Start beginning, OutputStream out, OutputStream err) throws IOException {
        Ending ending;
        String log;
        try (Qemu qemu = Qemu.start(options, folder, bootLog)) {
            machine = qemu;
            if (forced.get() != null) {
                qemu.kill();
            }
            input.restart(qemu.toGuest());
            beginning.run();
            ending = talk(qemu, input, out, err);
            log = qemu.logTail();
        }
        if (ending.complaint() != null) {
            restoreTerminal();
            tell(err, ending.complaint(), log);
        }
        return ending;
    }

    private void startInput(InputStream in, GuestInput input) throws IOException {
        if (inputIsTerminal) {
            terminal.makeRaw();
            InputPump.start(in, input, () -> force(Ending.abandoned(Signal.SIGINT)));
        } else {
            InputPump.start(in, input);
        }
        if (terminal != null) {
            HostTerminal.onWindowChange(() -> input.size(terminal.size()));
        }
    }

    private Ending talk(Qemu qemu, GuestInput input, OutputStream out, OutputStream err) throws IOException {
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
        }
        return forced.get() != null && (!ending.byGuest() || ending == Ending.RESTART) ? forced.get() : ending;
    }

    private Timer startTimer() {
        Timer timer = new Timer("time limit", true);
        if (timeout != null) {
            timer.schedule(new TimerTask() {
                @Override
                public void run() {
                    force(Ending.failed("the machine was ended after " + timeout + " seconds"));
                }
            }, timeout * MILLISECONDS);
        }
        return timer;
    }

    private void force(Ending ending) {
        forced.compareAndSet(null, ending);
        end();
    }

    private void abandon() {
        end();
        restoreTerminal();
    }

    private void end() {
        Qemu qemu = machine;
        if (qemu != null) {
            qemu.kill();
        }
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
