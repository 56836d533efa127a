package awesome.kernel.thread;

import awesome.kernel.sched.RunQueue;
import awesome.kernel.timer.TimerQueue;
import awesome.magic.NoAlloc;

/** What the {@link Scheduler} keeps of one CPU, for code that runs there with interrupts off. */
@NoAlloc("threads wait and wake with interrupts off")
final class CpuState {
    /** Its number. */
    final int cpu;
    final TimerQueue timers;
    /** When the first of these expires, or did before it was cancelled. */
    long firstTimer = RunQueue.FOREVER;
    /** When the machine's timer comes. */
    long programmed = RunQueue.FOREVER;
    /** By how much the machine's timer came too late at most, since somebody asked. */
    long latest;
    /** When the switch began that is under way. */
    long switched;
    /** When it was last seen whether other CPUs have less to do. */
    long balanced;
    /** The thread that has ended and may still be on its stack. */
    KernelThread ending;

    CpuState(int cpu) {
        this.cpu = cpu;
        timers = new TimerQueue(cpu);
    }
}
