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
    }

    private int count() {
        return Long.bitCount(machine.threads().processors());
    }

    String stat() {
        int cpus = count();
        StringBuilder out = new StringBuilder("cpu ");
        times(out, 1);
        for (int cpu = 0; cpu < cpus; cpu++) {
            // What each of them did is not known apart: all have done as much.
            out.append("cpu").append(cpu);
            times(out, cpus);
        }
        long began = (machine.clock().realtimeNanos() - machine.clock().monotonicNanos()) / NANOS_PER_SECOND;
        return out.append("intr 0\nctxt 0\nbtime ").append(began).append("\nprocesses ").append(processes.made())
                .append("\nprocs_running ").append(running()).append("\nprocs_blocked 0\n").toString();
    }

    /** Time in user code, of that with low priority none, in the kernel, and idle; one of {@code parts} equal shares. */
    private void times(StringBuilder out, int parts) {
        long user = processes.userNanos();
        long system = processes.systemNanos();
        out.append(' ').append(user / parts / NANOS_PER_TICK).append(" 0 ").append(system / parts / NANOS_PER_TICK).append(' ')
                .append(idle() / parts / NANOS_PER_TICK).append(" 0 0 0 0 0 0\n");
    }

    private long idle() {
        long all = machine.clock().monotonicNanos() * count();
        return Math.max(0, all - processes.userNanos() - processes.systemNanos());
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
            out.append("processor\t: ").append(cpu).append("\n\n");
        }
        return out.toString();
    }
}
