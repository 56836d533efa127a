package awesome.kernel.run;

import awesome.abi.linux.FileMode;
import awesome.abi.linux.OpenFlag;
import awesome.abi.run.RunChannel;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.machine.Clock;
import awesome.kernel.tty.JobControl;
import awesome.kernel.tty.Terminal;
import awesome.kernel.tty.TerminalFile;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.NamelessFiles;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.wait.DeferredWork;
import awesome.kernel.wait.Waiter;

/**
 * The standard streams of a program that runs for the launcher. Those that are terminals there are one
 * {@link Terminal} here; the others act like pipes.
 */
public final class RunStreams {
    private static final int[] TYPES = {RunChannel.STDIN, RunChannel.STDOUT, RunChannel.STDERR};

    /** A stream, which can be opened once more through {@code /proc/self/fd}. */
    private final class Stream extends Inode {
        private final int number;

        Stream(int number) {
            super(system, system.newNumber(), FileMode.S_IFIFO | 0600);
            this.number = number;
        }

        @Override
        public OpenFile open(int flags) {
            return new ChannelFile(this, flags, link, TYPES[number], waiter);
        }
    }

    private final RunRequest request;
    private final RunLink link;
    private final NamelessFiles system;
    private final Waiter waiter;
    private final CharacterDevice[] outputs = new CharacterDevice[TYPES.length];
    private final Terminal terminal;

    /**
     * Streams over {@code link}, which this starts.
     *
     * @param system for the inodes of streams that act like pipes
     * @param work does from now on what link and terminal want done
     */
    public RunStreams(RunRequest request, RunLink link, NamelessFiles system, JobControl jobs, Waiter waiter,
            Clock clock, DeferredWork work) {
        this.request = request;
        this.link = link;
        this.system = system;
        this.waiter = waiter;
        for (int i = 1; i < TYPES.length; i++) {
            outputs[i] = new ChannelOutput(link, TYPES[i]);
        }
        CharacterDevice screen = request.isTerminal(1) ? outputs[1] : request.isTerminal(2) ? outputs[2] : null;
        terminal = new Terminal(new ChannelConsole(link, request, screen), jobs, waiter, clock);
        link.setListener(new RunLink.Listener() {
            @Override
            public void resized(int rows, int columns) {
                terminal.resize(rows, columns);
            }

            @Override
            public void signal(int number) {
                terminal.signal(number);
            }

            @Override
            public void inputEnded() {
                if (request.isTerminal(0)) {
                    terminal.end();
                }
            }
        });
        work.add(link);
        work.add(terminal);
        link.start();
    }

    /** The launcher's terminal, if any of the streams is one; else one that nobody sees. */
    public Terminal terminal() {
        return terminal;
    }

    /**
     * Opens standard stream 0, 1 or 2.
     *
     * @param console the node of the console, which stands for the terminal
     */
    public OpenFile open(int stream, Inode console) {
        if (!request.isTerminal(stream)) {
            return new Stream(stream).open(stream == 0 ? OpenFlag.O_RDONLY : OpenFlag.O_WRONLY);
        }
        if (stream == 0) {
            return new TerminalFile(console, OpenFlag.O_RDWR, terminal);
        }
        return new TerminalFile(console, OpenFlag.O_RDWR, terminal, outputs[stream]);
    }
}
