package awesome.kernel.sched;

import awesome.kernel.machine.Cpus;
import awesome.magic.NoAlloc;

/** A set of CPUs by number. One CPU at a time changes it. */
@NoAlloc("threads are switched with interrupts off")
public final class CpuSet {
    private volatile long bits;

    /** Whether a CPU is in it. */
    public boolean contains(int cpu) {
        return (bits >>> cpu & 1) != 0;
    }

    /** Puts a CPU in. */
    public void add(int cpu) {
        bits |= 1L << cpu;
    }

    /** Takes a CPU out. */
    public void remove(int cpu) {
        bits &= ~(1L << cpu);
    }

    /** Puts all CPUs in. */
    public void addAll() {
        bits = -1;
    }

    /** Makes it the same as another. */
    public void set(CpuSet other) {
        bits = other.bits;
    }

    /** Makes it the set of the bits of {@code mask}, the lowest of which is CPU 0. */
    public void set(long mask) {
        bits = mask;
    }

    /** The bits, the lowest of which is CPU 0. */
    public long mask() {
        return bits;
    }

    /** Whether both have a CPU. */
    public boolean meets(CpuSet other) {
        return (bits & other.bits) != 0;
    }

    /** The least number from {@code from} on that is in this set; -1 if there is none. */
    public int next(int from) {
        long rest = from >= Cpus.LIMIT ? 0 : bits & -1L << from;
        return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
    }
}
