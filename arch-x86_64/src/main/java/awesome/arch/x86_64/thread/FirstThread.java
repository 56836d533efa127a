package awesome.arch.x86_64.thread;

import awesome.magic.NoAlloc;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;

/** The thread that the kernel starts as, before anything can be allocated: its data lies in the image. */
@NoAlloc("exists before there is a heap")
public final class FirstThread {
    private FirstThread() {}

    /** Its area, where the image runs now. */
    @Symbol("arch_first_thread")
    public static Address area() {
        return Address.zero();
    }
}
