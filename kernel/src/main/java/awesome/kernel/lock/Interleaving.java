package awesome.kernel.lock;

import awesome.magic.HostOnly;
import awesome.magic.InlineAsm;
import awesome.magic.NoAlloc;
import java.lang.invoke.VarHandle;

/**
 * The points between which what one CPU does to shared memory is not divided by others. In the kernel a point is
 * nothing but a barrier for the compiler; on the host a test may {@linkplain #choose choose} there which thread goes
 * on.
 */
@NoAlloc("used by locks")
public final class Interleaving {
    /** Chooses which thread goes on. */
    public interface Chooser {
        /** The calling thread is about to look at shared memory, or to change it. Returns when it goes on. */
        void point();
    }

    private static volatile Chooser chooser;

    private Interleaving() {}

    /** Has all points of this virtual machine passed to {@code next}; null for nobody. */
    @HostOnly
    public static void choose(Chooser next) {
        chooser = next;
    }

    /** Others may come between what the caller did before and what it does next. Any context. */
    @InlineAsm(value = "", constraints = "~{memory}")
    public static void point() {
        Chooser each = chooser;
        if (each != null) {
            each.point();
        }
    }

    /**
     * What was read before is not read later. Processors that keep their reads in order, as Intel's do (SDM volume 3,
     * 9.2), need nothing but the compiler's word for it.
     */
    @InlineAsm(value = "", constraints = "~{memory}")
    static void orderReads() {
        VarHandle.acquireFence();
    }
}
