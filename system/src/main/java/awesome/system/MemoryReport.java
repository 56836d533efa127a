package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.log.Log;
import awesome.magic.Frame;
import awesome.runtime.heap.Heap;

/** One line about memory for whoever watches the boot. */
final class MemoryReport {
    private MemoryReport() {}

    static void print(Log log) {
        log.line("memory: " + kib(Pc.FRAMES.totalFrames() * Frame.SIZE) + " KiB, "
                + kib(Pc.FRAMES.freeFrames() * Frame.SIZE) + " KiB free; heap "
                + kib(Heap.current().committedBytes()) + " KiB of at most "
                + kib(Heap.current().maximumBytes()) + " KiB; kernel at " + Pc.SPACE.imageStart().toString());
    }

    private static long kib(long bytes) {
        return bytes / 1024;
    }
}
