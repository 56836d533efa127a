package awesome.kernel.init;

import awesome.kernel.process.Machine;
import awesome.kernel.process.Process;
import awesome.kernel.process.Processes;
import awesome.kernel.procfs.ProcDirectory;
import awesome.kernel.procfs.ProcFileSystem;

/** What the processors and processes have done so far, as {@code /proc} shows it (proc(5)). Within the current process. */
final class LoadShown {
    private static final long NANOS_PER_TICK = 10_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Processes processes;
    private final Machine machine;

    LoadShown(Processes processes, Machine machine) {
        this.processes = processes;
        this.machine = machine;
    }

    static void addTo(ProcFileSystem proc, Processes processes, Machine machine) {
        LoadShown shown = new LoadShown(processes, machine);
        ProcDirectory root = proc.root();
        root.add("stat", shown::stat);
        root.add("uptime", shown::uptime);
        root.add("loadavg", shown::load);
        root.add("cpuinfo", shown::processors);
        root.add("interrupts", machine.threads()::interrupts);
    }

    private int count() {
        return Long.bitCount(machine.threads().processors());
    }

    String stat() {
        int cpus = count();
        long now = machine.clock().monotonicNanos();
        long[] idle = new long[cpus];
        long allIdle = 0;
        for (int cpu = 0; cpu < cpus; cpu++) {
            idle[cpu] = Math.min(now, machine.threads().idleNanos(cpu));
            allIdle += idle[cpu];
        }
        long busy = now * cpus - allIdle;
        long user = Math.min(busy, processes.userNanos());
        StringBuilder out = new StringBuilder("cpu ");
        times(out, user, busy - user, allIdle);
        for (int cpu = 0; cpu < cpus; cpu++) {
            long busyHere = now - idle[cpu];
            // How much of it was in user code is not known of each: the same part as of all together.
            long userHere = busy == 0 ? 0 : (long) ((double) busyHere * user / busy);
            out.append("cpu").append(cpu);
            times(out, userHere, busyHere - userHere, idle[cpu]);
        }
        long began = (machine.clock().realtimeNanos() - now) / NANOS_PER_SECOND;
        return out.append("intr ").append(machine.threads().interruptTotals())
                .append("\nctxt ").append(machine.threads().switches()).append("\nbtime ").append(began)
                .append("\nprocesses ").append(processes.made()).append("\nprocs_running ").append(running())
                .append("\nprocs_blocked 0\n").toString();
    }

    /** Nanoseconds in user code, of that with low priority none, in the kernel (with its own threads), and idle. */
    private static void times(StringBuilder out, long user, long system, long idle) {
        out.append(' ').append(user / NANOS_PER_TICK).append(" 0 ").append(system / NANOS_PER_TICK).append(' ')
                .append(idle / NANOS_PER_TICK).append(" 0 0 0 0 0 0\n");
    }

    /** Of all processors. */
    private long idle() {
        long idle = 0;
        for (int cpu = 0; cpu < count(); cpu++) {
            idle += machine.threads().idleNanos(cpu);
        }
        return idle;
    }

    /** Processes that do not wait. */
    private int running() {
        int running = 0;
        for (Process each : processes.all()) {
            running += each.isZombie() || each.isWaiting() ? 0 : 1;
        }
        return running;
    }

    String uptime() {
        return hundredths(machine.clock().monotonicNanos()) + " " + hundredths(idle()) + "\n";
    }

    private static String hundredths(long nanos) {
        long count = nanos / NANOS_PER_TICK;
        long rest = count % 100;
        return count / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    /** Averages are not kept: what runs now stands for all three. */
    String load() {
        int running = running();
        String average = running + ".00 ";
        return average + average + average + running + "/" + processes.threads() + " " + processes.lastId() + "\n";
    }

    String processors() {
        StringBuilder out = new StringBuilder();
        for (int cpu = 0; cpu < count(); cpu++) {
            out.append("processor\t: ").append(cpu).append('\n').append(machine.threads().describe(cpu)).append('\n');
        }
        return out.toString();
    }
}
