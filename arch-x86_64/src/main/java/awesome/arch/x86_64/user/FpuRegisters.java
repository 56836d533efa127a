package awesome.arch.x86_64.user;

import awesome.arch.x86_64.trap.ProcessorData;
import awesome.kernel.machine.Cpus;
import awesome.magic.NoAlloc;

/**
 * The x87, SSE and AVX registers of each processor, and whose state they hold. A thread that runs a program has its
 * state in the registers from the time that it enters user code until the processor goes on with another thread, when
 * it is saved ({@link FpuArea}); it is loaded again when it enters user code and another state was loaded meanwhile, or
 * on another processor.
 */
@NoAlloc("threads are switched with interrupts off")
final class FpuRegisters {
    private final long components;
    /** By number of the processor; null for nobody's. */
    private final FpuArea[] holders = new FpuArea[Cpus.LIMIT];

    /**
     * Registers that hold nothing that matters.
     *
     * @param components those that XCR0 enables; 0 where there is no XSAVE
     */
    FpuRegisters(long components) {
        this.components = components;
    }

    long components() {
        return components;
    }

    /** Makes the registers hold {@code area}'s state. Interrupts are off. */
    void load(FpuArea area) {
        int cpu = ProcessorData.currentNumber();
        if (holders[cpu] != area || area.holder() != cpu) {
            area.restore();
            holders[cpu] = area;
            area.setHolder(cpu);
        }
        area.setLive(true);
    }
}
