package awesome.arch.x86_64.trap;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.kernel.panic.Fault;
import awesome.kernel.panic.PanicWriter;
import awesome.magic.NoAlloc;

/** The place that asks for a panic; no exception, so only the control registers are of interest. */
@NoAlloc("the kernel is broken here")
public final class HereFault implements Fault {
    @Override
    public void describe(PanicWriter out) {
        out.text("kernel stopped");
    }

    @Override
    public void registers(PanicWriter out) {
        RegisterDump.control(Instructions.readCr2(), out);
    }

    @Override
    public void trace(PanicWriter out) {
        TracePrinter.here(out);
    }
}
