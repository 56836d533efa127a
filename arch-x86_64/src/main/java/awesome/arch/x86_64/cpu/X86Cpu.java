package awesome.arch.x86_64.cpu;

import awesome.kernel.machine.Cpu;
import awesome.magic.NoAlloc;

/** The {@link Cpu} port. */
@NoAlloc("any context")
public final class X86Cpu implements Cpu {
    private final ProcessorFeatures features;

    public X86Cpu(ProcessorFeatures features) {
        this.features = features;
    }

    @Override
    public void enableInterrupts() {
        Instructions.enableInterrupts();
    }

    @Override
    public boolean disableInterrupts() {
        return Instructions.saveAndDisableInterrupts();
    }

    @Override
    public void waitForInterrupt() {
        boolean enabled = disableInterrupts();
        Instructions.enableInterruptsAndHalt();
        if (!enabled) {
            Instructions.disableInterrupts();
        }
    }

    @Override
    public boolean random(byte[] target) {
        if (!features.hasRandom()) {
            return false;
        }
        for (int i = 0; i < target.length; i += Long.BYTES) {
            long bits = Instructions.random();
            if (bits == 0) {
                return false;
            }
            for (int j = i; j < i + Long.BYTES && j < target.length; j++) {
                target[j] = (byte) bits;
                bits >>>= 8;
            }
        }
        return true;
    }

    @Override
    public void halt() {
        while (true) {
            Instructions.disableInterrupts();
            Instructions.halt();
        }
    }
}
