package awesome.arch.x86_64.lock;

import awesome.arch.x86_64.Pc;
import awesome.kernel.lock.LockMachine;
import awesome.magic.NoAlloc;
import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** In an image the machine is this one from the start, which code need not look up. */
@TargetClass("awesome.kernel.lock.Locks")
@NoAlloc("used by locks")
final class Target_awesome_kernel_lock_Locks {
    private Target_awesome_kernel_lock_Locks() {}

    @Replace
    static LockMachine machine() {
        return Pc.LOCKS;
    }
}
