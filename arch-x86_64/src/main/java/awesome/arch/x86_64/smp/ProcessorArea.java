package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.paging.SpaceBuilder;
import awesome.arch.x86_64.trap.DescriptorTables;
import awesome.arch.x86_64.trap.ProcessorData;
import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.thread.ThreadArea;

/**
 * Where the data and the stacks of a processor lie that did not boot the machine. Pages between them are not mapped.
 *
 * <pre>
 *      4 KiB  data
 *     12 KiB  six stacks of 16 KiB for exceptions and interrupts, each with a guard behind it
 *    132 KiB  the stack that it idles on, 64 KiB, and the data of the thread that does
 *    256 KiB  the next area
 * </pre>
 */
@NoAlloc("any context")
final class ProcessorArea {
    /** Bytes from one area to the next. */
    static final long SIZE = 256 << 10;

    static final long DATA = Frame.SIZE;
    static final long STACKS = 3 * Frame.SIZE;
    static final long STACK_DISTANCE = DescriptorTables.STACK_SIZE + Frame.SIZE;
    static final long IDLE_STACK = STACKS + DescriptorTables.STACKS * STACK_DISTANCE;
    static final long IDLE_STACK_BYTES = 64 << 10;

    private ProcessorArea() {}

    /** The area whose data this is. */
    static Address of(ProcessorData data) {
        return data.address().minus(DATA);
    }

    static ProcessorData data(Address area) {
        return ProcessorData.at(area.plus(DATA));
    }

    static Address stacks(Address area) {
        return area.plus(STACKS);
    }

    /** Where the stack pointer starts. */
    static Address stackHigh(Address area) {
        return area.plus(IDLE_STACK + IDLE_STACK_BYTES);
    }

    /** Maps an area with fresh frames; false if there were not enough, some may be mapped then. */
    static boolean map(SpaceBuilder builder, Address area) {
        boolean mapped = fresh(builder, area, DATA, Frame.SIZE)
                && fresh(builder, area, IDLE_STACK, IDLE_STACK_BYTES + ThreadArea.SIZE);
        for (int i = 0; mapped && i < DescriptorTables.STACKS; i++) {
            mapped = fresh(builder, area, STACKS + i * STACK_DISTANCE, DescriptorTables.STACK_SIZE);
        }
        if (mapped) {
            area.plus(DATA).fill((byte) 0, Frame.SIZE);
            Address thread = stackHigh(area);
            thread.fill((byte) 0, ThreadArea.SIZE);
            ThreadArea.setStack(thread, area.plus(IDLE_STACK), thread);
            data(area).setThread(thread);
        }
        return mapped;
    }

    private static boolean fresh(SpaceBuilder builder, Address area, long offset, long bytes) {
        return builder.fresh(area.plus(offset).bits(), bytes);
    }
}
