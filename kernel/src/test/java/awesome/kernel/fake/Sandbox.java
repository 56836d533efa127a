package awesome.kernel.fake;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.alarm.Alarms;
import awesome.kernel.elf.ElfBuilder;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.event.EventFiles;
import awesome.kernel.futex.Futexes;
import awesome.kernel.ipc.SystemVIpc;
import awesome.kernel.machine.PageTable;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.Allowance;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.mqueue.NamedQueues;
import awesome.kernel.pipe.Pipes;
import awesome.kernel.process.CurrentCaller;
import awesome.kernel.process.CurrentIpcCaller;
import awesome.kernel.process.CurrentProcess;
import awesome.kernel.process.Machine;
import awesome.kernel.process.OwnSignals;
import awesome.kernel.process.Process;
import awesome.kernel.process.Processes;
import awesome.kernel.process.Programs;
import awesome.kernel.process.Services;
import awesome.kernel.process.SystemNames;
import awesome.kernel.process.ThreadMachine;
import awesome.kernel.ramfs.RamFileSystem;
import awesome.kernel.random.RandomSource;
import awesome.kernel.syscall.SystemCalls;
import awesome.kernel.unix.UnixSockets;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.DeviceTable;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.FileUser;
import awesome.kernel.vfs.NamelessFiles;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Vfs;
import awesome.kernel.wait.DeferredWork;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** A process on a fake machine with a file system in memory, ready to make system calls. */
public final class Sandbox {
    /** Pages of {@link #AREA_PAGES} that the program may read and write. */
    public static final long AREA = 0x10_0000;
    public static final int AREA_PAGES = 64;
    /** A page that the program may only read. */
    public static final long READ_ONLY = 0x20_0000;
    /** Nothing is mapped here. */
    public static final long NOWHERE = 0x30_0000;
    private static final int OPEN_CREATE = OpenFlag.O_CREAT | OpenFlag.O_RDWR;

    public final FakeMachine machine;
    public final Vfs vfs;
    public final Process process;
    /** What processes may leave in queues and semaphores. */
    public final Allowance allowance = new Allowance(1 << 20);
    public final DeferredWork work = new DeferredWork();
    private final SystemCalls calls;

    public Sandbox() {
        this(4096);
    }

    public Sandbox(long memoryFrames) {
        this(memoryFrames, null);
    }

    /** With threads that run at once; null for none. */
    public Sandbox(long memoryFrames, Function<FakeMachine, ThreadMachine> threads) {
        machine = new FakeMachine(memoryFrames);
        Machine ports = threads == null ? machine.ports() : machine.ports(threads.apply(machine));
        CurrentProcess current = new CurrentProcess(ports, work);
        Processes processes = new Processes(ports, work);
        vfs = new Vfs(new RamFileSystem("ramfs", 1, machine, machine.failing, machine.frames, 8), new DeviceTable());
        NamelessFiles nameless = new NamelessFiles(2, machine, vfs.access());
        vfs.access().setUsers(() -> current.task() == null ? FileUser.SUPERUSER : current.task().credentials());
        Pipes pipes = new Pipes(nameless, current);
        vfs.devices().setFifos(pipes);
        Alarms alarms = new Alarms(machine, machine);
        work.add(alarms);
        Services services = new Services(ports, new RandomSource(machine, machine), vfs, pipes,
                new EventFiles(nameless, current, alarms, new OwnSignals(current), 100), alarms,
                new UnixSockets(nameless, current, machine, new CurrentCaller(current)),
                new RamFileSystem("tmpfs", 3, machine, machine.failing, machine.frames, 8), new SystemNames(),
                current, processes, new Futexes(),
                new SystemVIpc(new CurrentIpcCaller(current, machine), current, machine.failing, allowance),
                new NamedQueues(4, machine, new CurrentIpcCaller(current, machine), current, allowance));
        process = new Process(services, new FileDescriptors(), new PathContext(vfs.root()));
        calls = new SystemCalls(machine, null);
        processes.serve(calls, false);
        file("/bin/program", ElfBuilder.small().bytes(), 0755);
        process.task().begin();
        load("/bin/program", List.of("program"));
    }

    /** Makes the process run a program from the file system. */
    public void load(String path, List<String> arguments) {
        process.setRandomAddresses(false);
        process.become(new Programs(process).load(path,
                vfs.findPlace(process.paths(), vfs.root(), path, true), arguments, List.of("A=b")));
        map(AREA, AREA_PAGES, PageTable.READ | PageTable.WRITE);
        map(READ_ONLY, 1, PageTable.READ);
    }

    private void map(long at, int pages, int protection) {
        process.space().map(UserAddr.of(at), pages * AddressSpace.PAGE, protection, false, null, 0, "");
    }

    public FakeContext context() {
        return (FakeContext) process.context();
    }

    public UserMemory memory() {
        return process.memory();
    }

    public SystemCalls calls() {
        return calls;
    }

    /** Makes a file with that content, and the directory that it is in. */
    public void file(String path, byte[] content, int mode) {
        int slash = path.lastIndexOf('/');
        PathContext context = new PathContext(vfs.root());
        if (slash > 0) {
            String parent = path.substring(0, slash);
            try {
                vfs.findDirectory(context, vfs.root(), parent);
            } catch (ErrnoException missing) {
                vfs.makeDirectory(context, vfs.root(), parent, 0755);
            }
        }
        OpenFile file = vfs.open(context, vfs.root(), path, OPEN_CREATE, mode);
        file.inode().setPermissions(mode);
        file.write(new Bytes(content));
        file.release();
    }

    /** Makes a system call; what the program finds as its result. */
    public long call(int number, long... arguments) {
        FakeContext context = context();
        context.call(number, arguments);
        calls.call(process.task());
        return context().accumulator;
    }

    /** Puts a string with its zero at an address, which it returns. */
    public long string(long at, String text) {
        memory().copyOut(UserAddr.of(at), (text + "\0").getBytes(StandardCharsets.ISO_8859_1));
        return at;
    }

    public long number(long at) {
        return memory().readLong(UserAddr.of(at));
    }

    public void number(long at, long value) {
        memory().writeLong(UserAddr.of(at), value);
    }

    public String text(long at, int length) {
        return new String(memory().copyIn(UserAddr.of(at), length), StandardCharsets.ISO_8859_1);
    }
}
