package awesome.kernel.procfs;

import awesome.kernel.signal.SignalState;
import awesome.kernel.vfs.FileDescriptors;
import awesome.kernel.vfs.PathContext;
import awesome.kernel.vfs.Place;

/** A process or one of its threads, for {@code /proc}. */
public interface ProcessView {
    /** Its number. */
    int id();

    /** The number of the process that it is or belongs to. */
    int process();

    /** The numbers of the threads of the process, ascending. */
    int[] threads();

    /** A thread of the process; null if it has none of that number. */
    ProcessView thread(int id);

    /** Its name, at most 15 bytes. */
    String name();

    /** The number of the process that traces it; 0 if nobody does. */
    int tracer();

    /** R, S, D, Z, T or t as in proc(5). */
    char state();

    /** The number of its parent, 0 if it has none. */
    int parent();

    /** Its process group. */
    int group();

    /** Its session. */
    int session();

    /** The device number of its terminal, 0 if it has none. */
    long terminal();

    /** The group in the foreground of its terminal, -1 if it has none. */
    int foreground();

    /** When it started, in nanoseconds of the monotonic clock. */
    long startNanos();

    /** How long it ran in user code, in nanoseconds. */
    long userNanos();

    /** The same in the kernel. */
    long systemNanos();

    /** How long children ran in user code that were waited for. */
    long childUserNanos();

    /** The same in the kernel. */
    long childSystemNanos();

    /** What it may use at most, as {@code /proc/PID/limits} has it. */
    String limits();

    /** How willing it is to let others run: -20 to 19. */
    int nice();

    /** How it shares the processors, as sched_getscheduler(2) tells. */
    int policy();

    /** From 1 to 99 with a policy of real time; else 0. */
    int priority();

    /** The signal that its parent gets when it ends; 0 for none. */
    int exitSignal();

    /** The real, the effective and the saved user, and the one for files. */
    int[] users();

    /** The same groups. */
    int[] groups();

    /** Groups that it is in besides. */
    int[] otherGroups();

    /** The capabilities that it may take, a bit each. */
    long permittedCapabilities();

    /** Those that count. */
    long effectiveCapabilities();

    /** Those that programs can get. */
    long possibleCapabilities();

    /** Those that programs may take over which their files let. */
    long inheritableCapabilities();

    /** Those that all programs take over. */
    long ambientCapabilities();

    /** Whether programs that it executes run as itself, whatever their files say. */
    boolean hasNoNewPrivileges();

    /** The permissions that its new files do not get. */
    int umask();

    /** On which processors it may run, a bit each. */
    long processors();

    /** How it differs from other programs, as personality(2) has it. */
    int personality();

    /** Most pages that it had. */
    long peakPages();

    /** Its signals. */
    SignalState signals();

    /** Bytes that are mapped. */
    long mappedBytes();

    /** Pages that have a frame of their own. */
    long residentPages();

    /** The program file; null if it has ended. */
    Place executable();

    /** The path of the program file; ENOENT if it has ended. */
    String executablePath();

    /** The content of {@code maps}. */
    String maps();

    /** The content of {@code smaps}. */
    String mapsWithPages();

    /** The content of {@code smaps_rollup}. */
    String allPages();

    /** The arguments, each with a zero byte after it. */
    String commandLine();

    /** The environment at first, each variable with a zero byte after it. */
    String environment();

    /** Its memory, for who may look into it; EACCES for others. */
    ProcessMemory memory();

    /** The auxiliary vector of its program, one character a byte. */
    String auxiliary();

    /**
     * The system call that it waits in, or asks by: its number, six arguments, the stack pointer and the address behind it; or
     * {@code running}. With a line feed, as proc(5) has it.
     */
    String call();

    /** Its open files. */
    FileDescriptors files();

    /** Its root and working directory; ENOENT if it has ended. */
    PathContext paths();
}
