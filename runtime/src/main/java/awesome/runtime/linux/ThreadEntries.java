package awesome.runtime.linux;

import awesome.magic.EntryPoint;
import awesome.magic.raw.Address;
import awesome.runtime.heap.Heap;
import awesome.runtime.thread.ThreadArea;

/** What compiled code and new threads call. */
final class ThreadEntries {
    private ThreadEntries() {}

    @EntryPoint(value = "rt_monitor_enter", target = "linux")
    static void enterMonitor(Object object) {
        LinuxThreads.threads().enter(object);
    }

    @EntryPoint(value = "rt_monitor_exit", target = "linux")
    static void exitMonitor(Object object) {
        LinuxThreads.threads().exit(object);
    }

    /** Called on the stack of a new thread, which ends on return. One without a Thread object helps to mark. */
    @EntryPoint(value = "linux_thread_main", target = "linux")
    static void main(Address area) {
        // The thread that started this one may not have come to it yet.
        ThreadArea.setNumber(area, area.readInt(ThreadArea.NUMBER));
        Memory.useSignalStack(ThreadArea.signalLow(area), ThreadArea.signalHigh(area));
        if (ThreadArea.thread(area) == null) {
            Heap.current().helpMarking();
        }
        LinuxThreads.threads().run(area);
    }
}
