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

/** The interrupt controllers of a machine with APICs. */
@NoAlloc("interrupt context")
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
        enable();
        lines = new ApicLines(model.ioApics(), model.overrides(), memory, local, firstLine);
        timerVector = timer;
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
        local.enable(spuriousVector);
    }

    /** The identifier of the processor that this runs on. */
    public int identifier() {
        return local.identifier();
    }

    /** Above the identifiers of processors that can be sent to. */
    public long identifierLimit() {
        return extended ? 1L << 31 : BROADCAST;
    }

    /** Raises a vector on the processor with an identifier. Interrupts are off. */
    public void send(int target, int vector) {
        local.send(target, vector);
    }

    /** Raises the non-maskable interrupt of a processor. Interrupts are off. */
    public void sendNonMaskable(int target) {
        local.sendNonMaskable(target);
    }

    /** Makes a processor wait for {@link #sendStart}, whatever it does. Interrupts are off. */
    public void sendInit(int target) {
        local.sendInit(target);
    }

    /** Has a processor that waits start in real mode at the beginning of a page below 1 MiB. Interrupts are off. */
    public void sendStart(int target, int page) {
        local.sendStart(target, page);
    }

    /** The ISA lines. */
    public LineController lines() {
        return lines;
    }

    /** The interrupt that this processor serves is over. */
    public void end() {
        local.end();
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
    public void start(long counts) {
        local.startTimer(timerVector, counts);
    }
}
