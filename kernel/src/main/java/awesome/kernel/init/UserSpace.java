package awesome.kernel.init;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.Signal;
import awesome.abi.run.RootArchive;
import awesome.abi.run.RunFile;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.DiskSource;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.console.ConsoleDevice;
import awesome.kernel.console.HostPort;
import awesome.kernel.console.PortSource;
import awesome.kernel.devfs.DeviceFiles;
import awesome.kernel.elf.ProgramFormatException;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.event.EventFiles;
import awesome.kernel.futex.Futexes;
import awesome.kernel.ipc.SystemVIpc;
import awesome.kernel.log.LogBuffer;
import awesome.kernel.machine.DeviceStream;
import awesome.kernel.memory.Allowance;
import awesome.kernel.mqueue.NamedQueues;
import awesome.kernel.ninep.Channel;
import awesome.kernel.pipe.Pipes;
import awesome.kernel.overlay.OverlayType;
import awesome.kernel.process.CurrentCaller;
import awesome.kernel.process.CurrentIpcCaller;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.Ending;
import awesome.kernel.process.Machine;
import awesome.kernel.process.OwnSignals;
import awesome.kernel.process.Process;
import awesome.kernel.process.Processes;
import awesome.kernel.process.Programs;
import awesome.kernel.process.Services;
import awesome.kernel.process.SystemNames;
import awesome.kernel.process.TaskLife;
import awesome.kernel.procfs.ProcFileSystem;
import awesome.kernel.procfs.SysFileSystem;
import awesome.kernel.pty.PtyFileSystem;
import awesome.kernel.ramfs.ArchiveException;
import awesome.kernel.ramfs.InitialFiles;
import awesome.kernel.ramfs.RamFileSystem;
import awesome.kernel.ramfs.RootFiles;
import awesome.kernel.ramfs.Tmpfs;
import awesome.kernel.random.RandomFeed;
import awesome.kernel.random.RandomSource;
import awesome.kernel.run.RunFileException;
import awesome.kernel.run.RunLink;
import awesome.kernel.run.RunRequest;
import awesome.kernel.run.RunStreams;
import awesome.kernel.syscall.SystemCalls;
import awesome.kernel.tty.Terminal;
import awesome.kernel.unix.UnixSockets;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceTable;
import awesome.kernel.vfs.Directory;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.FileSystemTypes;
import awesome.kernel.vfs.FileUser;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.NamelessFiles;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.SharedFileSystem;
import awesome.kernel.vfs.Vfs;
import awesome.kernel.wait.DeferredWork;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All that programs see, and the first of them: the tree of files, devices, the standard streams, the process. The
 * program is the one that the launcher asks for ({@link RunFile}), else the first of those that systems begin with.
 */
public final class UserSpace {
    /** Status of a shell for a program that cannot be executed, and for one that is not there. */
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;

    private static final int ROOT_DEVICE = 1;
    private static final int DEV_DEVICE = 2;
    private static final int PROC_DEVICE = 3;
    private static final int NAMELESS_DEVICE = 4;
    private static final int MEMORY_DEVICE = 5;
    private static final int PTY_DEVICE = 6;
    private static final int QUEUE_DEVICE = 7;
    private static final int SYS_DEVICE = 8;
    /** One frame in so many stays free for programs, whatever is written to files. */
    private static final int RESERVED_PART = 16;

    /** One byte in so many is for files that are waited for, each of which takes some. */
    private static final int WATCHES_PART = 25;
    private static final int WATCH_BYTES = 256;
    /** One byte in so many is for semaphores and messages. */
    private static final int IPC_PART = 32;
    /** The console that is a port to the host. */
    private static final String PORT_CONSOLE = "hvc0";

    private static final List<String> ENVIRONMENT = List.of("HOME=/", "TERM=linux",
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private final Machine machine;
    private final UserOptions options;
    private final ConsoleDevice console;
    private final CharacterDevice channel;
    private final LogBuffer log;
    private final DeferredWork work = new DeferredWork();
    private final CurrentProcess current;
    private final SystemCalls calls;
    private final Processes processes;
    private final ProcessJobs jobs;
    private final NamelessFiles nameless;
    private final RandomSource random;
    private final Vfs vfs;
    private final Services services;
    private Disks disks;
    /** Null until devices are mounted. */
    private DiskFileSystems onDisks;
    private List<Channel> channels = List.of();
    private List<DiskSource> sources = List.of();
    private List<PortSource> ports = List.of();
    /** The port that the first program's terminal is at; null if it is at none. */
    private HostPort consolePort;
    private Shares shares;
    private RunLink link;
    /** What is wrong with the root; null if nothing is. */
    private String rootProblem;
    /** The path of the first program. */
    private String first;

    /**
     * A user space with no files yet. Interrupts are on.
     *
     * @param console what a person sits at
     * @param channel the line of the run channel
     * @param kept keeps what the kernel says, also for {@code /dev/kmsg}; the log of {@code machine}
     */
    public UserSpace(Machine machine, UserOptions options, ConsoleDevice console, CharacterDevice channel,
            LogBuffer kept) {
        this.machine = machine;
        this.options = options;
        this.console = console;
        this.channel = channel;
        log = kept;
        current = new CurrentProcess(machine, work);
        processes = new Processes(machine, work);
        calls = new SystemCalls(log, options.trace());
        processes.serve(calls, options.showRegisters());
        jobs = new ProcessJobs(current, processes);
        random = new RandomSource(machine.cpu(), machine.clock());
        vfs = new Vfs(files("rootfs", ROOT_DEVICE), new DeviceTable());
        vfs.access().setUsers(() -> current.task() == null ? FileUser.SUPERUSER : current.task().credentials());
        nameless = new NamelessFiles(NAMELESS_DEVICE, machine.clock(), vfs.access());
        Pipes pipes = new Pipes(nameless, current);
        vfs.devices().setFifos(pipes);
        Alarms alarms = new Alarms(machine.clock(), machine.devices());
        work.add(alarms);
        EventFiles events = new EventFiles(nameless, current, alarms, new OwnSignals(current),
                mostWatches(machine.frames().totalFrames()));
        CurrentIpcCaller caller = new CurrentIpcCaller(current, machine.clock());
        // What processes leave in queues and semaphores may take a part of the memory.
        Allowance allowance = new Allowance(machine.frames().totalFrames() * Frame.SIZE / IPC_PART);
        services = new Services(machine, random, vfs, pipes, events, alarms,
                new UnixSockets(nameless, current, machine.clock(), new CurrentCaller(current)),
                files("tmpfs", MEMORY_DEVICE),
                new SystemNames(), current, processes, new Futexes(),
                new SystemVIpc(caller, current, machine.frames(), allowance),
                new NamedQueues(QUEUE_DEVICE, machine.clock(), caller, current, allowance));
    }

    /** What is waited for by sets of files may take a part of the memory (epoll(7), "max_user_watches"). */
    private static int mostWatches(long frames) {
        return (int) Math.min(Integer.MAX_VALUE, frames * Frame.SIZE / WATCHES_PART / WATCH_BYTES);
    }

    private RamFileSystem files(String type, int device) {
        long reserve = machine.frames().totalFrames() / RESERVED_PART;
        return new RamFileSystem(type, device, machine.clock(), machine.fileFrames(), machine.memory(), reserve);
    }

    /** There are these devices with ports to the host. */
    public void usePorts(List<PortSource> some) {
        ports = some;
    }

    /** Some disks come and go. */
    public void watch(List<DiskSource> some) {
        sources = some;
    }

    /** There are these disks, these devices that give random bytes, and these channels to servers of files. */
    public void use(List<BlockDevice> found, List<RandomFeed> feeds, List<Channel> servers) {
        channels = servers;
        disks = new Disks(machine, current, found);
        for (RandomFeed each : feeds) {
            random.add(each);
        }
    }

    /** Fills the tree with the files of an archive, whose memory they keep; says so if it is damaged. */
    public void unpack(PhysAddr archive, long length) {
        if (length == 0) {
            return;
        }
        try {
            int count = InitialFiles.unpack(vfs, machine.memory(), archive, length);
            log.line("initial file system: " + count + " files, " + length / 1024 + " KiB");
        } catch (ArchiveException e) {
            log.line("initial file system: " + e.getMessage() + "; build the image again");
        }
    }

    /**
     * Fills the tree with the files of a tar archive. If it is damaged or too large, {@link #run} says so, and runs
     * nothing.
     */
    public void unpackRoot(DeviceStream archive) {
        long begun = machine.clock().monotonicNanos();
        try {
            int count = RootFiles.unpack(vfs, archive);
            long took = (machine.clock().monotonicNanos() - begun) / 1_000_000;
            log.line("root file system: " + count + " files, " + archive.length() / 1024 + " KiB, in " + took + " ms");
        } catch (ArchiveException e) {
            rootProblem = "root file system: " + e.getMessage();
        } catch (ErrnoException | OutOfMemoryError e) {
            rootProblem = tooLarge(archive.length());
        }
    }

    private String tooLarge(long bytes) {
        long memory = machine.frames().totalFrames() * Frame.SIZE >> 20;
        long wanted = Math.max(RootArchive.memoryFor(bytes), 2 * memory);
        return "root file system: its " + (bytes >> 20) + " MiB do not fit into a machine of " + memory
                + " MiB; start it with more memory, --memory " + wanted;
    }

    /** Gives back frames of what is kept of disks; as {@link awesome.kernel.memory.KeptFrames}. */
    public boolean giveBack(boolean mayWait) {
        return onDisks != null && onDisks.kept().giveBack(mayWait);
    }

    /** How many processes there were. */
    public long processesMade() {
        return processes.made();
    }

    /** Whether the machine is to start over, now that the first program has ended. */
    public boolean isRestarting() {
        return processes.isRestarting();
    }

    /** Runs the first program to its end, which whoever waits for it is told. */
    public Ending run() {
        RunRequest request;
        try {
            request = request();
        } catch (RunFileException e) {
            log.line(RunFile.PATH + ": " + e.getMessage() + "; kernel and launcher are not of the same version");
            return Ending.exited(CANNOT_EXECUTE);
        }
        Ending ending = run(request);
        if (onDisks != null) {
            onDisks.end();
        }
        if (disks != null) {
            disks.flush(log);
        }
        if (link != null && processes.isRestarting()) {
            link.restarting();
        } else if (link != null && ending.bySignal()) {
            link.killed(ending.number());
        } else if (link != null) {
            link.exited(ending.number());
        }
        return ending;
    }

    /** What the launcher wants; null if nobody asks for anything. */
    private RunRequest request() throws RunFileException {
        try {
            return RunRequest.read(find(RunFile.PATH));
        } catch (ErrnoException noFile) {
            return null;
        }
    }

    private Inode find(String path) {
        PathContext context = new PathContext(vfs.root());
        try {
            return vfs.find(context, vfs.root(), path, true);
        } finally {
            context.release();
        }
    }

    private Ending run(RunRequest request) {
        FileDescriptors files = new FileDescriptors();
        Ending ending;
        Process process;
        // A root on a disk has a thread of its own, which stores what was changed.
        current.share();
        current.enter(null);
        try {
            Terminal terminal = request != null && request.usesChannel() ? openChannel(request, files)
                    : openConsole(files);
            process = new Process(services, files, new PathContext(vfs.root()));
            process.setRandomAddresses(options.randomAddresses());
            first = request == null ? options.program() : request.program();
            boolean isNamed = first != null;
            if (rootProblem == null && request != null) {
                rootProblem = shares.mount(request.shares());
            }
            ending = rootProblem == null ? start(process, request) : refuse(process, rootProblem, Errno.EIO);
            // An init gives the terminal to the sessions that it makes.
            if (ending == null && (isNamed || first.equals(ProgramSearch.SHELL))) {
                // Without one, signals of the launcher are for the group all the same, but there is no /dev/tty.
                if (request == null || !request.usesChannel() || request.hasTerminal()) {
                    process.kin().session().setTerminal(terminal);
                }
                terminal.setSession(process.id(), process.id());
            }
            if (ending != null) {
                files.closeAll();
            }
        } finally {
            current.leave();
        }
        if (ending != null) {
            return ending;
        }
        if (!machine.threads().start("deferred work", current::doWork)) {
            log.line("there is no memory for the thread that serves devices");
        }
        for (DiskSource each : sources) {
            disks.watch(each, log);
        }
        ending = TaskLife.live(process);
        log.line(first + (ending.bySignal() ? " was ended by signal " + ending.number() + ", "
                + Signal.description(ending.number()) : " ended with status " + ending.number()));
        String unsupported = calls.unsupported().describe();
        if (!unsupported.isEmpty()) {
            log.line("asked for and not supported, so often:\n" + unsupported.stripTrailing());
        }
        return ending;
    }

    /** Loads the program; how it ended if it could not even begin, else null. */
    private Ending start(Process process, RunRequest request) {
        try {
            if (request != null) {
                PathContext paths = process.paths();
                paths.setCurrent(vfs.findDirectory(paths, vfs.root(), request.directory()));
            }
            ProgramSearch search = new ProgramSearch(vfs, process.paths());
            List<String> environment = request == null ? ENVIRONMENT : request.environment();
            boolean named = request != null && first != null;
            first = first == null ? search.usual() : search.locate(first, environment);
            List<String> arguments = named ? request.arguments() : List.of(first);
            process.become(new Programs(process).load(first, search.find(first), arguments, environment));
            return null;
        } catch (ProgramFormatException e) {
            return refuse(process, e.getMessage(), e.errno());
        } catch (ErrnoException e) {
            return refuse(process, first == null ? "the file system has none of the programs that systems begin with: "
                    + ProgramSearch.USUAL : "cannot run " + first + ": " + e.getMessage(), e.errno());
        } catch (OutOfMemoryError e) {
            return refuse(process, "cannot run " + first + ": the kernel has no memory left", Errno.ENOMEM);
        }
    }

    private Ending refuse(Process process, String message, int errno) {
        log.line(message);
        if (link != null) {
            process.files().get(2).write(Bytes.of("awesome: " + message + "\n"));
        }
        return Ending.exited(errno == Errno.ENOENT ? NOT_FOUND : CANNOT_EXECUTE);
    }

    private Terminal openConsole(FileDescriptors files) {
        ConsoleDevice device = console;
        if (PORT_CONSOLE.equals(options.console()) && !ports.isEmpty() && ports.get(0).console() != null) {
            consolePort = ports.get(0).console();
            device = consolePort;
            log.also(this::tellPort);
        }
        Terminal terminal = new Terminal(device, jobs, current, machine.clock());
        work.add(terminal);
        mount(terminal);
        if (rootProblem != null) {
            return terminal;
        }
        PathContext context = new PathContext(vfs.root());
        OpenFile file = vfs.open(context, vfs.root(), "/dev/console", OpenFlag.O_RDWR, 0);
        files.add(file, 0, false);
        files.add(file.retain(), 1, false);
        files.add(file.retain(), 2, false);
        context.release();
        return terminal;
    }

    private void tellPort(String message) {
        byte[] bytes = (message.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        consolePort.write(bytes, 0, bytes.length);
    }

    private Terminal openChannel(RunRequest request, FileDescriptors files) {
        link = new RunLink(channel, log);
        RunStreams streams =
                new RunStreams(request, link, nameless, jobs, current, machine.clock(), work);
        Inode node = mount(streams.terminal()).lookup("console");
        for (int stream = 0; stream < 3; stream++) {
            files.add(streams.open(stream, node), stream, false);
        }
        return streams.terminal();
    }

    /** Takes away what an archive has where something is to be mounted, unless it is a directory. */
    private void clear(String name) {
        Inode there = vfs.root().directory().lookup(name);
        if (there != null && !(there instanceof Directory)) {
            vfs.root().directory().remove(name);
        }
    }

    /** Mounts the root if it is on a disk, and what belongs to the kernel; the directory of devices. */
    private Directory mount(Terminal terminal) {
        RamFileSystem dev = files("devtmpfs", DEV_DEVICE);
        DeviceFiles devices = new DeviceFiles(dev, vfs.devices());
        devices.addMemory();
        devices.addRandom(random);
        devices.addLog(log, current);
        devices.addTerminal(terminal, jobs);
        PtyFileSystem ptys = new PtyFileSystem(PTY_DEVICE, machine.clock(), jobs, current, vfs.access());
        devices.addTerminalPairs(ptys);
        devices.addLinks();
        LoopDisks.addTo(devices, machine, current);
        if (disks != null) {
            disks.addTo(devices);
        }
        ProcFileSystem proc = proc();
        SysFileSystem sys = new SysFileSystem(SYS_DEVICE, machine.clock());
        MachineShown.addTo(sys, machine.threads().processors());
        addPorts(devices, sys, terminal);
        FileSystemTypes types = vfs.types();
        types.add(new SharedFileSystem(sys));
        types.add(new SharedFileSystem(proc));
        types.add(tmpfs("tmpfs"));
        types.add(tmpfs("ramfs"));
        types.add(new SharedFileSystem(dev));
        types.add(new SharedFileSystem(ptys));
        onDisks = new DiskFileSystems(machine, current, vfs);
        onDisks.addTypes();
        types.add(new OverlayType(machine.clock(), onDisks::newTurn));
        shares = Shares.addTo(vfs, channels, machine, current, onDisks);
        mountRoot(dev.root());
        mount(dev, "/dev");
        mount(ptys, "/dev/pts");
        mount(proc, "/proc");
        mount(sys, "/sys");
        return dev.root();
    }

    private void addPorts(DeviceFiles devices, SysFileSystem sys, Terminal terminal) {
        if (ports.isEmpty()) {
            return;
        }
        HostPorts shown = new HostPorts(devices, sys.root().directory("class").directory("virtio-ports"), current, jobs, machine.clock(), work,
                log);
        for (PortSource each : ports) {
            boolean isConsole = consolePort != null && each == ports.get(0);
            shown.add(each, isConsole ? consolePort : null, isConsole ? terminal : null);
        }
    }

    private ProcFileSystem proc() {
        ProcFileSystem proc = new ProcFileSystem(PROC_DEVICE, machine.clock(), jobs);
        proc.addSystem(machine.frames(), () -> onDisks == null ? 0 : onDisks.kept().used(), vfs);
        proc.root().add("cmdline", () -> options.line() + "\n");
        IpcShown.addTo(proc, services.ipc());
        LoadShown.addTo(proc, processes, machine);
        if (disks != null) {
            disks.addTo(proc);
        }
        SettingsShown.addTo(proc, services, options.randomAddresses());
        proc.root().add("unsupported", () -> calls.unsupported().describe());
        return proc;
    }

    /**
     * A disk takes the place of the files in memory, unless those have what such a system begins with, which then does as it
     * likes (Linux, Documentation/filesystems/ramfs-rootfs-initramfs.rst).
     */
    private void mountRoot(Directory nodes) {
        if (rootProblem == null && options.root() != null && vfs.root().directory().lookup(ProgramSearch.EARLY) == null) {
            rootProblem = new DiskRoot(options.root(), vfs, disks, DiskFileSystems.USUAL).mount(nodes);
            return;
        }
        clear("dev");
        clear("proc");
        clear("sys");
    }

    /** Mounts what belongs to the kernel. */
    private void mount(FileSystem files, String path) {
        try {
            vfs.mount(files, path);
        } catch (ErrnoException e) {
            if (rootProblem == null) {
                rootProblem = "the root file system has no directory " + path
                        + ", which the kernel needs, and it cannot be made: " + e.getMessage();
            }
        }
    }

    private Tmpfs tmpfs(String type) {
        return new Tmpfs(type, machine.clock(), machine.fileFrames(), machine.memory(),
                machine.frames().totalFrames() / RESERVED_PART);
    }
}
