package awesome.arch.x86_64.trap;

import awesome.kernel.machine.Cpus;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.machine.MessageInterrupts;
import awesome.magic.InterruptContext;

/**
 * The {@link MessageInterrupts} port: each processor has vectors of its own for what devices write to it (SDM volume 3,
 * 11.11).
 */
public final class MessageVectors implements MessageInterrupts {
    /** Where devices write; the identifier of the processor goes into it. */
    private static final long ADDRESS = 0xfee0_0000L;
    private static final int IDENTIFIER_SHIFT = 12;
    /** What has a greater identifier cannot be written to; the last one means all. */
    private static final int IDENTIFIERS = 0xff;
    private static final int VECTORS = Vectors.LAST_MESSAGE - Vectors.FIRST_MESSAGE + 1;

    /** Who serves the vectors of each processor; null for those that have none. */
    private final Interrupts.Handler[][] handlers = new Interrupts.Handler[Cpus.LIMIT][];
    private final int[] identifiers = new int[Cpus.LIMIT];
    private int reachable;

    /** Says that devices reach the processor with a number by an identifier; processors come in the order of their numbers. */
    public synchronized void join(int cpu, int identifier) {
        identifiers[cpu] = identifier;
        reachable = cpu + 1;
    }

    @Override
    public synchronized Message add(int cpu, Interrupts.Handler handler) {
        if (cpu >= reachable || identifiers[cpu] < 0 || identifiers[cpu] >= IDENTIFIERS) {
            return null;
        }
        if (handlers[cpu] == null) {
            handlers[cpu] = new Interrupts.Handler[VECTORS];
        }
        Interrupts.Handler[] own = handlers[cpu];
        for (int i = 0; i < VECTORS; i++) {
            if (own[i] == null) {
                own[i] = handler;
                return new Message(ADDRESS | (long) identifiers[cpu] << IDENTIFIER_SHIFT, Vectors.FIRST_MESSAGE + i, cpu);
            }
        }
        return null;
    }

    @Override
    public synchronized void remove(Message message) {
        handlers[message.cpu()][message.data() - Vectors.FIRST_MESSAGE] = null;
    }

    /** Serves a vector from {@link Vectors#FIRST_MESSAGE} to {@link Vectors#LAST_MESSAGE} on a processor, this one. */
    @InterruptContext
    void serve(int cpu, int vector) {
        Interrupts.Handler[] own = handlers[cpu];
        Interrupts.Handler handler = own == null ? null : own[vector - Vectors.FIRST_MESSAGE];
        if (handler != null) {
            handler.interrupt();
        }
    }
}
