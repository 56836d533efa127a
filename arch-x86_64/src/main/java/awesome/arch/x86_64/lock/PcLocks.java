package awesome.arch.x86_64.lock;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.kernel.lock.LockMachine;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Cpus;
import awesome.kernel.panic.Panic;
import awesome.kernel.thread.Scheduler;
import awesome.magic.Foreign;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.exception.StackTraces;
import awesome.runtime.thread.Spin;
import awesome.runtime.thread.ThreadArea;
import java.util.ArrayList;

/** Locks on this machine. */
@NoAlloc("used by locks")
public final class PcLocks implements LockMachine {
    private final Cpu cpu;
    private final Cpus cpus;
    private final Scheduler scheduler;
    /** Noted once: a hypervisor may leave the guest for each question. */
    private boolean virtual;

    /** Locks between {@code cpus} and the threads of {@code scheduler}. */
    public PcLocks(Cpu cpu, Cpus cpus, Scheduler scheduler) {
        this.cpu = cpu;
        this.cpus = cpus;
        this.scheduler = scheduler;
    }

    /** Looks at what they are taken on. Before there are other CPUs. */
    public void start(ProcessorFeatures features) {
        virtual = features.hasHypervisor();
    }

    @Override
    public boolean isVirtual() {
        return virtual;
    }

    @Override
    public int cpu() {
        return cpus.current();
    }

    @Override
    public boolean disableInterrupts() {
        return cpu.disableInterrupts();
    }

    @Override
    public void restoreInterrupts(boolean enabled) {
        if (enabled) {
            cpu.enableInterrupts();
            scheduler.makeWayIfAsked();
        }
    }

    @Override
    public void hold() {
        scheduler.hold();
    }

    @Override
    public void release() {
        scheduler.release();
    }

    @Override
    public void relax() {
        Spin.pause();
        if (!isInterruptible()) {
            cpus.poll();
        }
    }

    @Override
    public boolean isInterruptible() {
        return Instructions.areInterruptsEnabled();
    }

    /** Interrupts have stacks of their own. */
    @Override
    public boolean isInInterrupt() {
        Address area = ThreadArea.current();
        Address here = Address.stackPointer();
        return here.isBelow(ThreadArea.stackLow(area)) || ThreadArea.stackHigh(area).isBelow(here);
    }

    @Override
    public void trace(int[] frames) {
        int count = walk(Objects.addressOf(frames).plus(Hubs.ARRAY_BASE), frames.length);
        Objects.keepAlive(frames);
        for (int i = count; i < frames.length; i++) {
            frames[i] = 0;
        }
    }

    @Foreign("rt_walk")
    private static int walk(Address buffer, int limit) {
        throw new IllegalStateException("no compiled frames on the host for " + buffer + ", " + limit);
    }

    @Override
    @MayAllocate("the kernel stops")
    public String[] lines(int frame) {
        ArrayList<String> lines = new ArrayList<>();
        for (StackTraceElement element : StackTraces.resolve(new int[] {frame}, Throwable.class)) {
            if (!element.getClassName().endsWith(".PcLocks")) {
                lines.add(element.toString());
            }
        }
        return lines.toArray(new String[0]);
    }

    @Override
    @MayAllocate("the kernel stops")
    public void fail(String report) {
        Panic.stop(report);
    }
}
