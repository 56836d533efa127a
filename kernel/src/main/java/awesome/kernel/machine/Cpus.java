package awesome.kernel.machine;

/**
 * The CPUs of the machine. Those in use have the numbers from 0, which booted, to {@link #count} - 1; a set of them is a
 * word with a bit for each. Any context.
 */
public interface Cpus {
    /** How many are used at most. */
    int LIMIT = 64;

    /** What a CPU does for another one, with interrupts off. It must not allocate, block or {@link #call}. */
    interface Task {
        void run();
    }

    /** How many are in use. */
    int count();

    /** The number of the CPU that this runs on; it may be another one next, unless interrupts are off. */
    int current();

    /** All but the current one. */
    default long others() {
        return (count() == LIMIT ? -1L : (1L << count()) - 1) & ~(1L << current());
    }

    /** Has each of a set of CPUs other than the current one do something, and waits until all have. */
    void call(long cpus, Task task);

    /** Has each of a set of CPUs other than the current one do something soon. */
    void post(long cpus, Task task);

    /** Has another CPU look for a thread to run. */
    void reschedule(int cpu);

    /** Does what others wait for; called again and again by who waits for another CPU with interrupts off. */
    void poll();
}
