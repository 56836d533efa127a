package awesome.kernel.procfs;

import awesome.kernel.vfs.ProcessPlace;
import awesome.kernel.vfs.Vfs;

/** The directory of one process (proc(5), {@code /proc/pid}) or of one thread ({@code /proc/pid/task/tid}). */
final class ProcessDirectory extends ProcDirectory implements ProcessPlace {
    private static final long NANOS_PER_TICK = 10_000_000L;
    private static final long PAGE = 4096;
    /** How many numbers {@code stat} has. */
    private static final int FIELDS = 52;

    /** There is one name space of users, in which all are who they are (user_namespaces(7)). */
    private static final String ALL_IDS = "         0          0 4294967295\n";
    /** Nothing says so to the kernel. */
    private static final String NOBODY_LOGGED_IN = "4294967295";

    /** In what tells of the identities. */
    private static final int EFFECTIVE = 1;

    private final ProcessView process;
    private final boolean ofProcess;

    ProcessDirectory(ProcFileSystem system, long number, ProcDirectory parent, ProcessView process) {
        super(system, number, parent);
        this.process = process;
        this.ofProcess = parent instanceof ProcRoot;
        addJump("exe", process::executablePath, process::executable);
        addJump("cwd", () -> Vfs.pathOf(process.paths().current()), () -> process.paths().current());
        addJump("root", () -> Vfs.pathOf(process.paths().root()), () -> process.paths().root());
        add("cmdline", process::commandLine);
        add("comm", () -> process.name() + "\n");
        add("auxv", 0400, process::auxiliary);
        add("environ", 0400, process::environment);
        add("limits", process::limits);
        add("maps", process::maps);
        add("mem", new MemoryInode(system, numberOf("mem"), process));
        add("smaps", process::mapsWithPages);
        add("smaps_rollup", process::allPages);
        add("stat", this::stat);
        add("statm", this::statm);
        add("status", () -> StatusText.of(process));
        add("personality", 0400, () -> StatusText.hex(process.personality() & 0xffff_ffffL, 8) + "\n");
        add("syscall", 0400, process::call);
        add("cgroup", () -> "0::/\n");
        add("oom_score", () -> "0\n");
        add("uid_map", () -> ALL_IDS);
        add("gid_map", () -> ALL_IDS);
        add("setgroups", () -> "allow\n");
        add("loginuid", () -> NOBODY_LOGGED_IN);
        add("sessionid", () -> NOBODY_LOGGED_IN);
        add("mounts", () -> system.mounts(process.paths().root()));
        add("mountinfo", () -> system.mountInfo(process.paths().root()));
        addDirectory("fd", new FilesDirectory(system, numberOf("fd"), this, process.files(), false));
        addDirectory("fdinfo", new FilesDirectory(system, numberOf("fdinfo"), this, process.files(), true));
        own(process.users()[EFFECTIVE], process.groups()[EFFECTIVE]);
    }

    @Override
    public int processId() {
        return ofProcess ? process.id() : 0;
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
                return process.userNanos() / NANOS_PER_TICK;
            case 15:
                return process.systemNanos() / NANOS_PER_TICK;
            case 16:
                return process.childUserNanos() / NANOS_PER_TICK;
            case 17:
                return process.childSystemNanos() / NANOS_PER_TICK;
            case 18:
                // Priority, 20 with a nice value of 0.
                return process.priority() > 0 ? -1 - process.priority() : 20 + process.nice();
            case 19:
                return process.nice();
            case 20:
                return process.threads().length;
            case 22:
                return process.startNanos() / NANOS_PER_TICK;
            case 23:
                return process.mappedBytes();
            case 24:
                return process.residentPages();
            case 25:
                // No limit on resident memory.
                return Long.MAX_VALUE;
            case 31:
                return process.signals().waitingHere();
            case 32:
                return process.signals().blocked();
            case 33:
                return process.signals().ignored();
            case 34:
                return process.signals().caught();
            case 38:
                return process.exitSignal();
            case 40:
                return process.priority();
            case 41:
                return process.policy();
            default:
                return 0;
        }
    }

    private String statm() {
        return process.mappedBytes() / PAGE + " " + process.residentPages() + " 0 0 0 " + process.residentPages()
                + " 0\n";
    }
}
