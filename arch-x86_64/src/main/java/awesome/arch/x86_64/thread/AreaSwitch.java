package awesome.arch.x86_64.thread;

import awesome.arch.x86_64.smp.Processors;
import awesome.kernel.lock.LockClass;
import awesome.kernel.lock.SpinLock;
import awesome.kernel.machine.ThreadSwitch;
import awesome.magic.Foreign;
import awesome.magic.NoAlloc;
import awesome.magic.Symbol;
import awesome.magic.VirtAddr;
import awesome.magic.raw.Address;
import awesome.runtime.thread.EndedAreas;
import awesome.runtime.thread.ThreadArea;

/**
 * The {@link ThreadSwitch} port: what is noted of a thread is in its {@link ThreadArea}, its registers are on its stack
 * while it does not run. The kernel has no floating point or vector registers; those of the user stay where they are.
 */
@NoAlloc("threads are switched with interrupts off")
public final class AreaSwitch implements ThreadSwitch {
    /** Bytes that {@code arch_switch_thread} takes off the stack of the thread that goes on: six registers, an address. */
    private static final int FRAME = 56;

    private final SpinLock lock = new SpinLock(LockClass.of("ended threads"));
    private final Processors processors;
    /** Under the lock. */
    private final EndedAreas ended = new EndedAreas();

    /** Threads on {@code processors}. */
    public AreaSwitch(Processors processors) {
        this.processors = processors;
    }

    private static Address area(VirtAddr address) {
        return Address.of(address.bits());
    }

    @Override
    public Object current() {
        return ThreadArea.currentRecord();
    }

    @Override
    public void bind(VirtAddr area, Object record) {
        ThreadArea.setRecord(area(area), record);
    }

    /** Makes an area one of a thread that begins at its entry. */
    static void prepare(Address area) {
        // Behind the frame, the stack is aligned for the call there.
        Address frame = ThreadArea.stackHigh(area).minus(FRAME + 16);
        frame.fill((byte) 0, FRAME);
        frame.writeLong(FRAME - 8, start().bits());
        ThreadArea.setStopped(area, frame, frame);
    }

    @Override
    public void switchTo(VirtAddr from, VirtAddr to) {
        switchTo(area(from), area(to));
    }

    @Override
    public void ended(VirtAddr area) {
        lock.acquire();
        ThreadArea.setGone(area(area));
        ended.add(area(area));
        lock.letGo();
    }

    /** An area whose thread has ended and whose stack has at least so many bytes; zero if there is none. */
    Address takeUnused(long stackBytes) {
        boolean enabled = lock.lockWithInterruptsOff();
        Address area = ended.take(stackBytes);
        lock.unlockAndRestore(enabled);
        return area;
    }

    @Override
    public int word(VirtAddr address) {
        return area(address).readIntVolatile();
    }

    @Override
    public void hold() {
        ThreadArea.hold();
    }

    @Override
    public void release() {
        ThreadArea.release();
    }

    @Override
    public boolean isHeld() {
        return ThreadArea.isHeld();
    }

    @Override
    public int cpu() {
        return processors.current();
    }

    @Override
    public void interrupt(int cpu) {
        processors.reschedule(cpu);
    }

    @Override
    public void request() {
        ThreadArea.setRequested(true);
    }

    @Override
    public boolean isRequested() {
        return ThreadArea.isRequested();
    }

    @Override
    public void clearRequest() {
        ThreadArea.setRequested(false);
    }

    @Foreign("arch_switch_thread")
    private static void switchTo(Address from, Address to) {
        throw new IllegalStateException("the host switches no threads, not from " + from + " to " + to);
    }

    @Symbol("arch_thread_start")
    private static Address start() {
        return Address.zero();
    }
}
