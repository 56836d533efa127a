package awesome.kernel.interleave;

/** A CPU for each thread of a scenario. */
final class InterleavedMachine extends HostLockMachine {
    private static Interleaver.Task task() {
        return Interleaver.Task.current();
    }

    @Override
    public int cpu() {
        return task().number;
    }

    @Override
    public boolean disableInterrupts() {
        boolean enabled = !task().interruptsOff;
        task().interruptsOff = true;
        return enabled;
    }

    @Override
    public void restoreInterrupts(boolean enabled) {
        task().interruptsOff = !enabled;
    }

    @Override
    public void hold() {
        task().holds++;
    }

    @Override
    public void release() {
        task().holds--;
    }

    @Override
    public boolean isInterruptible() {
        return !task().interruptsOff;
    }

    @Override
    public void relax() {
        Interleaver.giveWay();
    }
}
