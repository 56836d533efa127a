package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.trap.Vectors;
import awesome.kernel.machine.Cpus;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.runtime.thread.Spin;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has processors wait while another one looks at what they hold. A processor that waits does so in its handler, with the
 * registers of what it interrupted on its stack, and serves meanwhile what others call it for.
 */
@NoAlloc("interrupt context")
public final class WorldPause {
    /** Those that shall wait, and those that do. */
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    /** Where the stack pointer of each was when it began to wait, and the frame of the interrupt, 0 for none. */
    private final long[] stackPointers = new long[Cpus.LIMIT];
    private final long[] frames = new long[Cpus.LIMIT];

    /**
     * Has {@code cpus}, without the current one, wait. Returns when they do. Interrupts are off; only one processor at a
     * time pauses others.
     */
    void begin(long cpus, Round.Line line) {
        wanted.set(cpus);
        for (long left = cpus; left != 0; left &= left - 1) {
            line.send(Long.numberOfTrailingZeros(left), Vectors.PAUSE);
        }
        while (waiting.get() != cpus) {
            line.poll();
            Spin.pause();
        }
    }

    /** Lets those go on that {@link #begin} made wait, and returns when they have noticed. */
    void end() {
        wanted.set(0);
        while (waiting.get() != 0) {
            Spin.pause();
        }
    }

    /** Those that wait do not go on any more. */
    void forget() {
        wanted.set(0);
        waiting.set(0);
    }

    /** Where the stack pointer is of what a processor was doing that waits. */
    public Address stackPointer(int number) {
        return Address.of(stackPointers[number]);
    }

    /** The frame with the registers of what a processor was doing when it began to wait; zero if they lie on its stack. */
    public Address frame(int number) {
        return Address.of(frames[number]);
    }

    /** Whether {@code number}, the current processor, shall wait and does not yet. */
    boolean isWanted(int number) {
        return ((wanted.get() & ~waiting.get()) >>> number & 1) != 0;
    }

    /**
     * Waits if {@code number}, the current processor, shall. Interrupts are off.
     *
     * @param pointer the stack pointer of what it was doing
     * @param frame of the interrupt, with its registers; zero if what matters of them lies above the stack pointer
     */
    void serve(int number, Address pointer, Address frame, Round.Line line) {
        long bit = 1L << number;
        if ((wanted.get() & bit) == 0) {
            return;
        }
        stackPointers[number] = pointer.bits();
        frames[number] = frame.bits();
        waiting.addAndGet(bit);
        while ((wanted.get() & bit) != 0) {
            line.poll();
            Spin.pause();
        }
        waiting.addAndGet(-bit);
    }
}
