package awesome.arch.x86_64.paging;

import awesome.arch.x86_64.cpu.CpuId;
import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.kernel.memory.FrameAllocator;
import awesome.magic.Frame;
import awesome.magic.host.HostMemory;
import java.util.HashSet;
import java.util.Set;

/** Simulated physical memory with frames, and the walk through the tables that a processor does. */
final class Machine implements FrameAllocator {
    private static final long FIRST_FRAME = 0x100;

    final HostMemory host = HostMemory.use(new HostMemory());
    final DirectMemory memory = new DirectMemory();
    final Set<Long> taken = new HashSet<>();
    private long next = FIRST_FRAME;
    /** How many frames there are. */
    long left = 100_000;

    @Override
    public long take() {
        if (left == 0) {
            return -1;
        }
        left--;
        long frame = next++;
        host.map(frame << 12, Frame.SIZE);
        host.fill(frame << 12, (byte) 0x5a, Frame.SIZE);
        taken.add(frame);
        return frame;
    }

    @Override
    public long takeZeros() {
        long frame = take();
        if (frame >= 0) {
            host.fill(frame << 12, (byte) 0, Frame.SIZE);
        }
        return frame;
    }

    @Override
    public void free(Frame frame) {
        if (!taken.remove(frame.number())) {
            throw new AssertionError(frame + " is not taken");
        }
        host.unmap(frame.number() << 12, Frame.SIZE);
        left++;
    }

    @Override
    public long freeFrames() {
        return left;
    }

    @Override
    public long totalFrames() {
        return left + taken.size();
    }

    PageTree newTree() {
        PageTree tree = new PageTree(memory, this);
        if (!tree.create()) {
            throw new AssertionError("no frame");
        }
        return tree;
    }

    /** A processor with or without large pages and no-execute. */
    static ProcessorFeatures features(boolean all) {
        long bits = all ? 0xffff_ffffL : 0;
        CpuId cpuId = (leaf, subleaf, register) -> (leaf & 0xffff) == 0 ? leaf + 8 & 0xffff_ffffL : bits;
        return new ProcessorFeatures(cpuId);
    }

    /** What APM volume 2, 5.3, says that a processor does: the physical address, or -1 for a page fault. */
    long walk(long root, long virtual) {
        long entry = walkToEntry(root, virtual);
        int level = lastLevel;
        if ((entry & 1) == 0) {
            return -1;
        }
        long offsetBits = 12 + 9L * (level - 1);
        long low = (1L << offsetBits) - 1;
        return entry & 0x000f_ffff_ffff_f000L & ~low | virtual & low;
    }

    private int lastLevel;
    /** Whether every entry on the way of the last walk allowed it. */
    boolean writable;
    boolean user;
    boolean executable;

    private long walkToEntry(long root, long virtual) {
        long table = root;
        writable = true;
        user = true;
        executable = true;
        for (int level = 4; ; level--) {
            long index = virtual >>> 12 + 9 * (level - 1) & 511;
            long entry = host.readLong(table + index * 8);
            lastLevel = level;
            if ((entry & 1) == 0) {
                return 0;
            }
            writable &= (entry & 2) != 0;
            user &= (entry & 4) != 0;
            executable &= entry >= 0;
            if (level == 1 || level < 4 && (entry & 0x80) != 0) {
                return entry;
            }
            table = entry & 0x000f_ffff_ffff_f000L;
        }
    }

    /** Bytes that the page found by the last walk has. */
    long pageBytes() {
        return 1L << 12 + 9 * (lastLevel - 1);
    }
}
