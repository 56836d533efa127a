package awesome.arch.x86_64.paging;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.kernel.machine.Cpus;
import awesome.kernel.thread.CarriedMemory;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.raw.Address;

/**
 * Which address space each processor uses, and the one of the kernel, which is used when no process is there; and what
 * processors are told when tables have changed. Who makes a processor use another address space, or publishes changes,
 * stays on it meanwhile.
 */
@NoAlloc("any context")
public class ActiveSpace {
    /** The processors of the machine; tests have their own. */
    public interface Others {
        /** The number of the current one. */
        int current();

        /** All but the current one. */
        long others();

        /** Has each of a set of them do something, and waits until all have. */
        void shootDown(long cpus, Cpus.Task task);

        /** Says which address space the current thread needs from now on; null for that of the kernel. */
        default void carry(CarriedMemory space) {}

        /** What {@link #carry} said last for the current thread. */
        default CarriedMemory carried() {
            return null;
        }

        /** Keeps the current thread where it is; whether interrupts were on. */
        default boolean disableInterrupts() {
            return false;
        }

        /** Interrupts are on again. */
        default void enableInterrupts() {}
    }

    private final Others others;
    /** Of each processor; null for the kernel's own. */
    private final SpaceUse[] current = new SpaceUse[Cpus.LIMIT];
    private final Cpus.Task flush = new Flush();
    private final SpaceIdentifiers identifiers = new SpaceIdentifiers();
    private long kernelRoot;
    private boolean guarded;
    private boolean identified;

    /** All processors use the address space of the kernel. */
    public ActiveSpace(Others others) {
        this.others = others;
    }

    /** Says what processors can do, before one uses an address space other than the kernel's. */
    public void setFeatures(ProcessorFeatures features) {
        guarded = features.hasSmap();
        identified = features.hasSpaceIdentifiers();
    }

    /** The kernel runs in the address space of this root from now on, which is in use; there is one processor. */
    public void setKernel(PhysAddr root) {
        kernelRoot = root.bits();
        current[others.current()] = null;
        for (int cpu = 0; cpu < Cpus.LIMIT; cpu++) {
            identifiers.drop(cpu);
        }
    }

    /** Has the current thread use {@code use} from now on. */
    void activate(SpaceUse use) {
        boolean enabled = others.disableInterrupts();
        others.carry(use);
        enter(use);
        allow(enabled);
    }

    /** The current thread does not need {@code use} any more; the processor may use it until another one comes. */
    void forsake(SpaceUse use) {
        boolean enabled = others.disableInterrupts();
        if (others.carried() == use) {
            others.carry(null);
        }
        allow(enabled);
    }

    private void allow(boolean enabled) {
        if (enabled) {
            others.enableInterrupts();
        }
    }

    /** Makes the processor use {@code use}. Interrupts are off. */
    void enter(SpaceUse use) {
        int cpu = others.current();
        SpaceUse before = current[cpu];
        if (before != use) {
            // Who changes the tables from here on tells this processor.
            use.add(cpu);
            current[cpu] = use;
            load(use);
            if (before != null) {
                before.remove(cpu);
            }
        }
    }

    /** Makes all processors that use {@code use}, which is about to go, use the kernel's own address space. */
    void leave(SpaceUse use) {
        boolean enabled = others.disableInterrupts();
        forsake(use);
        leaveHere(use);
        long rest = use.cpus();
        if (rest != 0) {
            use.retire();
            others.shootDown(rest, use);
        }
        allow(enabled);
    }

    /** The same for this processor. */
    void leaveHere(SpaceUse use) {
        int cpu = others.current();
        if (current[cpu] == use) {
            current[cpu] = null;
            load(kernelRoot);
            use.remove(cpu);
        }
    }

    /** Whether the processor uses {@code use}; it stays so for the thread that carries it. */
    boolean is(SpaceUse use) {
        return current[others.current()] == use;
    }

    /** Copies to or from memory of the user; false if a page was missing. Tests have no such memory. */
    boolean copy(Address to, Address from, long bytes) {
        return (guarded ? Instructions.copyGuardedUser(to, from, bytes) : Instructions.copyUser(to, from, bytes)) == 0;
    }

    /**
     * Tells that the entry of {@code use} for a page was changed, which was present before.
     *
     * @param narrowed whether it allows less now, or is another frame: then others are told by {@link #publish}. One that
     *     knows less than it may faults and looks again.
     */
    void changed(SpaceUse use, long virtual, boolean narrowed) {
        boolean enabled = others.disableInterrupts();
        forget(use, virtual);
        if (narrowed) {
            use.note(virtual, others.current());
        }
        allow(enabled);
    }

    /** Returns when all processors know of what was {@link #changed}. */
    void publish(SpaceUse use) {
        if (use.isNoted()) {
            boolean enabled = others.disableInterrupts();
            int cpu = others.current();
            long rest = use.cpus() & ~(1L << cpu);
            if (rest != 0) {
                others.shootDown(rest, use);
            }
            if (!use.isNotedBy(cpu)) {
                use.run();
            }
            told(use);
            use.forget();
            allow(enabled);
        }
    }

    /** This processor, if it uses {@code use}, knows of all changes. */
    void told(SpaceUse use) {
        if (identified && is(use)) {
            identifiers.told(others.current(), use);
        }
    }

    /** Forgets the translation of a page, if the processor uses {@code use}. */
    void forget(SpaceUse use, long virtual) {
        if (is(use)) {
            forget(virtual);
        }
    }

    /** Forgets all translations, if the processor uses {@code use} and does not know yet what was changed there. */
    void forgetAll(SpaceUse use) {
        if (is(use)) {
            load(use);
        }
    }

    /** Forgets all translations of this processor, of all address spaces. */
    public void flush() {
        int cpu = others.current();
        identifiers.drop(cpu);
        SpaceUse use = current[cpu];
        if (use == null) {
            load(kernelRoot);
        } else {
            load(use);
        }
    }

    /** Has the processor forget what it knows of {@code use} from before a change. */
    private void load(SpaceUse use) {
        load(identified ? identifiers.enter(others.current(), use) : use.root());
    }

    /** The same on all processors: something of the kernel's half was unmapped. */
    public void flushEverywhere() {
        flush();
        others.shootDown(others.others(), flush);
    }

    PhysAddr kernelRoot() {
        return PhysAddr.of(kernelRoot);
    }

    /** Loads the root register, with an identifier. Tests have none. */
    void load(long root) {
        Instructions.writeCr3(root);
    }

    /** Forgets a translation. Tests have none. */
    void forget(long virtual) {
        Instructions.invalidatePage(virtual);
    }

    @NoAlloc("runs on all processors")
    private final class Flush implements Cpus.Task {
        @Override
        public void run() {
            flush();
        }
    }
}
