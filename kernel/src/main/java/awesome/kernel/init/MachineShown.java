package awesome.kernel.init;

import awesome.kernel.machine.PageTable;
import awesome.kernel.procfs.ProcDirectory;
import awesome.kernel.procfs.SysFileSystem;

/** The machine as {@code /sys} shows it, as far as programs look. */
final class MachineShown {
    /** So many processors the kernel can have at most. */
    private static final int MOST_PROCESSORS = 64;
    /** Directories that are there, whatever is in them. */
    private static final String[] EMPTY = {"block", "bus", "class", "dev", "firmware", "fs", "module", "power"};

    private MachineShown() {}

    /** Adds the processors, a bit each, and what else there is. */
    static void addTo(SysFileSystem sys, long processors) {
        ProcDirectory root = sys.root();
        for (String name : EMPTY) {
            root.directory(name);
        }
        ProcDirectory system = root.directory("devices").directory("system");
        String list = list(processors) + "\n";
        ProcDirectory cpus = system.directory("cpu");
        cpus.add("online", () -> list);
        cpus.add("possible", () -> list);
        cpus.add("present", () -> list);
        cpus.add("offline", () -> "\n");
        cpus.add("isolated", () -> "\n");
        cpus.add("kernel_max", () -> MOST_PROCESSORS - 1 + "\n");
        for (int cpu = 0; cpu < MOST_PROCESSORS; cpu++) {
            if ((processors >> cpu & 1) != 0) {
                addTopology(cpus.directory("cpu" + cpu).directory("topology"), cpu, processors);
            }
        }
        // All memory is equally near.
        ProcDirectory nodes = system.directory("node");
        nodes.add("online", () -> "0\n");
        nodes.add("possible", () -> "0\n");
        ProcDirectory node = nodes.directory("node0");
        node.add("cpulist", () -> list);
        node.add("cpumap", () -> mask(processors));
        ProcDirectory kernel = root.directory("kernel");
        ProcDirectory huge = kernel.directory("mm").directory("transparent_hugepage");
        huge.add("enabled", () -> "[always] madvise never\n");
        huge.add("shmem_enabled", () -> "always within_size advise [never] deny force\n");
        huge.add("defrag", () -> "always defer defer+madvise madvise [never]\n");
        huge.add("hpage_pmd_size", () -> PageTable.LARGE_BYTES + "\n");
        huge.add("use_zero_page", () -> "0\n");
    }

    /** All are cores of one package, without threads of their own. */
    private static void addTopology(ProcDirectory topology, int cpu, long processors) {
        topology.add("physical_package_id", () -> "0\n");
        topology.add("core_id", () -> cpu + "\n");
        for (String name : new String[] {"thread_siblings", "core_cpus"}) {
            topology.add(name, () -> mask(1L << cpu));
            topology.add(name + "_list", () -> cpu + "\n");
        }
        for (String name : new String[] {"core_siblings", "package_cpus"}) {
            topology.add(name, () -> mask(processors));
            topology.add(name + "_list", () -> list(processors) + "\n");
        }
    }

    private static String mask(long bits) {
        String digits = Long.toHexString(bits);
        int upper = digits.length() - 8;
        return upper > 0 ? digits.substring(0, upper) + "," + digits.substring(upper) + "\n" : digits + "\n";
    }

    /** Numbers and ranges of numbers of bits. */
    static String list(long bits) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < Long.SIZE) {
            if ((bits >>> at & 1) == 0) {
                at++;
                continue;
            }
            int last = at;
            while (last + 1 < Long.SIZE && (bits >>> last + 1 & 1) != 0) {
                last++;
            }
            out.append(out.length() == 0 ? "" : ",").append(at);
            if (last > at) {
                out.append('-').append(last);
            }
            at = last + 1;
        }
        return out.toString();
    }
}
