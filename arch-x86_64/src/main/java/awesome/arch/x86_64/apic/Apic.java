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

    private final LocalApic local;
    private final ApicLines lines;
    private final int timerVector;

    private Apic(InterruptModel model, DeviceMemory memory, ApicRegisters registers, int firstLine, int timer,
            int spurious) {
        local = new LocalApic(registers);
        local.enable(spurious);
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
        long base = Instructions.readMsr(Msr.APIC_BASE) | BASE_ENABLE;
        boolean extended = features.hasX2Apic();
        Instructions.writeMsr(Msr.APIC_BASE, extended ? base | BASE_X2 : base);
        ApicRegisters registers = extended ? new MsrRegisters() : new MemoryRegisters(memory, model.localApic());
        return new Apic(model, memory, registers, firstLine, timer, spurious);
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
