package awesome.arch.x86_64.apic;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.magic.NoAlloc;

/** The registers as model-specific registers (x2APIC mode, SDM volume 3, 11.12). */
@NoAlloc("interrupt context")
final class MsrRegisters implements ApicRegisters {
    private static final int FIRST = 0x800;
    private static final int IDENTIFIER = 0x802;
    private static final int COMMAND = 0x830;

    @Override
    public int read(int offset) {
        return (int) Instructions.readMsr(FIRST + (offset >>> 4));
    }

    @Override
    public void write(int offset, int value) {
        Instructions.writeMsr(FIRST + (offset >>> 4), value & 0xffff_ffffL);
    }

    @Override
    public void command(int target, int command) {
        // Writing this register waits for nothing (SDM volume 3, 11.12.3).
        Instructions.fence();
        Instructions.writeMsr(COMMAND, (long) target << 32 | command & 0xffff_ffffL);
    }

    @Override
    public int identifier() {
        return (int) Instructions.readMsr(IDENTIFIER);
    }
}
