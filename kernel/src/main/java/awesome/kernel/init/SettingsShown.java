package awesome.kernel.init;

import awesome.abi.linux.MachineName;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.process.Processes;
import awesome.kernel.process.Services;
import awesome.kernel.procfs.ProcDirectory;
import awesome.kernel.procfs.ProcFileSystem;
import awesome.kernel.random.RandomSource;
import awesome.kernel.vfs.FileDescriptors;
import java.util.List;

/** The settings of {@code /proc/sys} that programs look at, which are as they are (sysctl(8)), and the use of memory. */
final class SettingsShown {
    /** Bytes of a random UUID (RFC 4122), and those before which its text has hyphens. */
    private static final int UUID_BYTES = 16;
    private static final List<Integer> HYPHENS = List.of(4, 6, 8, 10);
    /** setgroups(2): NGROUPS_MAX. */
    private static final int MOST_GROUPS = 65536;
    /** Capabilities have numbers up to it. */
    private static final int LAST_CAPABILITY = 40;
    /** mmap(2), ENOMEM; the kernel has no such limit. */
    private static final int MOST_AREAS = Integer.MAX_VALUE;
    private static final int NOBODY = 65534;

    private SettingsShown() {}

    static void addTo(ProcFileSystem proc, Services services, boolean randomAddresses) {
        ProcDirectory kernel = proc.root().directory("sys").directory("kernel");
        kernel.add("ostype", () -> MachineName.SYSTEM + "\n");
        kernel.add("osrelease", () -> MachineName.RELEASE + "\n");
        kernel.add("version", () -> MachineName.VERSION + "\n");
        kernel.add("hostname", () -> services.names().host() + "\n");
        kernel.add("domainname", () -> services.names().domain() + "\n");
        number(kernel, "pid_max", Processes.MOST_IDS);
        number(kernel, "threads-max", services.processes().most());
        number(kernel, "ngroups_max", MOST_GROUPS);
        number(kernel, "cap_last_cap", LAST_CAPABILITY);
        number(kernel, "overflowuid", NOBODY);
        number(kernel, "overflowgid", NOBODY);
        number(kernel, "randomize_va_space", randomAddresses ? 2 : 0);
        String boot = uuid(services.random());
        ProcDirectory random = kernel.directory("random");
        random.add("boot_id", () -> boot);
        random.add("uuid", () -> uuid(services.random()));
        ProcDirectory files = proc.root().directory("sys").directory("fs");
        number(files, "nr_open", FileDescriptors.MAXIMUM);
        number(files, "file-max", Long.MAX_VALUE);
        ProcDirectory memory = proc.root().directory("sys").directory("vm");
        number(memory, "overcommit_memory", 1);
        number(memory, "max_map_count", MOST_AREAS);
        proc.root().add("vmstat", () -> memory(services.machine().frames()));
    }

    private static void number(ProcDirectory directory, String name, long value) {
        directory.add(name, () -> value + "\n");
    }

    /** A random UUID, version 4. */
    static String uuid(RandomSource random) {
        byte[] bytes = random.bytes(UUID_BYTES);
        bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < UUID_BYTES; i++) {
            if (HYPHENS.contains(i)) {
                text.append('-');
            }
            text.append(Character.forDigit(bytes[i] >> 4 & 15, 16)).append(Character.forDigit(bytes[i] & 15, 16));
        }
        return text.append('\n').toString();
    }

    /** Free frames; nothing is swapped or paged. */
    private static String memory(FrameAllocator frames) {
        return "nr_free_pages " + frames.freeFrames() + "\npgpgin 0\npgpgout 0\npswpin 0\npswpout 0\n";
    }
}
