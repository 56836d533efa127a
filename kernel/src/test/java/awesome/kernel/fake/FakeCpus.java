package awesome.kernel.fake;

import awesome.kernel.machine.Cpus;

/** So many CPUs, of which the test says which one it runs on. */
public final class FakeCpus implements Cpus {
    private final int count;
    public int current;

    public FakeCpus(int count) {
        this.count = count;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int current() {
        return current;
    }

    @Override
    public void call(long cpus, Task task) {
        task.run();
    }

    @Override
    public void post(long cpus, Task task) {
        task.run();
    }

    @Override
    public void reschedule(int cpu) {}

    @Override
    public void poll() {}
}
