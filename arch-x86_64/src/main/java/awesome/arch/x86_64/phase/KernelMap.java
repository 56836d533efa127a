package awesome.arch.x86_64.phase;

import awesome.arch.x86_64.Pc;
import awesome.arch.x86_64.paging.HighLayout;
import awesome.arch.x86_64.paging.MapPrinter;
import awesome.arch.x86_64.paging.RecursiveTables;
import awesome.arch.x86_64.thread.FirstThread;
import awesome.kernel.log.Log;
import awesome.magic.Frame;
import awesome.magic.raw.Address;
import awesome.runtime.heap.Heap;
import awesome.runtime.thread.ThreadArea;

/** Prints the map of the kernel's address space as the processor sees it. Phase 2. */
public final class KernelMap {
    private static final long VGA = 0xb8000;
    private static final long VGA_END = 0xc0000;

    private KernelMap() {}

    /** Prints it to {@code out}. */
    public static void print(Log out) {
        KernelSpace space = Pc.SPACE;
        MapPrinter printer = new MapPrinter(new RecursiveTables(), out);
        printer.name(VGA, VGA_END, "screen");
        nameImage(printer, space.previousImage().bits(), "kernel before");
        nameImage(printer, KernelImage.start().bits(), "kernel");
        Heap heap = Heap.current();
        for (int i = 0; i < heap.regionCount(); i++) {
            Address start = heap.regionStart(i);
            printer.name(start.bits(), start.plus(heap.regionBytes(i)).bits(), "heap");
        }
        Address area = FirstThread.area();
        long stack = ThreadArea.stackLow(area).bits();
        printer.name(stack - Frame.SIZE, stack, "guard of the stack");
        printer.name(stack, stack + KernelStack.RESERVE, "reserve of the stack");
        printer.name(stack + KernelStack.RESERVE, ThreadArea.stackHigh(area).bits(), "stack");
        printer.name(HighLayout.DIRECT_MAP, HighLayout.DIRECT_MAP_END, "physical memory");
        printer.print();
    }

    private static void nameImage(MapPrinter printer, long start, String name) {
        long constants = start + KernelImage.constants().distanceFrom(KernelImage.start());
        long data = start + KernelImage.data().distanceFrom(KernelImage.start());
        printer.name(start, constants, name + " code");
        printer.name(constants, data, name + " constants");
        printer.name(data, start + KernelImage.bytes(), name + " data");
    }
}
