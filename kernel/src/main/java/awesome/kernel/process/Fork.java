package awesome.kernel.process;

import awesome.abi.linux.Capability;
import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.Errno;
import awesome.abi.linux.Limit;
import awesome.abi.linux.Ptrace;
import awesome.abi.linux.Signal;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.signal.AlternateStack;
import awesome.kernel.signal.SignalState;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/**
 * What clone(2) is asked for, and its fulfilment: a process that goes on where its maker is, or another thread of the same
 * one ({@link NewThread}). Memory is the same, or a copy of which pages are copied when one of both writes to them.
 *
 * @param flags of {@link CloneFlag}, without the signal
 * @param exitSignal the signal that the maker gets when the child ends; 0 for none
 * @param stack the stack pointer of the child; 0 for that of its maker
 * @param threadPointer of the child, with CLONE_SETTLS
 * @param parentTid where the maker wants the child's number, with CLONE_PARENT_SETTID
 * @param childTid where the child has its number, with CLONE_CHILD_SETTID, or a zero in the end, with
 *     CLONE_CHILD_CLEARTID
 */
public record Fork(long flags, int exitSignal, long stack, long threadPointer, long parentTid, long childTid) {
    private static final long SUPPORTED = CloneFlag.CLONE_VM | CloneFlag.CLONE_FS | CloneFlag.CLONE_FILES
            | CloneFlag.CLONE_VFORK | CloneFlag.CLONE_PARENT | CloneFlag.CLONE_SYSVSEM | CloneFlag.CLONE_SETTLS
            | CloneFlag.CLONE_PARENT_SETTID | CloneFlag.CLONE_CHILD_CLEARTID | CloneFlag.CLONE_CHILD_SETTID
            | CloneFlag.CLONE_DETACHED | CloneFlag.CLONE_UNTRACED | CloneFlag.CLONE_PTRACE
            | CloneFlag.CLONE_IO & 0xffff_ffffL | CloneFlag.CLONE_CLEAR_SIGHAND | CloneFlag.CLONE_SIGHAND
            | CloneFlag.CLONE_THREAD;

    boolean has(long flag) {
        return (flags & flag) != 0;
    }

    /**
     * Makes the child or the other thread of {@code maker}, which is the current process, and lets it run.
     *
     * @return its number
     * @throws ErrnoException EINVAL for what cannot be, EAGAIN if there are too many, ENOMEM
     */
    public int make(Process maker) {
        check(maker);
        return has(CloneFlag.CLONE_THREAD) ? NewThread.make(this, maker.task()) : makeProcess(maker);
    }

    private int makeProcess(Process maker) {
        Processes all = maker.services().processes();
        FileDescriptors files = has(CloneFlag.CLONE_FILES) ? maker.files().retain() : maker.files().copy();
        Process child = null;
        boolean done = false;
        try {
            PathContext paths = has(CloneFlag.CLONE_FS) ? maker.paths().retain() : maker.paths().copy();
            child = child(maker, all.newId(), files, paths);
            child.setProgram(program(maker));
            prepare(maker, child);
            child.kin().begin(maker.kin(), has(CloneFlag.CLONE_PARENT), exitSignal);
            all.add(child);
            trace(maker.task(), child.tasks().leader());
            if (!maker.machine().threads().start(child.name(), new TaskLife(child.tasks().leader()))) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            done = true;
        } finally {
            if (!done) {
                undo(child, files);
            }
        }
        int id = child.id();
        tellTracer(maker.task(), event(), id);
        if (has(CloneFlag.CLONE_VFORK)) {
            child.awaitLeaving();
            tellTracer(maker.task(), Ptrace.PTRACE_EVENT_VFORK_DONE, id);
        }
        return id;
    }

    /** The event that a tracer is told of. */
    int event() {
        return has(CloneFlag.CLONE_VFORK) ? Ptrace.PTRACE_EVENT_VFORK
                : exitSignal == Signal.SIGCHLD ? Ptrace.PTRACE_EVENT_FORK : Ptrace.PTRACE_EVENT_CLONE;
    }

    /** Who is made is traced too if the tracer of its maker wants that, or its maker. */
    void trace(Task maker, Task made) {
        Tracee tracee = maker.tracee();
        if (tracee != null && (tracee.hasOption(event()) && !has(CloneFlag.CLONE_UNTRACED) || has(CloneFlag.CLONE_PTRACE))) {
            Tracees.inherit(maker, made);
        }
    }

    void tellTracer(Task maker, int event, int id) {
        if (maker.tracee() != null && !has(CloneFlag.CLONE_UNTRACED)) {
            maker.tracee().made(event, id);
        }
    }

    private void check(Process maker) {
        if (maker.task().isKilled()) {
            throw new ErrnoException(Waiter.RESTART);
        }
        boolean possible = (flags & ~SUPPORTED) == 0 && (exitSignal == 0 || SignalState.isSignal(exitSignal))
                && !(has(CloneFlag.CLONE_PARENT) && maker.kin().parent() == null);
        // Threads share what is done about signals, and that means nothing without the same memory.
        boolean whole = (has(CloneFlag.CLONE_SIGHAND) || !has(CloneFlag.CLONE_THREAD))
                && (has(CloneFlag.CLONE_VM) || !has(CloneFlag.CLONE_SIGHAND))
                && !(has(CloneFlag.CLONE_SIGHAND) && has(CloneFlag.CLONE_CLEAR_SIGHAND));
        if (!possible || !whole) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (has(CloneFlag.CLONE_SETTLS) && (threadPointer < 0 || threadPointer >= PageTable.USER_END)) {
            throw new ErrnoException(Errno.EPERM);
        }
        Credentials who = maker.credentials();
        long limit = who.user(Credentials.REAL) == 0 || who.has(Capability.CAP_SYS_RESOURCE)
                || who.has(Capability.CAP_SYS_ADMIN) ? Limits.INFINITE
                : maker.limits().soft(Limit.RLIMIT_NPROC);
        if (!maker.services().processes().isRoomFor(who.user(Credentials.REAL), limit)) {
            throw new ErrnoException(Errno.EAGAIN);
        }
    }

    private Process child(Process maker, int id, FileDescriptors files, PathContext paths) {
        boolean done = false;
        try {
            SignalState signals = maker.task().signals();
            Process child = new Process(maker, id, files, paths,
                    has(CloneFlag.CLONE_SIGHAND) ? signals.forProcess(signals.actions()) : signals.copy());
            done = true;
            return child;
        } finally {
            if (!done) {
                paths.release();
            }
        }
    }

    /** The registers of who is made by {@code maker}. */
    UserContext registers(Task maker) {
        UserContext registers = maker.context().copy();
        registers.setResult(0);
        if (stack != 0) {
            registers.setStackPointer(UserAddr.of(stack));
        }
        if (has(CloneFlag.CLONE_SETTLS)) {
            registers.setThreadPointer(UserAddr.of(threadPointer));
        }
        registers.setTellsResumed(false);
        return registers;
    }

    private Program program(Process maker) {
        Program program = maker.program();
        UserContext registers = registers(maker.task());
        if (has(CloneFlag.CLONE_VM)) {
            program.space().retain();
            return program.copy(program.space(), program.memory(), registers);
        }
        PageTable table = maker.machine().pageTables().get();
        if (table == null) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        AddressSpace copy = program.space().copy(table, maker.machine().threads().newLock());
        return program.copy(copy, new UserMemory(copy, maker.machine().memory()), registers);
    }

    private void prepare(Process maker, Process child) {
        if (has(CloneFlag.CLONE_SYSVSEM)) {
            child.shareUndo(maker);
        }
        if (has(CloneFlag.CLONE_CLEAR_SIGHAND)) {
            child.signals().clearHandlers();
        }
        RestartableSequence sequence = maker.task().sequence();
        if (sequence != null && !has(CloneFlag.CLONE_VM)) {
            child.task().setSequence(sequence.copy());
        }
        if (has(CloneFlag.CLONE_VM) && !has(CloneFlag.CLONE_VFORK)) {
            // The alternate stack is the maker's.
            child.signals().setStack(AlternateStack.NONE);
        }
        tell(maker.memory(), child.memory(), child.tasks().leader());
    }

    /** Writes the number of {@code made} where it is wanted. */
    void tell(UserMemory maker, UserMemory its, Task made) {
        if (has(CloneFlag.CLONE_PARENT_SETTID)) {
            put(maker, parentTid, made.id());
        }
        if (has(CloneFlag.CLONE_CHILD_SETTID)) {
            put(its, childTid, made.id());
        }
        if (has(CloneFlag.CLONE_CHILD_CLEARTID)) {
            made.exit().setClearedAt(childTid);
        }
    }

    /** As on Linux, a bad address is nobody's mistake. */
    private static void put(UserMemory memory, long at, int value) {
        try {
            memory.writeInt(UserAddr.of(at), value);
        } catch (ErrnoException nowhere) {
            return;
        }
    }

    private static void undo(Process child, FileDescriptors files) {
        if (child == null) {
            files.release();
            return;
        }
        child.end(Ending.killed(Signal.SIGKILL));
        child.release();
        child.forget();
    }
}
