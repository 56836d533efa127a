package awesome.arch.x86_64.trap;

import awesome.magic.InlineAsm;
import awesome.magic.NoAlloc;
import awesome.magic.Symbol;
import awesome.magic.Unboxed;
import awesome.magic.raw.Address;

/**
 * The data of a processor, which {@code gs} points at while it runs the kernel. {@code trap_frame.inc} names the words
 * that assembly uses.
 *
 * <pre>
 *    0  u64 the context that runs in user mode
 *    8  u64 the stack of the call that entered user mode
 *   16  u64 kept while the system call entry has no other register
 *   24  u64 the address of the task state segment
 *   32  u32 the number of the processor
 *   40  u64 the area of the thread that runs ({@link awesome.runtime.thread.ThreadArea}), where compiled code looks for it
 *  512  the table of segments
 *  640  the task state segment, within one page (SDM volume 3, 7.2.1)
 * </pre>
 */
@Unboxed
@NoAlloc("any context")
public final class ProcessorData {
    /** Bytes, and what the address is a multiple of. */
    public static final int SIZE = 1024;

    static final int TSS = 24;
    private static final int NUMBER = 32;
    private static final int THREAD = 40;
    private static final int SEGMENTS = 512;
    private static final int TASK_STATE = 640;

    private final long bits;

    private ProcessorData(long bits) {
        this.bits = bits;
    }

    /** The data at {@code address}. */
    public static ProcessorData at(Address address) {
        return new ProcessorData(address.bits());
    }

    /** That of the processor that booted. */
    public static ProcessorData boot() {
        return at(bootAddress());
    }

    /** Makes it that of processor {@code number}; it is zeros, or was so made before. */
    public void format(int number) {
        address().writeLong(TSS, taskState().bits());
        address().writeInt(NUMBER, number);
    }

    /** The area of the thread that runs there. */
    public Address thread() {
        return Address.of(address().readLong(THREAD));
    }

    /** Says which thread runs there. */
    public void setThread(Address area) {
        address().writeLong(THREAD, area.bits());
    }

    /** The number of the processor that this runs on; it may be another one next, unless interrupts are off. */
    @InlineAsm(value = "movl %gs:32, $0", constraints = "=r")
    public static int currentNumber() {
        return 0;
    }

    public Address address() {
        return Address.of(bits);
    }

    Address segments() {
        return Address.of(bits + SEGMENTS);
    }

    Address taskState() {
        return Address.of(bits + TASK_STATE);
    }

    @Symbol("arch_processor_data")
    private static Address bootAddress() {
        return Address.zero();
    }
}
