package awesome.kernel.fake;

import awesome.kernel.machine.Preemption;

/** The only thread there is. */
public final class Alone implements Preemption {
    private int held;

    @Override
    public void hold() {
        held++;
    }

    @Override
    public void release() {
        held--;
    }

    /** Whether it holds on to its processor. */
    public boolean isHeld() {
        return held != 0;
    }
}
