package awesome.kernel.procfs;

import awesome.kernel.vfs.Vfs;

/** The directory of one process (proc(5), {@code /proc/pid}). */
final class ProcessDirectory extends ProcDirectory {
    private static final long NANOS_PER_TICK = 10_000_000L;
    private static final long PAGE = 4096;
    /** How many numbers {@code stat} has. */
    private static final int FIELDS = 52;

    private final ProcessView process;

    ProcessDirectory(ProcFileSystem system, long number, ProcDirectory parent, ProcessView process) {
        super(system, number, parent);
        this.process = process;
        addJump("exe", process::executablePath, process::executable);
        addJump("cwd", () -> Vfs.pathOf(process.paths().current()), () -> process.paths().current());
        addJump("root", () -> Vfs.pathOf(process.paths().root()), () -> process.paths().root());
        add("cmdline", process::commandLine);
        add("comm", () -> process.name() + "\n");
        add("environ", process::environment);
        add("maps", process::maps);
        add("stat", this::stat);
        add("statm", this::statm);
        add("status", this::status);
        addLink("mounts", () -> "../mounts");
        addDirectory("fd", new FilesDirectory(system, numberOf("fd"), this, process.files()));
    }

    /** One line of 52 numbers, in the order of proc(5). */
    private String stat() {
        StringBuilder out = new StringBuilder();
        out.append(process.id()).append(" (").append(process.name()).append(") ").append(process.state());
        for (int field = 4; field <= FIELDS; field++) {
            out.append(' ').append(statField(field));
        }
        return out.append('\n').toString();
    }

    private long statField(int field) {
        switch (field) {
            case 4:
                return process.parent();
            case 5:
                return process.group();
            case 6:
                return process.session();
            case 7:
                return process.terminal();
            case 8:
                return process.foreground();
            case 14:
                return process.runNanos() / NANOS_PER_TICK;
            case 18:
                // Priority of a process with nice value 0.
                return 20;
            case 20:
                // Threads.
                return 1;
            case 22:
                return process.startNanos() / NANOS_PER_TICK;
            case 23:
                return process.mappedBytes();
            case 24:
                return process.residentPages();
            case 25:
                // No limit on resident memory.
                return Long.MAX_VALUE;
            case 38:
                // Signal to the parent at the end, SIGCHLD.
                return 17;
            default:
                return 0;
        }
    }

    private String statm() {
        return process.mappedBytes() / PAGE + " " + process.residentPages() + " 0 0 0 " + process.residentPages()
                + " 0\n";
    }

    private String status() {
        StringBuilder out = new StringBuilder();
        out.append("Name:\t").append(process.name()).append('\n');
        out.append("State:\t").append(process.state()).append(" (").append(stateName()).append(")\n");
        out.append("Tgid:\t").append(process.id()).append('\n');
        out.append("Pid:\t").append(process.id()).append('\n');
        out.append("PPid:\t").append(process.parent()).append('\n');
        out.append("Uid:\t0\t0\t0\t0\n");
        out.append("Gid:\t0\t0\t0\t0\n");
        out.append("FDSize:\t").append(process.files().end()).append('\n');
        out.append("VmSize:\t").append(process.mappedBytes() / 1024).append(" kB\n");
        out.append("VmRSS:\t").append(process.residentPages() * (PAGE / 1024)).append(" kB\n");
        out.append("Threads:\t1\n");
        return out.toString();
    }

    private String stateName() {
        switch (process.state()) {
            case 'R':
                return "running";
            case 'S':
                return "sleeping";
            case 'D':
                return "disk sleep";
            case 'T':
                return "stopped";
            default:
                return "zombie";
        }
    }
}
