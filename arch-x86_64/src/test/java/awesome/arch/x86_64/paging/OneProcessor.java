package awesome.arch.x86_64.paging;

import awesome.kernel.machine.Cpus;

/** A machine with one processor. */
public final class OneProcessor implements ActiveSpace.Others {
    @Override
    public int current() {
        return 0;
    }

    @Override
    public long others() {
        return 0;
    }

    @Override
    public void shootDown(long cpus, Cpus.Task task) {
        if (cpus != 0) {
            throw new AssertionError("there are no others");
        }
    }
}
