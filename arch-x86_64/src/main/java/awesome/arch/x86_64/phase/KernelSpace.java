package awesome.arch.x86_64.phase;

import awesome.abi.boot.BootInfo;
import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.arch.x86_64.paging.ActiveSpace;
import awesome.arch.x86_64.paging.DirectDevices;
import awesome.arch.x86_64.paging.DirectMemory;
import awesome.arch.x86_64.paging.HighLayout;
import awesome.arch.x86_64.paging.PageTree;
import awesome.arch.x86_64.paging.SpaceBuilder;
import awesome.arch.x86_64.thread.FirstThread;
import awesome.kernel.machine.Cpu;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.panic.Panic;
import awesome.magic.Foreign;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.VirtAddr;
import awesome.magic.raw.Address;
import awesome.runtime.heap.Heap;
import awesome.runtime.thread.ThreadArea;

/**
 * The address space that the kernel runs in, and moving to a new one with the image, the heap and the stack at
 * other addresses. In phase 1 it is the loader's; the first move leads to phase 2.
 *
 * <p>A move builds new tables beside those in use, with the image at both its addresses, and enters them through
 * assembly without a Java frame behind it. Object references are offsets from {@code heap_base} and stay as they
 * are; {@link #arrive} translates what is kept as an address.
 */
@NoAlloc("the heap is on the move")
public final class KernelSpace implements DirectDevices.Mapper {
    /** Where the ranges in use of the boot information have the stack. */
    private static final int STACK_RANGE = 3;

    /** The text screen. */
    private static final long VGA = 0xb8000;
    private static final long VGA_BYTES = 32 << 10;

    private final DirectMemory memory;
    private final SpaceBuilder builder;
    private final ActiveSpace active;
    private final Cpu cpu;
    private final Entropy entropy;
    private final KernelStack stack;

    /** The tables in use, and those being built or in use before; they change places. */
    private PageTree tree;
    private PageTree other;
    /** How often the kernel moved. */
    private int moves;

    private long imagePhysical;
    private long physicalEnd;
    /** The loader's stack. */
    private long firstStackLow;
    private long nextStackLow;

    private long previousImage;
    private long previousStackLow;
    private Runnable continuation;

    /** Before {@link #adopt}. */
    public KernelSpace(DirectMemory memory, FrameAllocator frames, SpaceBuilder builder, ActiveSpace active, Cpu cpu,
            ProcessorFeatures features) {
        this.memory = memory;
        this.builder = builder;
        this.active = active;
        this.cpu = cpu;
        this.entropy = new Entropy(features);
        this.stack = new KernelStack(active);
        this.tree = new PageTree(memory, frames);
        this.other = new PageTree(memory, frames);
    }

    /** Learns what the loader made, and that its stack is that of the first thread. Phase 1. */
    public void adopt(BootInfo info) {
        tree.use(info.pageRoot());
        imagePhysical = info.kernelBase().bits();
        physicalEnd = info.identityEnd().bits();
        firstStackLow = info.usedBase(STACK_RANGE).bits();
        ThreadArea.setStack(FirstThread.area(), Address.of(firstStackLow), Address.of(info.stackEnd().bits()));
    }

    /** The tables in use. */
    PageTree tree() {
        return tree;
    }

    /** Whether the kernel runs on its own tables. */
    boolean isInPhase2() {
        return moves > 0;
    }

    /** Where the image runs. */
    public VirtAddr imageStart() {
        return VirtAddr.of(KernelImage.start().bits());
    }

    /** A random address for {@link #moveTo}. */
    public VirtAddr randomAddress() {
        VirtAddr base;
        do {
            base = VirtAddr.of(HighAddress.pick(entropy.next(), KernelImage.windowBytes()));
        } while (!isPossible(base));
        return base;
    }

    /** Whether {@link #moveTo} can go there: a multiple of 2 MiB with room for the window of the heap. */
    public boolean isPossible(VirtAddr base) {
        long bytes = KernelImage.windowBytes();
        return HighAddress.isPossible(base.bits(), bytes)
                && HighAddress.areApart(base.bits(), KernelImage.start().bits(), bytes);
    }

    /**
     * Moves the image to {@code base}, with the heap behind it, on a new stack, and goes on there with {@code then},
     * which starts with interrupts off and never returns. No user address space may exist, since it would not know the
     * new tables, and no thread but the first. Never returns.
     */
    public void moveTo(VirtAddr base, Runnable then) {
        cpu.disableInterrupts();
        continuation = then;
        long image = KernelImage.start().bits();
        long distance = base.bits() - image;
        if (!build(image, distance)) {
            Panic.stop("there is not enough memory for the kernel's own page tables and stack");
        }
        enter(other.root().bits(), nextStackLow + KernelStack.BYTES, distance, image);
    }

    private boolean build(long image, long distance) {
        long constants = KernelImage.constants().distanceFrom(KernelImage.start());
        long data = KernelImage.data().distanceFrom(KernelImage.start());
        return builder.begin(other)
                && builder.direct(directEnd(), imagePhysical, imagePhysical + data)
                && mapImage(image, constants, data)
                && mapImage(image + distance, constants, data)
                && builder.reserve(image + distance, KernelImage.windowBytes())
                && mapHeap(distance)
                && mapStack()
                && builder.data(VGA, VGA, VGA_BYTES);
    }

    /** Interrupt controllers and other devices have registers below 4 GiB, where there need not be memory. */
    private long directEnd() {
        return Math.max(physicalEnd, 1L << 32);
    }

    /**
     * The direct map has all below {@link #directEnd}; what lies above is no memory. Pages that are mapped stay so.
     *
     * <p>New tables hang below the root of the kernel, which those of processes are copies of: this is done before there are any.
     */
    @Override
    public boolean mapDevice(PhysAddr start, long bytes) {
        long from = start.bits();
        long end = from + bytes;
        if (from < 0 || bytes <= 0 || end < 0 || end > HighLayout.DIRECT_MAP_END - HighLayout.DIRECT_MAP) {
            return false;
        }
        for (long page = Math.max(from, directEnd()) & -Frame.SIZE; page < end; page += Frame.SIZE) {
            long virtual = HighLayout.DIRECT_MAP + page;
            if (tree.translate(virtual) < 0 && !builder.device(virtual, page, Frame.SIZE)) {
                return false;
            }
        }
        return true;
    }

    /** Above the last address of memory and of the firmware's tables. */
    public PhysAddr physicalEnd() {
        return PhysAddr.of(physicalEnd);
    }

    /** The root of the tables in use. */
    public PhysAddr root() {
        return tree.root();
    }

    /**
     * Two pages or more below 1 MiB that nobody uses: where the loader had its stack. The frame allocator never gets
     * them, since it leaves out the region that starts at 0.
     */
    public PhysAddr lowMemory() {
        return PhysAddr.of(firstStackLow);
    }

    /** Drops the mapping of low memory at its own address. */
    public void unmapLow(PhysAddr start, long bytes) {
        tree.unmap(start.bits(), bytes);
        active.flush();
    }

    /** Where the data of other processors goes, {@code bytes} of it: somewhere random; nothing is mapped there. */
    public VirtAddr processorAreas(long bytes) {
        long step = HighAddress.STEP;
        long places = (HighLayout.PROCESSORS_END - HighLayout.PROCESSORS - bytes) / step;
        return VirtAddr.of(HighLayout.PROCESSORS + Long.remainderUnsigned(entropy.next(), places) * step);
    }

    private boolean mapImage(long virtual, long constants, long data) {
        return builder.code(virtual, imagePhysical, constants)
                && builder.constants(virtual + constants, imagePhysical + constants, data - constants)
                && builder.data(virtual + data, imagePhysical + data, KernelImage.bytes() - data);
    }

    private boolean mapHeap(long distance) {
        Heap heap = Heap.current();
        for (int i = 0; i < heap.regionCount(); i++) {
            long start = heap.regionStart(i).bits();
            if (!builder.copy(tree, start, start + distance, heap.regionBytes(i))) {
                return false;
            }
        }
        return true;
    }

    /** Somewhere in the area for stacks; the page below stays free and guards it. */
    private boolean mapStack() {
        long room = HighLayout.STACKS_END - HighLayout.THREADS_END - KernelStack.BYTES - KernelStack.GUARD;
        nextStackLow = randomPage(HighLayout.THREADS_END + KernelStack.GUARD, room);
        return builder.fresh(nextStackLow, KernelStack.BYTES);
    }

    /** A random page of so many bytes from {@code start} on. */
    long randomPage(long start, long bytes) {
        return start + Long.remainderUnsigned(entropy.next(), bytes / Frame.SIZE) * Frame.SIZE;
    }

    /**
     * Called at the new address, on the new stack: translates what is kept as an address. What is left are the
     * descriptor tables.
     *
     * @param from where the image was; it can still be read there
     */
    void arrive(VirtAddr from) {
        PageTree before = tree;
        tree = other;
        other = before;
        moves++;
        previousImage = from.bits();
        previousStackLow = ThreadArea.stackLow(FirstThread.area()).bits();
        memory.moveTo(VirtAddr.of(HighLayout.DIRECT_MAP));
        active.setKernel(tree.root());
        stack.use(tree, FirstThread.area(), nextStackLow);
    }

    /** Goes on after {@link #arrive}. Never returns. */
    @MayAllocate("the heap has arrived")
    void proceed() {
        continuation.run();
        Panic.stop("the kernel has nothing left to do");
    }

    /**
     * Drops the image at its previous address, and the tables and the stack used before unless they are the loader's,
     * which the caller frees. Nothing may use them any more.
     */
    public void dropPrevious() {
        tree.unmap(previousImage, KernelImage.bytes());
        active.flush();
        if (moves > 1) {
            other.setAccessible(previousStackLow, KernelStack.RESERVE, true);
            builder.drop(other, previousStackLow, KernelStack.BYTES);
            other.releaseAll();
        }
    }

    /** Has all processors forget what was unmapped in the kernel's half. */
    void flushEverywhere() {
        active.flushEverywhere();
    }

    VirtAddr previousImage() {
        return VirtAddr.of(previousImage);
    }

    /** The ends of stacks. */
    public KernelStack stack() {
        return stack;
    }

    /**
     * {@code phase2.asm}: loads the root and the stack, jumps by {@code distance} and calls {@link PhaseEntry}.
     */
    @Foreign("arch_enter_space")
    private static void enter(long root, long stackHigh, long distance, long image) {
        throw new IllegalStateException("there is no address space to enter on the host");
    }
}
