package awesome.kernel.boot;

import awesome.abi.boot.BootInfo;
import awesome.kernel.memory.boot.BootFrameAllocator;
import awesome.magic.NoAlloc;

/** Memory as the boot information describes it. */
@NoAlloc("runs before there is a heap")
public final class BootMemory {
    /** Ranges of {@link BootInfo#usedBase} that nothing needs once the kernel runs on its own tables and stack. */
    private static final int FIRST_OF_LOADER = 2;

    private BootMemory() {}

    /** Opens {@code frames} with all memory that is free now. */
    public static void open(BootInfo info, BootFrameAllocator frames) {
        for (int i = 0; i < info.regionCount(); i++) {
            frames.addRegion(info.regionBase(i), info.regionLength(i), info.regionType(i));
        }
        for (int i = 0; i < BootInfo.USED_RANGES; i++) {
            frames.addUsed(info.usedBase(i), info.usedEnd(i));
        }
        frames.open(info.identityEnd());
    }

    /** Gives {@code frames} what only the loader used: its page tables, its stack, and the boot information itself. */
    public static void releaseLoader(BootInfo info, BootFrameAllocator frames) {
        for (int i = FIRST_OF_LOADER; i < BootInfo.USED_RANGES; i++) {
            frames.release(info.usedBase(i), info.usedEnd(i));
        }
    }
}
