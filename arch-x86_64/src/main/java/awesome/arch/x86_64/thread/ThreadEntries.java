package awesome.arch.x86_64.thread;

import awesome.arch.x86_64.Pc;
import awesome.magic.EntryPoint;
import awesome.magic.InterruptContext;
import awesome.magic.raw.Address;
import awesome.runtime.thread.JavaThreads;
import awesome.runtime.thread.ThreadArea;

/** What compiled code and new threads call. */
final class ThreadEntries {
    private static final JavaThreads THREADS = Pc.THREADS.java();

    private ThreadEntries() {}

    @EntryPoint(value = "rt_monitor_enter", target = "kernel")
    static void enterMonitor(Object object) {
        THREADS.enter(object);
    }

    @EntryPoint(value = "rt_monitor_exit", target = "kernel")
    static void exitMonitor(Object object) {
        THREADS.exit(object);
    }

    /** Called on the stack of a new thread with interrupts off. Never returns. */
    @EntryPoint(value = "arch_thread_main", target = "kernel")
    static void main(Address area) {
        Pc.THREADS.run(area);
    }

    /** Called on the stack of an interrupted thread that should make way, with interrupts off. */
    @EntryPoint(value = "arch_preempt", target = "kernel")
    @InterruptContext
    static void preempt() {
        ThreadArea.setPreempted(true);
        Pc.SCHEDULER.preempt();
        ThreadArea.setPreempted(false);
    }
}
