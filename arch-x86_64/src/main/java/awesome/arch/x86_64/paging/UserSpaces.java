package awesome.arch.x86_64.paging;

import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.PhysMemory;
import awesome.kernel.memory.FrameAllocator;
import java.util.function.Supplier;

/** Makes address spaces for processes: an empty user half, and the half of the kernel. Phase 2. */
public final class UserSpaces implements Supplier<PageTable> {
    private final PhysMemory memory;
    private final FrameAllocator frames;
    private final ActiveSpace active;
    private final ProcessorFeatures features;

    public UserSpaces(PhysMemory memory, FrameAllocator frames, ActiveSpace active, ProcessorFeatures features) {
        this.memory = memory;
        this.frames = frames;
        this.active = active;
        this.features = features;
    }

    /** A new address space; null if there is no frame for it. */
    @Override
    public PageTable get() {
        PageTree tree = new PageTree(memory, frames);
        if (!tree.create()) {
            return null;
        }
        PageTree kernel = new PageTree(memory, frames);
        kernel.use(active.kernelRoot());
        for (int slot = HighLayout.FIRST_SLOT; slot < PageEntry.ENTRIES; slot++) {
            tree.setRootEntry(slot, kernel.rootEntry(slot));
        }
        long noExecute = features.hasNoExecute() ? PageEntry.NO_EXECUTE : 0;
        tree.setRecursive(PageEntry.PRESENT | PageEntry.WRITABLE | noExecute);
        return new X86PageTable(tree, active, noExecute);
    }
}
