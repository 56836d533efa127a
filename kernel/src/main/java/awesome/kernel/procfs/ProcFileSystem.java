package awesome.kernel.procfs;

import awesome.abi.linux.MachineName;
import awesome.kernel.machine.Clock;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import java.util.function.LongSupplier;

/** The file system of {@code /proc}. */
public final class ProcFileSystem extends FileSystem {
    /** As statfs(2) tells of proc. */
    private static final long MAGIC = 0x9fa0;
    private static final long KIB_PER_FRAME = 4;

    private final ProcRoot root;
    /** Null until it is known. */
    private Vfs files;

    /**
     * A {@code /proc} with the processes and nothing else.
     *
     * @param device its device number
     */
    public ProcFileSystem(long device, Clock clock, ProcessList processes) {
        super(device, clock);
        root = new ProcRoot(this, processes);
        root.addLink("self", () -> Integer.toString(processes.self().process()));
        root.addLink("thread-self", () -> processes.self().process() + "/task/" + processes.self().id());
    }

    /** A number for the inode called {@code name} in the directory with number {@code directory}. */
    static long numberOf(long directory, String name) {
        long hash = directory;
        for (int i = 0; i < name.length(); i++) {
            hash = 31 * hash + name.charAt(i);
        }
        return hash & Long.MAX_VALUE;
    }

    @Override
    public ProcDirectory root() {
        return root;
    }

    @Override
    public String type() {
        return "proc";
    }

    @Override
    public long magic() {
        return MAGIC;
    }

    /**
     * Adds what tells of the machine and the kernel.
     *
     * @param kept how many frames hold what is kept of disks
     */
    public void addSystem(FrameAllocator frames, LongSupplier kept, Vfs vfs) {
        root.add("version", () -> MachineName.SYSTEM + " version " + MachineName.RELEASE + " " + MachineName.VERSION
                + "\n");
        root.add("meminfo", () -> memory(frames, kept.getAsLong()));
        root.add("filesystems", () -> vfs.types().describe());
        root.addLink("mounts", () -> "self/mounts");
        files = vfs;
    }

    private static String memory(FrameAllocator frames, long kept) {
        StringBuilder out = new StringBuilder();
        line(out, "MemTotal:       ", frames.totalFrames());
        line(out, "MemFree:        ", frames.freeFrames());
        // Programs get most of what is kept, when it is written.
        line(out, "MemAvailable:   ", frames.freeFrames() + kept);
        line(out, "Buffers:        ", 0);
        line(out, "Cached:         ", kept);
        line(out, "SwapTotal:      ", 0);
        line(out, "SwapFree:       ", 0);
        return out.toString();
    }

    private static void line(StringBuilder out, String name, long count) {
        String number = Long.toString(count * KIB_PER_FRAME);
        out.append(name);
        for (int i = number.length(); i < 8; i++) {
            out.append(' ');
        }
        out.append(number).append(" kB\n");
    }

    /** The mounts as a process with that root sees them. */
    String mounts(Place itsRoot) {
        return files == null ? "" : MountList.mounts(files.mounts(), itsRoot);
    }

    /** The same with numbers and what they are mounted in. */
    String mountInfo(Place itsRoot) {
        return files == null ? "" : MountList.info(files.mounts(), itsRoot);
    }
}
