package awesome.arch.x86_64.apic;

import awesome.arch.x86_64.acpi.InterruptModel;
import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.cpu.Msr;
import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.arch.x86_64.device.EventTimer;
import awesome.arch.x86_64.device.LineController;
import awesome.kernel.machine.DeviceMemory;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/** The interrupt controllers of a machine with APICs. */
@NoAlloc("interrupt context")
@NonNull
public final class Apic implements EventTimer {
    private static final long BASE_ENABLE = 1 << 11;
    private static final long BASE_X2 = 1 << 10;
    /** In place of an identifier of 8 bits: all processors. */
    private static final int BROADCAST = 0xff;

    private final LocalApic local;
    private final ApicLines lines;
    private final int timerVector;
    private final int spuriousVector;
    private final boolean extended;

    private Apic(InterruptModel model, DeviceMemory memory, boolean extended, int firstLine, int timer, int spurious) {
        this.extended = extended;
        this.spuriousVector = spurious;
        local = new LocalApic(extended ? new MsrRegisters() : new MemoryRegisters(memory, model.localApic()));
        timerVector = timer;
        enable();
        lines = new ApicLines(model.ioApics(), model.overrides(), memory, local, firstLine);
    }

    /**
     * Takes the APICs of the machine into use. Interrupts are off.
     *
     * @param firstLine the vector of ISA line 0
     * @param timer the vector of the timer
     * @param spurious the vector of interrupts that vanished; nothing is to be done for them
     */
    @MayAllocate("runs once, in phase 2")
    public static Apic start(InterruptModel model, DeviceMemory memory, ProcessorFeatures features, int firstLine,
            int timer, int spurious) {
        return new Apic(model, memory, features.hasX2Apic(), firstLine, timer, spurious);
    }

    /** Takes the local APIC of the processor that this runs on into use. Interrupts are off. */
    public void enable() {
        long base = Instructions.readMsr(Msr.APIC_BASE) | BASE_ENABLE;
        Instructions.writeMsr(Msr.APIC_BASE, base);
        if (extended) {
            // Not in one step from disabled (SDM volume 3, 11.12.5.1).
            Instructions.writeMsr(Msr.APIC_BASE, base | BASE_X2);
        }
        local.enable(timerVector, spuriousVector);
    }

    /** The identifier of the processor that this runs on. */
    public int identifier() {
        return local.identifier();
    }

    /** Above the identifiers of processors that can be sent to. */
    public long identifierLimit() {
        return extended ? 1L << 31 : BROADCAST;
    }

    /** The ISA lines. */
    public LineController lines() {
        return lines;
    }

    /** The controller of each processor itself, for those who use it all the time. */
    public LocalApic local() {
        return local;
    }

    @Override
    public void startMeasuring() {
        local.startMeasuring();
    }

    @Override
    public long measured() {
        return local.measured();
    }

    @Override
    public void endMeasuring() {
        local.endMeasuring(timerVector);
    }

    @Override
    public void start(long counts) {
        local.startTimer(counts);
    }
}
