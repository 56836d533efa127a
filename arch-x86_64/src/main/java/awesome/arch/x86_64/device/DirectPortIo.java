package awesome.arch.x86_64.device;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.kernel.machine.PortIo;
import awesome.magic.NoAlloc;

/** Port space as the processor reaches it. */
@NoAlloc("any context")
public final class DirectPortIo implements PortIo {
    @Override
    public int in8(int port) {
        return Instructions.in8(port);
    }

    @Override
    public void out8(int port, int value) {
        Instructions.out8(port, value);
    }

    @Override
    public int in16(int port) {
        return Instructions.in16(port);
    }

    @Override
    public void out16(int port, int value) {
        Instructions.out16(port, value);
    }

    @Override
    public int in32(int port) {
        return Instructions.in32(port);
    }

    @Override
    public void out32(int port, int value) {
        Instructions.out32(port, value);
    }
}
