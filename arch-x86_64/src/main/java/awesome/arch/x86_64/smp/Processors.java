package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.apic.Apic;
import awesome.arch.x86_64.apic.LocalApic;
import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.paging.ActiveSpace;
import awesome.arch.x86_64.trap.ProcessorData;
import awesome.arch.x86_64.trap.Vectors;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Cpus;
import awesome.kernel.thread.CarriedMemory;
import awesome.kernel.thread.Scheduler;
import awesome.magic.Foreign;
import awesome.magic.InterruptContext;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.thread.Spin;
import java.util.concurrent.atomic.AtomicLong;

/** The {@link Cpus} port. At first there is one, until others {@link #join}. */
@NoAlloc("interrupt context")
public final class Processors implements Cpus, Round.Line, ActiveSpace.Others {
    /** How long {@link #stopOthers} waits for an answer before it insists, and then before it gives up. */
    private static final long STOP_CYCLES = 200_000_000;

    private final Cpu cpu;
    private final int[] identifiers = new int[LIMIT];
    /** The addresses of their data. */
    private final long[] data = new long[LIMIT];
    private final Round calls = new Round(Vectors.CALL);
    private final Round posts = new Round(Vectors.CALL);
    private final Round shootDowns = new Round(Vectors.SHOOT_DOWN);
    private final WorldPause pause = new WorldPause();
    /** Interrupts {@link Vectors#RESCHEDULE} served, all processors together. */
    private final AtomicLong reschedules = new AtomicLong();
    /** Those that have stopped for good. */
    private final AtomicLong stopped = new AtomicLong();
    private volatile boolean stopping;
    private volatile int count = 1;
    private LocalApic local;
    private Scheduler threads;

    public Processors(Cpu cpu) {
        this.cpu = cpu;
    }

    /** Says whom to tell of {@link #reschedule}. */
    public void use(Scheduler scheduler) {
        threads = scheduler;
    }

    /** The first, which calls it, and others are reached through {@code controllers}. Before others join. */
    public void use(Apic controllers) {
        local = controllers.local();
        identifiers[0] = controllers.identifier();
    }

    /** The next number belongs to the processor with this identifier, which serves interrupts. */
    void join(int identifier, ProcessorData own) {
        identifiers[count] = identifier;
        data[count] = own.address().bits();
        count++;
    }

    /** The identifier of a processor that has joined, or of the first; 0 where there are no such controllers. */
    public int identifier(int number) {
        return identifiers[number];
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int current() {
        return ProcessorData.currentNumber();
    }

    @Override
    public long others() {
        return Cpus.super.others();
    }

    @Override
    public void send(int number, int vector) {
        local.send(identifiers[number], vector);
    }

    @Override
    public void call(long cpus, Task task) {
        round(calls, cpus, task, true);
    }

    @Override
    public void post(long cpus, Task task) {
        round(posts, cpus, task, false);
    }

    @Override
    public void shootDown(long cpus, Task task) {
        round(shootDowns, cpus, task, true);
    }

    @Override
    public void carry(CarriedMemory space) {
        threads.current().setMemory(space);
    }

    @Override
    public CarriedMemory carried() {
        return threads.current().memory();
    }

    @Override
    public boolean disableInterrupts() {
        return cpu.disableInterrupts();
    }

    @Override
    public void enableInterrupts() {
        cpu.enableInterrupts();
    }

    private void round(Round round, long cpus, Task task, boolean wait) {
        if (cpus == 0) {
            return;
        }
        boolean enabled = cpu.disableInterrupts();
        if (wait) {
            round.call(cpus, task, this);
        } else {
            round.post(cpus, task, this);
        }
        if (enabled) {
            cpu.enableInterrupts();
        }
    }

    @Override
    public void reschedule(int number) {
        boolean enabled = cpu.disableInterrupts();
        send(number, Vectors.RESCHEDULE);
        if (enabled) {
            cpu.enableInterrupts();
        }
    }

    /** How often processors were told to {@link #reschedule}. */
    public long reschedules() {
        return reschedules.get();
    }

    @Override
    public void poll() {
        int number = current();
        if (stopping) {
            stopHere(number);
        }
        shootDowns.serve(number);
        calls.serve(number);
        posts.serve(number);
    }

    /** Serves an interrupt from another processor. Interrupts are off. */
    @InterruptContext
    public void interrupt(int vector) {
        switch (vector) {
            case Vectors.RESCHEDULE -> {
                reschedules.incrementAndGet();
                threads.wokenUp();
            }
            case Vectors.PAUSE -> pauseIfWanted();
            default -> poll();
        }
        local.end();
    }

    /** Serves {@link Vectors#PAUSE}, in whose frame the registers are of what it interrupted. Interrupts are off. */
    @InterruptContext
    public void pause(Address frame, Address stackPointer) {
        pause.serve(current(), stackPointer, frame, this);
        local.end();
    }

    /**
     * Waits if the current processor shall, in the middle of Java code with interrupts off. Not for those who stand in a
     * queue, or have something, that a processor needs which goes on.
     */
    public void pauseIfWanted() {
        if (pause.isWanted(current())) {
            pauseHere();
        }
    }

    /** Called with all registers on the stack that matter. */
    void paused(Address stackPointer) {
        pause.serve(current(), stackPointer, Address.zero(), this);
    }

    /** {@code pause.asm} calls {@link PauseEntry}. */
    @Foreign("arch_pause_here")
    private static void pauseHere() {
        throw new IllegalStateException("the host pauses no processors");
    }

    /** Pauses the processors that run threads, all but this one; see {@link WorldPause#begin}. */
    public void pauseThreads() {
        if (threads.cpus() > 1) {
            boolean enabled = cpu.disableInterrupts();
            pause.begin((1L << threads.cpus()) - 1 & ~(1L << current()), this);
            if (enabled) {
                cpu.enableInterrupts();
            }
        }
    }

    /** Ends {@link #pauseThreads}. */
    public void resumeThreads() {
        if (threads.cpus() > 1) {
            pause.end();
        }
    }

    /** Has all others, which are paused or run no threads, wait until they are started again. Interrupts are off. */
    public void dismissOthers() {
        for (int i = 1; i < count; i++) {
            local.sendInit(identifiers[i]);
        }
        count = 1;
        pause.forget();
    }

    /** The area of the thread that a processor runs. */
    public Address thread(int number) {
        ProcessorData own = number == 0 ? ProcessorData.boot() : ProcessorData.at(Address.of(data[number]));
        return own.thread();
    }

    /** Which of the paused processors runs the thread with an area; -1 if none does. */
    public int runs(Address thread) {
        int self = current();
        for (int i = 0; i < threads.cpus(); i++) {
            if (i != self && thread(i).is(thread)) {
                return i;
            }
        }
        return -1;
    }

    /** Serves a non-maskable interrupt: the last means to stop a processor. */
    @InterruptContext
    public void nonMaskable() {
        int number = current();
        if (stopping) {
            stopHere(number);
        }
    }

    /** Stopping the others for the collector. */
    public WorldPause pause() {
        return pause;
    }

    /** Marks {@code number}, this processor, as stopped unless it is the one that stops all others; does not return then. */
    private void stopHere(int number) {
        long bit = 1L << number;
        if ((stopped.get() & bit) == 0) {
            stopped.addAndGet(bit);
            cpu.halt();
        }
    }

    /**
     * Stops all other processors for good, those that hold interrupts back too. The first processor that calls it is the
     * one that goes on; another one never returns. Interrupts are off.
     *
     * @return those that did not stop
     */
    public long stopOthers() {
        if (count == 1) {
            return 0;
        }
        long own = 1L << current();
        long all = others() | own;
        if (!stopping && stopped.compareAndSet(0, own)) {
            stopping = true;
            sendStop(false);
            awaitStopped(all);
            if (stopped.get() != all) {
                sendStop(true);
                awaitStopped(all);
            }
        } else {
            stopHere(current());
        }
        return all & ~stopped.get();
    }

    private void sendStop(boolean nonMaskable) {
        for (long left = others() & ~stopped.get(); left != 0; left &= left - 1) {
            int target = identifiers[Long.numberOfTrailingZeros(left)];
            if (nonMaskable) {
                local.sendNonMaskable(target);
            } else {
                local.send(target, Vectors.STOP);
            }
        }
    }

    private void awaitStopped(long all) {
        long start = Instructions.timeStamp();
        while (stopped.get() != all && Instructions.timeStamp() - start < STOP_CYCLES) {
            Spin.pause();
        }
    }
}
