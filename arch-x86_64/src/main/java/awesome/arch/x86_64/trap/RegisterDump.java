package awesome.arch.x86_64.trap;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.kernel.panic.PanicWriter;
import awesome.magic.NoAlloc;

/** Registers for people, four on a line. */
@NoAlloc("printed by a panic")
final class RegisterDump {
    /** The order people expect. */
    private static final byte[] ORDER = {
        TrapFrame.RAX, 11, TrapFrame.RCX, TrapFrame.RDX, TrapFrame.RSI, TrapFrame.RDI, 10, TrapFrame.RSP,
        TrapFrame.R8, TrapFrame.R9, TrapFrame.R10, TrapFrame.R11, 3, 2, 1, 0,
        TrapFrame.RIP, TrapFrame.FLAGS, TrapFrame.CS, TrapFrame.SS, TrapFrame.VECTOR, TrapFrame.ERROR
    };

    private RegisterDump() {}

    static void general(TrapFrame frame, PanicWriter out) {
        for (int i = 0; i < ORDER.length; i++) {
            int position = ORDER[i];
            register(TrapFrame.name(position), frame.word(position), out);
            if (i % 3 == 2) {
                out.newLine();
            }
        }
        out.newLine();
    }

    static void control(long faultAddress, PanicWriter out) {
        register("cr0", Instructions.readCr0(), out);
        register("cr2", faultAddress, out);
        register("cr3", Instructions.readCr3(), out);
        out.newLine();
        register("cr4", Instructions.readCr4(), out);
        register("cpu", ProcessorData.currentNumber(), out);
        out.newLine();
    }

    private static void register(String name, long value, PanicWriter out) {
        out.text(name).text(" ").hex(value, 16).text("  ");
    }
}
