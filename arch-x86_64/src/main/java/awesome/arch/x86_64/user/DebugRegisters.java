package awesome.arch.x86_64.user;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.trap.ProcessorData;
import awesome.kernel.machine.Cpus;
import awesome.kernel.machine.PageTable;

/**
 * The debug registers of a thread, by which the processor stops at instructions and accesses (Intel SDM volume 3, 17.2): four
 * addresses, what happened, and what to stop at. They are the processor's while the thread runs in user mode or is interrupted
 * there; then, on the way to another thread's user mode, they are cleared.
 */
final class DebugRegisters {
    static final int STATUS = 6;
    static final int CONTROL = 7;

    private static final int ADDRESSES = 4;
    /** Bits of the status that are always set. */
    private static final long STATUS_FIXED = 0xffff_0ff0L;
    /** Which of the addresses was met. */
    static final long MET = 0xf;
    /** In the status: a single step. */
    static final long STEP = 0x4000;
    /** In the control: bits that do something, and that a program may set. */
    private static final long CONTROL_BITS = 0xffff_03ffL;

    /** Whether a processor may have some that are not 0, by number. */
    private static final boolean[] USED = new boolean[Cpus.LIMIT];

    private final long[] addresses = new long[ADDRESSES];
    private long status;
    private long control;

    long get(int index) {
        return index < ADDRESSES ? addresses[index] : index == STATUS ? status ^ STATUS_FIXED : index == CONTROL ? control : 0;
    }

    /** Sets one; false if that cannot be. */
    boolean set(int index, long value) {
        if (index < ADDRESSES) {
            boolean possible = value >= 0 && value < PageTable.USER_END;
            addresses[index] = possible ? value : addresses[index];
            return possible;
        }
        if (index == STATUS) {
            status = value ^ STATUS_FIXED;
            return true;
        }
        if (index != CONTROL || !isPossible(value & CONTROL_BITS)) {
            return false;
        }
        control = value & CONTROL_BITS;
        return true;
    }

    /** Whether what is switched on is of a kind that there is, and its address a multiple of its length. */
    private boolean isPossible(long wanted) {
        for (int i = 0; i < ADDRESSES; i++) {
            if ((wanted >>> 2 * i & 3) != 0) {
                int kind = (int) (wanted >>> 16 + 4 * i) & 3;
                int length = (int) (wanted >>> 18 + 4 * i) & 3;
                // Lengths are 1, 2, 8 and 4 bytes; of instructions only the first one is met.
                int bytes = length == 2 ? 8 : length + 1;
                if (kind == 2 || kind == 0 && length != 0 || addresses[i] % bytes != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The processor has stopped for these reasons. */
    void happened(long reasons) {
        status = reasons & (MET | STEP);
    }

    boolean wasMet() {
        return (status & MET) != 0 && (status & STEP) == 0;
    }

    /** The processor that this runs on has those of a thread from now on; null for none. Interrupts are off. */
    static void load(DebugRegisters wanted) {
        int cpu = ProcessorData.currentNumber();
        boolean wants = wanted != null && wanted.control != 0;
        if (!wants && !USED[cpu]) {
            return;
        }
        Instructions.writeDebugControl(0);
        if (wants) {
            Instructions.writeDebugAddress0(wanted.addresses[0]);
            Instructions.writeDebugAddress1(wanted.addresses[1]);
            Instructions.writeDebugAddress2(wanted.addresses[2]);
            Instructions.writeDebugAddress3(wanted.addresses[3]);
            Instructions.writeDebugControl(wanted.control);
        }
        USED[cpu] = wants;
    }
}
