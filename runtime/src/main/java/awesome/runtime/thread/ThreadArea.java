package awesome.runtime.thread;

import awesome.magic.InlineAsm;
import awesome.magic.Intrinsic;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;

/**
 * The data of one thread: a page of raw memory. While the thread runs, {@code fs} points at it in a program for Linux;
 * in the kernel a word of the processor's data, which {@code gs} points at, has its address. Areas are used again but
 * never unmapped, so that a late waker writes into memory that exists.
 *
 * <pre>
 *   +0    u64 the address of the area
 *   +8    u32 the Thread object, an offset from heap_base; a root of the collector
 *   +12   u32 what a mark word is that this thread locked once: number &lt;&lt; 8 | {@link ObjectLocks#THIN}
 *   +16   u32 the number of the thread, cleared by the platform once the thread is gone
 *   +20   u32 park: {@link #NO_PERMIT}, {@link #PERMIT} or {@link #PARKED}
 *   +24   u32 wait: {@link #IDLE}, {@link #WAITING}, {@link #NOTIFIED} or {@link #INTERRUPTED}
 *   +28   u32 what the thread is doing, a thread state of JVMTI
 *   +32   u64 lowest address of the stack, u64 behind it
 *   +48   u64 lowest address of the signal stack, u64 behind it
 *   +64   runs of memory to allocate in, {@link awesome.runtime.heap.BumpTable}, 64 bytes
 *   +1088 u64 where the frames start of the handler that stops the thread, or of a thread that has let another have the
 *         processor; u64 the stack pointer of what the handler stopped
 *   +1104 u64 the next area of the platform's list
 *   +1112 u64 the next area of threads that wait for the same monitor
 *   +1120 u32 whether the reserve at the end of the stack is open for handlers of its overflow
 *   +1124 u32 how often the thread holds on to its processor, u32 whether it should make way; in the kernel
 *   +1132 u32 what the scheduler of the kernel knows of the thread, an offset from heap_base that keeps nothing alive
 *   +1136 u32 whether the thread has lost its processor to an interrupt, between any two instructions; in the kernel
 *   +2048 memory for system calls, 256 bytes
 *   +2304 memory to unwind with where there is no other, {@link awesome.runtime.exception.UnwindContext#SIZE} bytes
 * </pre>
 */
@NoAlloc("read by the collector and by signal handlers")
public final class ThreadArea {
    /** Bytes of an area. */
    public static final int SIZE = 4096;
    /** Where the runs of the thread are. */
    public static final int RUNS = 64;
    /** Bytes of the runs. */
    public static final int RUNS_BYTES = 64;
    /** Where the number of the thread is. */
    public static final int NUMBER = 16;

    private static final int THREAD = 8;
    private static final int THIN = 12;
    private static final int PARK = 20;
    private static final int WAIT = 24;
    private static final int STATUS = 28;
    private static final int STACK_LOW = 32;
    private static final int STACK_HIGH = 40;
    private static final int SIGNAL_LOW = 48;
    private static final int SIGNAL_HIGH = 56;
    /** Where the stack pointer of a thread is kept that does not run. */
    public static final int HANDLER_POINTER = 1088;
    private static final int STOPPED_POINTER = 1096;
    private static final int NEXT = 1104;
    private static final int NEXT_WAITER = 1112;
    private static final int RESERVE_OPEN = 1120;
    private static final int HELD = 1124;
    private static final int REQUESTED = 1128;
    private static final int RECORD = 1132;
    private static final int PREEMPTED = 1136;
    private static final int SCRATCH = 2048;
    private static final int UNWINDING = 2304;

    /** Less than the guard below a stack. */
    private static final long PROBE = 16 << 10;

    static final int NO_PERMIT = 0;
    static final int PERMIT = 1;
    static final int PARKED = 2;

    static final int IDLE = 0;
    static final int WAITING = 1;
    static final int NOTIFIED = 2;
    static final int INTERRUPTED = 3;

    /** Thread states of JVMTI, which {@code jdk.internal.misc.VM.toThreadState} reads. */
    public static final int TERMINATED = 0x2;
    public static final int RUNNABLE = 0x5;
    public static final int BLOCKED = 0x401;
    public static final int WAITS = 0x91;
    public static final int WAITS_WITH_LIMIT = 0xa1;

    private ThreadArea() {}

    /** The area of the current thread. */
    @Intrinsic("thread.area")
    public static Address current() {
        throw new IllegalStateException("the host has no thread areas");
    }

    /** The word at a constant offset in the area of the current thread. */
    @Intrinsic("thread.load.i32")
    private static int load(long offset) {
        throw new IllegalStateException("the host has no thread areas");
    }

    /** The current {@code Thread}, as an offset. */
    public static int currentThread() {
        return load(THREAD);
    }

    /** {@link #thinWord} of the current thread. */
    static int currentThinWord() {
        return load(THIN);
    }

    /** Makes an area that is all zero usable by {@link #current}. */
    public static void format(
            Address area, Address stackLow, Address stackHigh, Address signalLow, Address signalHigh) {
        area.writeLong(area.bits());
        setStack(area, stackLow, stackHigh);
        area.writeLong(SIGNAL_LOW, signalLow.bits());
        area.writeLong(SIGNAL_HIGH, signalHigh.bits());
    }

    /** Says where the stack of the thread is. */
    public static void setStack(Address area, Address low, Address high) {
        area.writeLong(STACK_LOW, low.bits());
        area.writeLong(STACK_HIGH, high.bits());
    }

    /** Makes an area that was in use fit for the next thread. */
    public static void clear(Address area) {
        area.writeInt(THREAD, 0);
        area.writeInt(PARK, NO_PERMIT);
        area.writeInt(WAIT, IDLE);
        area.writeInt(HELD, 0);
        area.writeInt(REQUESTED, 0);
        area.plus(RUNS).fill((byte) 0, RUNS_BYTES);
    }

    /** Tells the area the number of its thread, 1 to 2<sup>24</sup> - 1. */
    public static void setNumber(Address area, int number) {
        area.writeInt(NUMBER, number);
        area.writeInt(THIN, number << ObjectLocks.SHIFT | ObjectLocks.THIN);
    }

    /** Whether the thread has left its stack for good: the platform has cleared {@link #NUMBER}. */
    static boolean isGone(Address area) {
        return area.plus(NUMBER).readIntVolatile() == 0;
    }

    /** Notes that it has, where nobody else clears the number. */
    public static void setGone(Address area) {
        area.plus(NUMBER).writeIntVolatile(0);
    }

    /** The number of the thread. */
    public static int number(Address area) {
        return thinWord(area) >>> ObjectLocks.SHIFT;
    }

    static int thinWord(Address area) {
        return area.readInt(THIN);
    }

    /** The Thread object. */
    public static Thread thread(Address area) {
        return (Thread) Objects.decode(area.readInt(THREAD));
    }

    static void setThread(Address area, Thread thread) {
        area.writeInt(THREAD, Objects.encode(thread));
    }

    /** The two words that hold the Thread object and nothing else that looks like a reference. */
    public static Address roots(Address area) {
        return area.plus(THREAD);
    }

    static Address park(Address area) {
        return area.plus(PARK);
    }

    static Address wait(Address area) {
        return area.plus(WAIT);
    }

    /** What the thread is doing, as JVMTI says it. */
    public static int status(Address area) {
        return area.plus(STATUS).readIntVolatile();
    }

    static void setStatus(Address area, int status) {
        area.plus(STATUS).writeIntVolatile(status);
    }

    /** The lowest address of the stack. */
    public static Address stackLow(Address area) {
        return Address.of(area.readLong(STACK_LOW));
    }

    /** Behind the stack. */
    public static Address stackHigh(Address area) {
        return Address.of(area.readLong(STACK_HIGH));
    }

    /** The lowest address of the stack for signal handlers. */
    public static Address signalLow(Address area) {
        return Address.of(area.readLong(SIGNAL_LOW));
    }

    /** Behind the stack for signal handlers. */
    public static Address signalHigh(Address area) {
        return Address.of(area.readLong(SIGNAL_HIGH));
    }

    /** Where the handler that stopped the thread keeps its frames. */
    public static Address handlerPointer(Address area) {
        return Address.of(area.readLong(HANDLER_POINTER));
    }

    /** The stack pointer of what the handler interrupted. */
    public static Address stoppedPointer(Address area) {
        return Address.of(area.readLong(STOPPED_POINTER));
    }

    /** Notes where a handler stopped the thread. */
    public static void setStopped(Address area, Address handler, Address stopped) {
        area.writeLong(HANDLER_POINTER, handler.bits());
        area.writeLong(STOPPED_POINTER, stopped.bits());
    }

    /** The next in the list of the platform; zero at its end. */
    public static Address next(Address area) {
        return Address.of(area.readLong(NEXT));
    }

    /** Links the area into a list of the platform. */
    public static void setNext(Address area, Address next) {
        area.writeLong(NEXT, next.bits());
    }

    static Address nextWaiter(Address area) {
        return Address.of(area.readLong(NEXT_WAITER));
    }

    static void setNextWaiter(Address area, Address next) {
        area.writeLong(NEXT_WAITER, next.bits());
    }

    /** Whether the end of the stack may be used, which is not readable otherwise. */
    public static boolean isReserveOpen(Address area) {
        return area.plus(RESERVE_OPEN).readIntVolatile() != 0;
    }

    /** Notes whether it may be used. */
    public static void setReserveOpen(Address area, boolean open) {
        area.plus(RESERVE_OPEN).writeIntVolatile(open ? 1 : 0);
    }

    /** What the scheduler of the kernel noted of the current thread. */
    public static Object currentRecord() {
        return Objects.decode(load(RECORD));
    }

    /** What it noted of a thread. */
    public static Object record(Address area) {
        return Objects.decode(area.readInt(RECORD));
    }

    /** Notes it; the scheduler keeps it alive. */
    public static void setRecord(Address area, Object record) {
        area.writeInt(RECORD, Objects.encode(record));
    }

    /** The current thread holds on to its processor, once more. */
    public static void hold() {
        increment(current().plus(HELD));
    }

    /** Ends one {@link #hold}. */
    public static void release() {
        decrement(current().plus(HELD));
    }

    /** Whether the current thread holds on to its processor. */
    public static boolean isHeld() {
        return current().plus(HELD).readIntVolatile() != 0;
    }

    /** Notes whether the current thread should make way. */
    public static void setRequested(boolean requested) {
        current().plus(REQUESTED).writeIntVolatile(requested ? 1 : 0);
    }

    /** Whether the current thread should make way. */
    public static boolean isRequested() {
        return current().plus(REQUESTED).readIntVolatile() != 0;
    }

    /** Notes whether the current thread is about to lose its processor to an interrupt. */
    public static void setPreempted(boolean preempted) {
        current().plus(PREEMPTED).writeIntVolatile(preempted ? 1 : 0);
    }

    /** Whether a thread that does not run has lost its processor to an interrupt. */
    public static boolean isPreempted(Address area) {
        return area.plus(PREEMPTED).readIntVolatile() != 0;
    }

    /** One instruction, which nothing is moved across: what an interrupt handler sees is right at any time. */
    @InlineAsm(value = "incl ($0)", constraints = "r,~{memory},~{flags}")
    private static void increment(Address word) {
        word.writeInt(word.readInt() + 1);
    }

    @InlineAsm(value = "decl ($0)", constraints = "r,~{memory},~{flags}")
    private static void decrement(Address word) {
        word.writeInt(word.readInt() - 1);
    }

    /** 256 bytes that system calls of the thread may fill. */
    public static Address scratch(Address area) {
        return area.plus(SCRATCH);
    }

    /** Memory to unwind frames of the thread with, for handlers of faults. */
    public static Address unwinding(Address area) {
        return area.plus(UNWINDING);
    }

    /** Ends in a StackOverflowError here, unless there is stack for the runtime to hold a lock and not overflow. */
    public static void probeStack() {
        Address.stackPointer().minus(PROBE).readByteVolatile();
    }
}
