package awesome.arch.x86_64.smp;

import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Preemption;
import awesome.kernel.thread.Scheduler;
import awesome.magic.NoAlloc;

/**
 * Keeps all other threads from the frames: those of this processor, and once {@link #share} was called those of others.
 * From then on interrupts are off meanwhile, so that nobody is paused in the middle.
 */
@NoAlloc("part of allocation")
public final class FrameLock implements Preemption {
    private final SpinLock lock = new SpinLock(LockClass.of("frames"));
    private final Scheduler scheduler;
    private final Cpu cpu;
    private boolean shared;
    /** How often the owner has it, and whether interrupts were on before. */
    private int depth;
    private boolean enabled;

    public FrameLock(Scheduler scheduler, Cpu cpu) {
        this.scheduler = scheduler;
        this.cpu = cpu;
    }

    /** Other processors take frames from now on. Nobody has the lock. */
    public void share() {
        shared = true;
    }

    @Override
    public void hold() {
        if (!shared) {
            scheduler.hold();
            return;
        }
        boolean before = cpu.disableInterrupts();
        if (!lock.isMine()) {
            lock.acquire();
            enabled = before;
        }
        depth++;
    }

    @Override
    public void release() {
        if (!shared) {
            scheduler.release();
            return;
        }
        depth--;
        if (depth == 0) {
            boolean before = enabled;
            lock.letGo();
            if (before) {
                cpu.enableInterrupts();
                scheduler.makeWayIfAsked();
            }
        }
    }
}
