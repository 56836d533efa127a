package awesome.kernel.ramfs;

import awesome.kernel.machine.Clock;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.vfs.FileSystem;
import awesome.kernel.vfs.FileSystemType;
import awesome.kernel.vfs.MountSource;

/** File systems in memory that mount(2) makes, a new one each time: {@code tmpfs}, or {@code ramfs}, which knows no limit. */
public final class Tmpfs implements FileSystemType {
    private final String name;
    private final Clock clock;
    private final FrameAllocator frames;
    private final PhysMemory memory;
    private final long reserve;

    /**
     * The type of that name.
     *
     * @param reserve how many frames they leave free
     */
    public Tmpfs(String name, Clock clock, FrameAllocator frames, PhysMemory memory, long reserve) {
        this.name = name;
        this.clock = clock;
        this.frames = frames;
        this.memory = memory;
        this.reserve = reserve;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean needsDevice() {
        return false;
    }

    @Override
    public FileSystem open(MountSource source) {
        TmpfsOptions options = null;
        if (name.equals(RamFileSystem.TMPFS)) {
            options = new TmpfsOptions(frames.totalFrames());
            options.parse(source.options());
        }
        RamFileSystem made = new RamFileSystem(name, source.number(), clock, frames, memory, reserve);
        if (options != null) {
            made.setOptions(options);
        }
        made.setReadOnly(source.readOnly());
        return made;
    }
}
