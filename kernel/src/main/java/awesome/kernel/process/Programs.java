package awesome.kernel.process;

import awesome.abi.linux.AuxiliaryVector;
import awesome.abi.linux.Capability;
import awesome.abi.linux.Elf;
import awesome.abi.linux.Errno;
import awesome.abi.linux.MachineName;
import awesome.abi.linux.Rseq;
import awesome.abi.linux.Signal;
import awesome.kernel.elf.AuxiliaryValues;
import awesome.kernel.elf.ElfFile;
import awesome.kernel.elf.ElfLoader;
import awesome.kernel.elf.LoadedProgram;
import awesome.kernel.elf.ProgramFormatException;
import awesome.kernel.elf.StartStack;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import awesome.magic.UserAddr;
import java.util.ArrayList;
import java.util.List;

/**
 * From a path to a {@link Program} ready to run, for one process (execve(2)): follows {@code #!} lines, loads the file
 * and its dynamic linker into an address space of their own, and builds the stack. The process is not changed.
 */
public final class Programs {
    private static final int MOST_SCRIPTS = 5;
    private static final int CLOCK_TICKS = 100;
    private static final int PAGE = (int) AddressSpace.PAGE;
    /** Arguments and environment may fill a quarter of the stack, as on Linux. */
    private static final long MOST_ARGUMENT_BYTES = AddressLayout.STACK_SIZE / 4;

    private final Process process;

    /** Loads for {@code process}: paths, randomness and identities are its. */
    public Programs(Process process) {
        this.process = process;
    }

    /**
     * Loads a program.
     *
     * @param path as the program is told it (AT_EXECFN)
     * @param file what it leads to
     * @param arguments from the zeroth on, one character per byte
     * @param environment {@code NAME=value}, one character per byte
     * @throws ProgramFormatException if the file cannot be executed
     * @throws ErrnoException ENOENT and the like for a script's interpreter, E2BIG, ENOMEM, ELOOP
     */
    public Program load(String path, Place file, List<String> arguments, List<String> environment) {
        ArrayList<String> given = new ArrayList<>(arguments);
        if (given.isEmpty()) {
            given.add("");
        }
        InodeFile at = new InodeFile(path, file, process.vfs().access());
        for (int depth = 0; depth <= MOST_SCRIPTS; depth++) {
            byte[] start = new byte[ScriptLine.LONGEST];
            int length = at.read(0, start, 0, start.length);
            ScriptLine line = ScriptLine.parse(start, length);
            if (line == null) {
                return load(at, path, given, environment);
            }
            given.set(0, at.name());
            if (!line.argument().isEmpty()) {
                given.add(0, line.argument());
            }
            given.add(0, line.interpreter());
            at = interpreter(at.name(), line.interpreter());
        }
        throw new ErrnoException(Errno.ELOOP);
    }

    /** The file at the path that {@code user} names as what runs it. */
    private InodeFile interpreter(String user, String path) {
        try {
            Place file = process.vfs().findPlace(process.paths(), process.paths().current(), path, true);
            return new InodeFile(path, file, process.vfs().access());
        } catch (ErrnoException e) {
            throw new ProgramFormatException(e.errno(), user + " needs the program " + path
                    + " to run, which cannot be opened (" + e.getMessage()
                    + "): put it into the file system or use a static program");
        }
    }

    private Program load(InodeFile file, String path, List<String> arguments, List<String> environment) {
        if (StartStack.size(arguments, environment) > MOST_ARGUMENT_BYTES) {
            throw new ErrnoException(Errno.E2BIG);
        }
        ElfFile elf = new ElfFile(file);
        ElfFile linker = elf.interpreter().isEmpty() ? null : new ElfFile(interpreter(file.name(), elf.interpreter()));
        PageTable table = process.machine().pageTables().get();
        if (table == null) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        AddressSpace space = new AddressSpace(table, process.machine().frames(), process.machine().memory(),
                process.machine().threads().newLock());
        space.setLargePages(process.largePages());
        boolean done = false;
        try {
            Program program = load(space, file, elf, linker, path, arguments, environment);
            done = true;
            return program;
        } finally {
            if (!done) {
                space.release();
            }
        }
    }

    private Program load(AddressSpace space, InodeFile file, ElfFile elf, ElfFile linker, String path,
            List<String> arguments, List<String> environment) {
        AddressLayout layout =
                process.randomAddresses() ? AddressLayout.random(process.random()) : AddressLayout.fixed();
        UserMemory memory = new UserMemory(space, process.machine().memory());
        ElfLoader loader = new ElfLoader(space, memory);
        space.setMapTop(UserAddr.of(layout.mapTop()));
        mapStack(space, layout, elf.wantsExecutableStack());
        LoadedProgram loaded = loader.load(elf, elf.isMovable() ? base(elf, layout.movableBase()) : 0);
        LoadedProgram first = loaded;
        long linkerBase = 0;
        if (linker != null) {
            long room = linker.highest() - linker.lowest() + linker.alignment();
            linkerBase = linker.isMovable() ? base(linker, space.findFree(room).bits()) : 0;
            first = loader.load(linker, linkerBase);
        }
        StartStack stack = new StartStack(memory, UserAddr.of(layout.stackTop()));
        byte[] random = new byte[StartStack.RANDOM_BYTES];
        process.random().fill(random, 0, random.length);
        UserContext context = process.machine().userMode().newContext(UserAddr.of(first.entry()), UserAddr.of(0));
        SetIds setIds = process.task().hasNoNewPrivileges() || isTracedBySomebodyLess() ? SetIds.FORBIDDEN
                : SetIds.of(file.place());
        AuxiliaryValues values = values(loaded, linkerBase, process.credentials().executing(setIds));
        values.add(AuxiliaryVector.AT_RSEQ_FEATURE_SIZE, Rseq.FEATURE_SIZE);
        values.add(AuxiliaryVector.AT_RSEQ_ALIGN, Rseq.SIZE);
        values.add(AuxiliaryVector.AT_MINSIGSTKSZ, context.signalFrameSize() + Signal.MINSIGSTKSZ);
        context.setStackPointer(
                stack.build(arguments, environment, path, MachineName.MACHINE, random, values));
        ProgramBreak end = new ProgramBreak(space, loaded.end() + layout.breakGap());
        return new Program(path, file.place(), setIds, absolute(file), arguments, environment, values.bytes(), space, memory, context,
                end);
    }

    /** What to add to the addresses of a movable program so that it begins at {@code start} or a little above. */
    private static long base(ElfFile elf, long start) {
        return (start + elf.alignment() - 1 & -elf.alignment()) - (elf.lowest() & -elf.alignment());
    }

    /** The path of a file from the root of all. */
    private static String absolute(InodeFile file) {
        String path = Vfs.pathOfFile(file.place());
        return path == null ? file.name() : path;
    }

    /** Who traces a program is not to become what that becomes (execve(2)). */
    private boolean isTracedBySomebodyLess() {
        Tracee tracee = process.task().tracee();
        return tracee != null && !tracee.tracer().credentials().has(Capability.CAP_SYS_PTRACE);
    }

    private static void mapStack(AddressSpace space, AddressLayout layout, boolean executable) {
        int protection = PageTable.READ | PageTable.WRITE | (executable ? PageTable.EXECUTE : 0);
        space.map(UserAddr.of(layout.stackTop() - AddressLayout.STACK_SIZE), AddressLayout.STACK_SIZE, protection,
                false, null, 0, "[stack]");
        // Little of it is ever used.
        space.allowLargePages(UserAddr.of(layout.stackTop() - AddressLayout.STACK_SIZE), AddressLayout.STACK_SIZE, false);
    }

    private AuxiliaryValues values(LoadedProgram loaded, long linkerBase, Credentials who) {
        AuxiliaryValues values = new AuxiliaryValues();
        values.add(AuxiliaryVector.AT_HWCAP, process.machine().capabilities());
        values.add(AuxiliaryVector.AT_PAGESZ, PAGE);
        values.add(AuxiliaryVector.AT_CLKTCK, CLOCK_TICKS);
        values.add(AuxiliaryVector.AT_PHDR, loaded.headers());
        values.add(AuxiliaryVector.AT_PHENT, Elf.PROGRAM_HEADER_SIZE);
        values.add(AuxiliaryVector.AT_PHNUM, loaded.headerCount());
        values.add(AuxiliaryVector.AT_BASE, linkerBase);
        values.add(AuxiliaryVector.AT_FLAGS, 0);
        values.add(AuxiliaryVector.AT_ENTRY, loaded.entry());
        values.add(AuxiliaryVector.AT_UID, who.user(Credentials.REAL));
        values.add(AuxiliaryVector.AT_EUID, who.user(Credentials.EFFECTIVE));
        values.add(AuxiliaryVector.AT_GID, who.group(Credentials.REAL));
        values.add(AuxiliaryVector.AT_EGID, who.group(Credentials.EFFECTIVE));
        boolean isAnother = who.user(Credentials.EFFECTIVE) != who.user(Credentials.REAL)
                || who.group(Credentials.EFFECTIVE) != who.group(Credentials.REAL);
        values.add(AuxiliaryVector.AT_SECURE, isAnother ? 1 : 0);
        return values;
    }
}
