package awesome.arch.x86_64.trap;

import awesome.kernel.machine.Cpus;
import awesome.magic.NoAlloc;

/**
 * How often each processor has served each interrupt, and what {@code /proc} says of that (proc(5)). Lines have their own
 * numbers; what devices write to processors has numbers behind these, as it appears.
 */
public final class InterruptCounts {
    private static final int LINES = 16;
    /** Linux's numbers of what is no line begin behind those of an I/O APIC. */
    private static final int FIRST_MESSAGE = 24;
    private static final int WIDTH = 10;

    /** By processor and vector; null for processors that have not joined. */
    private final long[][] counts = new long[Cpus.LIMIT][];

    /** Counts what {@code cpu} serves from now on. */
    public void join(int cpu) {
        counts[cpu] = new long[Vectors.COUNT];
    }

    /** {@code cpu}, the calling one, serves {@code vector}. Interrupts are off. */
    @NoAlloc("interrupt context")
    void count(int cpu, int vector) {
        long[] own = counts[cpu];
        if (own != null) {
            own[vector]++;
        }
    }

    private long of(int cpu, int vector) {
        long[] own = counts[cpu];
        return own == null ? 0 : own[vector];
    }

    /** How often the first so many processors have served a vector. */
    private long sum(int vector, int cpus) {
        long sum = 0;
        for (int cpu = 0; cpu < cpus; cpu++) {
            sum += of(cpu, vector);
        }
        return sum;
    }

    /** The line {@code intr} of {@code /proc/stat}: how many there were in all, then of each number, with spaces between. */
    public String totals(int cpus) {
        long all = sum(Vectors.NON_MASKABLE, cpus);
        for (int vector = Vectors.FIRST_LINE; vector < Vectors.COUNT; vector++) {
            all += sum(vector, cpus);
        }
        StringBuilder out = new StringBuilder().append(all);
        for (int line = 0; line < FIRST_MESSAGE; line++) {
            out.append(' ').append(line < LINES ? sum(Vectors.FIRST_LINE + line, cpus) : 0);
        }
        for (int cpu = 0; cpu < cpus; cpu++) {
            for (int vector = Vectors.FIRST_MESSAGE; vector <= Vectors.LAST_MESSAGE; vector++) {
                if (of(cpu, vector) != 0) {
                    out.append(' ').append(of(cpu, vector));
                }
            }
        }
        return out.toString();
    }

    /** The text of {@code /proc/interrupts}: a column for each processor, and a row for each interrupt that there was. */
    public String table(int cpus) {
        StringBuilder out = new StringBuilder(" ".repeat(11));
        for (int cpu = 0; cpu < cpus; cpu++) {
            String number = Integer.toString(cpu);
            out.append("CPU").append(number).append(" ".repeat(8 - number.length()));
        }
        out.append('\n');
        for (int line = 0; line < LINES; line++) {
            int vector = Vectors.FIRST_LINE + line;
            if (sum(vector, cpus) != 0) {
                row(out, Integer.toString(line), vector, -1, cpus).append("  IO-APIC ");
                right(out, Integer.toString(line), 3).append("-edge").append(name(line)).append('\n');
            }
        }
        messages(out, cpus);
        kind(out, "NMI", "Non-maskable interrupts", cpus, Vectors.NON_MASKABLE);
        kind(out, "LOC", "Local timer interrupts", cpus, Vectors.TIMER);
        kind(out, "SPU", "Spurious interrupts", cpus, Vectors.SPURIOUS);
        kind(out, "RES", "Rescheduling interrupts", cpus, Vectors.RESCHEDULE);
        kind(out, "CAL", "Function call interrupts", cpus, Vectors.CALL);
        kind(out, "TLB", "TLB shootdowns", cpus, Vectors.SHOOT_DOWN);
        return out.toString();
    }

    private void messages(StringBuilder out, int cpus) {
        int number = FIRST_MESSAGE;
        for (int cpu = 0; cpu < cpus; cpu++) {
            for (int vector = Vectors.FIRST_MESSAGE; vector <= Vectors.LAST_MESSAGE; vector++) {
                if (of(cpu, vector) != 0) {
                    row(out, Integer.toString(number++), vector, cpu, cpus).append("  PCI-MSI  ").append(vector)
                            .append("-edge\n");
                }
            }
        }
    }

    private static String name(int line) {
        return line == 0 ? "      timer" : line == 1 ? "      i8042" : line == 3 ? "      ttyS1" : line == 4 ? "      ttyS0" : "";
    }

    /** One that is no device's. */
    private void kind(StringBuilder out, String name, String what, int cpus, int vector) {
        row(out, name, vector, -1, cpus).append("   ").append(what).append('\n');
    }

    /** The number or name, and how often each processor has served it, or only {@code one} if that is not negative. */
    private StringBuilder row(StringBuilder out, String name, int vector, int one, int cpus) {
        right(out, name, 3).append(':');
        for (int cpu = 0; cpu < cpus; cpu++) {
            right(out.append(' '), Long.toString(one < 0 || one == cpu ? of(cpu, vector) : 0), WIDTH);
        }
        return out;
    }

    private static StringBuilder right(StringBuilder out, String text, int width) {
        return out.append(" ".repeat(Math.max(0, width - text.length()))).append(text);
    }
}
