package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.apic.Apic;
import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.cpu.MemoryTypes;
import awesome.arch.x86_64.cpu.Msr;
import awesome.arch.x86_64.paging.DirectMemory;
import awesome.arch.x86_64.paging.SpaceBuilder;
import awesome.arch.x86_64.phase.KernelSpace;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.magic.Frame;
import awesome.magic.PhysAddr;
import awesome.magic.raw.Address;
import java.util.List;

/**
 * Starts the processors that did not boot the machine (SDM volume 3, 8.4.4.1): all are told to initialise themselves,
 * then one after the other is sent to the start code. What is the same for all is what the processor that booted has.
 */
public final class ProcessorStart {
    private static final long MICROSECOND = 1000;
    private static final long MILLISECOND = 1000 * MICROSECOND;
    /** From INIT to the first start, and from there to the second. */
    private static final long INIT_NANOS = 10 * MILLISECOND;
    private static final long START_NANOS = 200 * MICROSECOND;
    /** An emulated processor may have to wait for one of the host's. */
    private static final long ANSWER_NANOS = 2000 * MILLISECOND;

    private final Processors processors;
    private final Apic apic;
    private final KernelSpace space;
    private final SpaceBuilder builder;
    private final DirectMemory memory;
    private final Cpu cpu;
    private final Clock clock;
    private final Log log;

    /** Before {@link #start}; messages go to {@code log}. */
    public ProcessorStart(Processors processors, Apic apic, KernelSpace space, SpaceBuilder builder,
            DirectMemory memory, Cpu cpu, Clock clock, Log log) {
        this.processors = processors;
        this.apic = apic;
        this.space = space;
        this.builder = builder;
        this.memory = memory;
        this.cpu = cpu;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Starts processors until there are {@code most} or no more. Interrupts are on.
     *
     * @param all the identifiers of those that the machine has
     */
    public void start(List<Integer> all, int most) {
        ProcessorChoice choice = new ProcessorChoice(all, apic.identifier(), apic.identifierLimit(), most);
        if (!choice.others().isEmpty()) {
            PhysAddr page = space.lowMemory();
            if (!StartCode.isPossible(page) || !StartCode.isPossible(page.plus(Frame.SIZE))) {
                log.line("processors: there is no memory below 1 MiB to start others in");
            } else {
                startAll(choice.others(), page);
            }
        }
        String left = choice.leftOut() == 0 ? ""
                : "; " + choice.leftOut() + " left out, of at most " + choice.most() + " (maxcpus)";
        log.line("processors: " + processors.count() + " in use" + left);
    }

    private void startAll(List<Integer> others, PhysAddr physical) {
        Address page = Address.of(memory.virtual(physical).bits());
        PhysAddr firstRoot = physical.plus(Frame.SIZE);
        if (!builder.code(physical.bits(), physical.bits(), Frame.SIZE)) {
            log.line("processors: there is no memory to start others");
            return;
        }
        Address.of(memory.virtual(space.root()).bits())
                .copyTo(Address.of(memory.virtual(firstRoot).bits()), Frame.SIZE);
        StartCode.write(page, physical, firstRoot, space.root(), Instructions.readCr0(), Instructions.readCr4(),
                Instructions.readMsr(Msr.EFER));
        MemoryTypes.ALL.read();
        for (int identifier : others) {
            send(identifier, -1);
        }
        await(INIT_NANOS, -1);
        Address area = Address.of(space.processorAreas(others.size() * ProcessorArea.SIZE).bits());
        for (int identifier : others) {
            if (!ProcessorArea.map(builder, area)) {
                log.line("processors: there is no memory for the data of another one");
                break;
            }
            if (start(identifier, page, physical, area)) {
                area = area.plus(ProcessorArea.SIZE);
            }
        }
        space.unmapLow(physical, Frame.SIZE);
    }

    /** Starts one; false if it did not come. */
    private boolean start(int identifier, Address page, PhysAddr physical, Address area) {
        int number = processors.count();
        ProcessorArea.data(area).format(number);
        StartCode.prepare(page, area);
        ProcessorEntry.expect(number);
        int start = (int) (physical.bits() / Frame.SIZE);
        send(identifier, start);
        if (!await(START_NANOS, number)) {
            send(identifier, start);
        }
        if (!await(ANSWER_NANOS, number) && ProcessorEntry.giveUp(number)) {
            // Whenever it wakes up, it waits again.
            send(identifier, -1);
            log.line("processors: the one with APIC identifier " + identifier + " does not answer and is left out");
            return false;
        }
        long skew = TimeStampCheck.CHECK.asFirst();
        if (skew != 0) {
            log.line("processors: the time stamp counter of number " + number + " is " + skew
                    + " cycles off; times that it reads are not those of the others");
        }
        processors.join(identifier, ProcessorArea.data(area));
        return true;
    }

    /** Sends INIT, or has a processor start in a page if that is not negative. */
    private void send(int identifier, int page) {
        boolean enabled = cpu.disableInterrupts();
        if (page < 0) {
            apic.local().sendInit(identifier);
        } else {
            apic.local().sendStart(identifier, page);
        }
        if (enabled) {
            cpu.enableInterrupts();
        }
    }

    /** Waits for so long, or until a processor has arrived; false if it has not. */
    private boolean await(long nanos, int number) {
        long end = clock.monotonicNanos() + nanos;
        while (clock.monotonicNanos() < end) {
            if (number >= 0 && ProcessorEntry.hasArrived(number)) {
                return true;
            }
        }
        return number >= 0 && ProcessorEntry.hasArrived(number);
    }
}
