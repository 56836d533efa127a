package awesome.kernel.memory;

import awesome.kernel.panic.Fault;
import awesome.kernel.panic.Panic;
import awesome.kernel.panic.PanicWriter;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;

/** The free frames are damaged, or somebody gives back what is not his: nobody can be trusted any more. */
@NoAlloc("there may be no heap yet")
public final class FrameFault implements Fault {
    /** The last one, for there is no second. */
    public static final FrameFault FAULT = new FrameFault();

    private String what;
    private long frame;
    private long value;
    private Fault here;

    private FrameFault() {}

    /**
     * Stops the machine; on the host the bound panic machine throws.
     *
     * @param what the sentence, after which the address of the frame and the value follow
     */
    @MayAllocate("the machine ends here")
    public static void stop(String what, long frame, long value) {
        FAULT.what = what;
        FAULT.frame = frame;
        FAULT.value = value;
        FAULT.here = Panic.here();
        Panic.stop(FAULT);
    }

    @Override
    public void describe(PanicWriter out) {
        out.text(what).text(" (frame at 0x").hex(frame, 1).text(", value 0x").hex(value, 1).text(")");
    }

    @Override
    public void registers(PanicWriter out) {
        here.registers(out);
    }

    @Override
    public void trace(PanicWriter out) {
        here.trace(out);
    }
}
