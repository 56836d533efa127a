package awesome.kernel.init;

import awesome.abi.linux.Errno;
import awesome.abi.linux.ProcessControl;
import awesome.abi.linux.Ptrace;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.MapsText;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.procfs.ProcessMemory;
import awesome.kernel.procfs.ProcessView;
import awesome.kernel.signal.SignalState;
import awesome.kernel.tty.Terminal;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A process, or one of its threads, as {@code /proc} shows it. */
final class ProcessShown implements ProcessView {
    /** Of a system call. */
    private static final int ARGUMENTS = 6;

    private final Process process;
    /** The leader where the whole process is shown. */
    private final Task task;
    private final boolean whole;

    ProcessShown(Process process) {
        this.process = process;
        task = process.tasks().leader();
        whole = true;
    }

    ProcessShown(Task task) {
        process = task.process();
        this.task = task;
        whole = false;
    }

    @Override
    public int id() {
        return task.id();
    }

    @Override
    public int process() {
        return process.id();
    }

    @Override
    public int[] threads() {
        return process.tasks().ids();
    }

    @Override
    public ProcessView thread(int id) {
        Task found = process.services().processes().task(id);
        return found == null || found.process() != process ? null : new ProcessShown(found);
    }

    @Override
    public String name() {
        return task.name();
    }

    @Override
    public char state() {
        if (process.isZombie() || task.isGone()) {
            return 'Z';
        }
        if (task.tracee() != null && task.tracee().isTrapped()) {
            return 't';
        }
        return process.jobState().isStopped() ? 'T' : task.isWaiting() ? 'S' : 'R';
    }

    @Override
    public int tracer() {
        return task.tracee() == null ? 0 : task.tracee().tracer().id();
    }

    @Override
    public String limits() {
        return LimitsShown.text(process.limits());
    }

    @Override
    public int parent() {
        return process.kin().parentId();
    }

    @Override
    public int group() {
        return process.kin().group();
    }

    @Override
    public int session() {
        return process.kin().session().id();
    }

    @Override
    public long terminal() {
        Terminal terminal = process.kin().session().terminal();
        return terminal == null ? 0 : terminal.number();
    }

    @Override
    public int foreground() {
        Terminal terminal = process.kin().session().terminal();
        return terminal == null ? -1 : terminal.foreground();
    }

    @Override
    public long startNanos() {
        return process.started();
    }

    @Override
    public long userNanos() {
        return whole ? process.times().user() : task.times().user();
    }

    @Override
    public long systemNanos() {
        return whole ? process.times().system() : task.times().system();
    }

    @Override
    public long childUserNanos() {
        return process.times().childUser();
    }

    @Override
    public long childSystemNanos() {
        return process.times().childSystem();
    }

    @Override
    public int nice() {
        return task.nice();
    }

    @Override
    public int policy() {
        return task.policy().number();
    }

    @Override
    public int priority() {
        return task.priority();
    }

    @Override
    public int exitSignal() {
        return process.kin().exitSignal();
    }

    @Override
    public int[] users() {
        Credentials who = task.credentials();
        return new int[] {who.user(Credentials.REAL), who.user(Credentials.EFFECTIVE), who.user(Credentials.SAVED),
            who.user(Credentials.FILES)};
    }

    @Override
    public int[] groups() {
        Credentials who = task.credentials();
        return new int[] {who.group(Credentials.REAL), who.group(Credentials.EFFECTIVE), who.group(Credentials.SAVED),
            who.group(Credentials.FILES)};
    }

    @Override
    public int[] otherGroups() {
        return task.credentials().groups();
    }

    @Override
    public long permittedCapabilities() {
        return task.credentials().capabilities().permitted();
    }

    @Override
    public long effectiveCapabilities() {
        return task.credentials().capabilities().effective();
    }

    @Override
    public long possibleCapabilities() {
        return task.credentials().capabilities().bounding();
    }

    @Override
    public long inheritableCapabilities() {
        return task.credentials().capabilities().inheritable();
    }

    @Override
    public long ambientCapabilities() {
        return task.credentials().capabilities().ambient();
    }

    @Override
    public boolean hasNoNewPrivileges() {
        return task.hasNoNewPrivileges();
    }

    @Override
    public int umask() {
        return process.paths().umask();
    }

    @Override
    public long processors() {
        return task.processors();
    }

    @Override
    public int personality() {
        return process.randomAddresses() ? 0 : ProcessControl.ADDR_NO_RANDOMIZE;
    }

    @Override
    public long peakPages() {
        return process.peakPages();
    }

    @Override
    public SignalState signals() {
        return task.signals();
    }

    @Override
    public long mappedBytes() {
        return process.program() == null ? 0 : process.space().mappedBytes();
    }

    @Override
    public long residentPages() {
        return process.program() == null ? 0 : process.space().residentPages();
    }

    @Override
    public Place executable() {
        return process.program() == null ? null : process.program().place();
    }

    @Override
    public String executablePath() {
        if (process.program() == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return process.program().executable();
    }

    @Override
    public String maps() {
        return process.program() == null ? "" : MapsText.maps(process.space());
    }

    @Override
    public String mapsWithPages() {
        return process.program() == null ? "" : MapsText.smaps(process.space());
    }

    @Override
    public String allPages() {
        return process.program() == null ? "" : MapsText.rollup(process.space());
    }

    @Override
    public String commandLine() {
        return process.program() == null ? "" : withZeros(process.program().arguments());
    }

    @Override
    public String environment() {
        return process.program() == null ? "" : withZeros(process.program().environment());
    }

    @Override
    public String auxiliary() {
        return process.program() == null ? "" : new String(process.program().auxiliary(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public String call() {
        // Who asks is in a call itself.
        if (!task.isWaiting() && task != process.services().current().task()) {
            return "running\n";
        }
        UserContext context = task.context();
        StringBuilder text = new StringBuilder();
        if (!context.isInCall()) {
            text.append(-1);
        } else {
            text.append(context.systemCallNumber());
            for (int i = 0; i < ARGUMENTS; i++) {
                text.append(" 0x").append(Long.toHexString(context.argument(i)));
            }
        }
        byte[] registers = new byte[Ptrace.REGS_SIZE];
        context.readRegisters(registers);
        return text.append(" 0x").append(Long.toHexString(LittleEndian.getLong(registers, Ptrace.REGS_RSP)))
                .append(" 0x").append(Long.toHexString(LittleEndian.getLong(registers, Ptrace.REGS_RIP)))
                .append('\n').toString();
    }

    private static String withZeros(List<String> strings) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < strings.size(); i++) {
            text.append(strings.get(i)).append('\0');
        }
        return text.toString();
    }

    @Override
    public ProcessMemory memory() {
        return new MemoryShown(process);
    }

    @Override
    public FileDescriptors files() {
        return process.files();
    }

    @Override
    public PathContext paths() {
        if (process.program() == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return process.paths();
    }
}
