package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.Pc;
import awesome.arch.x86_64.cpu.ControlSetup;
import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.cpu.MemoryTypes;
import awesome.arch.x86_64.trap.DescriptorTables;
import awesome.arch.x86_64.trap.ProcessorData;
import awesome.kernel.thread.Scheduler;
import awesome.magic.EntryPoint;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a processor arrives from the start code. */
@NoAlloc("processors other than the one that booted do not allocate")
final class ProcessorEntry {
    private static final int NOBODY = 0;

    /** The number of the one that shall arrive; the same below 0 when it has. */
    private static final AtomicInteger EXPECTED = new AtomicInteger(NOBODY);

    private static final Scheduler.IdleWork NOTHING = () -> false;

    private ProcessorEntry() {}

    /** Lets {@code number}, which is not 0, arrive. */
    static void expect(int number) {
        EXPECTED.set(number);
    }

    /** Lets it arrive no more; false if it has. */
    static boolean giveUp(int number) {
        return EXPECTED.compareAndSet(number, NOBODY);
    }

    static boolean hasArrived(int number) {
        return EXPECTED.get() == -number;
    }

    /** On the stack of the processor that {@code address} is the data of. Interrupts are off. Never returns. */
    @EntryPoint(value = "arch_processor_start", target = "kernel")
    static void start(Address address) {
        ProcessorData data = ProcessorData.at(address);
        Address area = ProcessorArea.of(data);
        MemoryTypes.ALL.apply();
        ControlSetup.apply(Pc.FEATURES);
        DescriptorTables.load(data, ProcessorArea.stacks(area), ProcessorArea.STACK_DISTANCE);
        Pc.enableApic();
        int number = ProcessorData.currentNumber();
        if (EXPECTED.compareAndSet(number, -number)) {
            TimeStampCheck.CHECK.asSecond();
            idle(number);
        }
        Pc.CPU.halt();
    }

    private static void idle(int number) {
        while (Pc.SCHEDULER.cpus() <= number) {
            Instructions.enableInterruptsAndHalt();
        }
        Pc.SCHEDULER.runIdle(NOTHING);
    }
}
