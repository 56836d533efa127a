package awesome.arch.x86_64;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.trap.DescriptorTables;
import awesome.arch.x86_64.trap.Vectors;
import awesome.kernel.machine.Cpus;
import awesome.kernel.panic.Panic;
import awesome.magic.NeverInline;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.thread.Spin;

/**
 * Faults on purpose, so that tests can see what the kernel says of them. {@code selftest=NAME} on the kernel's
 * command line asks for one, see {@code docs/book/traps.md}.
 */
public final class SelfTest {
    /** In the half of user space that is never mapped while the kernel boots. */
    private static final long UNMAPPED = 0x6000_0000_0000L;
    /** Bits 47 to 63 differ. */
    private static final long NOT_CANONICAL = 1L << 62;

    private static int sink;
    private static String nothing;

    private SelfTest() {}

    /** Keeps a processor, with interrupts off. */
    @NoAlloc("runs on other processors")
    private static final class Stuck implements Cpus.Task {
        @Override
        public void run() {
            while (true) {
                Spin.pause();
            }
        }
    }

    /** Does what {@code name} says, which does not return; false if it is unknown. Preemptible context. */
    public static boolean run(String name) {
        try {
            return fault(name);
        } catch (Throwable thrown) {
            Panic.uncaught(thrown);
            return true;
        }
    }

    private static boolean fault(String name) {
        switch (name) {
            case "null" -> nullReference();
            case "bounds" -> arrayIndex(new int[3], 3);
            case "divide" -> sink = divide(1, sink);
            case "cast" -> cast(name);
            case "stack" -> sink = recurse(0);
            case "pagefault" -> pageFault();
            case "nullwrite" -> nullWrite();
            case "protection" -> protection();
            case "undefined" -> undefined();
            case "doublefault" -> doubleFault();
            case "stuck" -> {
                Pc.PROCESSORS.post(Pc.PROCESSORS.others(), new Stuck());
                Panic.stop("selftest=stuck asked for this");
            }
            case "panic" -> Panic.stop("selftest=panic asked for this");
            default -> {
                return false;
            }
        }
        Panic.stop("the self test did not fail");
        return true;
    }

    @NeverInline("has a frame of its own in the trace")
    private static void nullReference() {
        sink = nothing.length();
    }

    @NeverInline("has a frame of its own in the trace")
    private static void arrayIndex(int[] array, int index) {
        array[index] = 1;
    }

    @NeverInline("has a frame of its own in the trace")
    private static int divide(int value, int divisor) {
        return value / divisor;
    }

    @NeverInline("has a frame of its own in the trace")
    private static void cast(Object value) {
        sink = (Integer) value;
    }

    /** Not in a form that a compiler could turn into a loop. */
    @NeverInline("has a frame of its own in the trace")
    private static int recurse(int depth) {
        sink = depth;
        return sink ^ 3 * recurse(depth + 1);
    }

    @NeverInline("has a frame of its own in the trace")
    private static void pageFault() {
        Address.of(UNMAPPED).writeIntVolatile(1);
    }

    @NeverInline("has a frame of its own in the trace")
    private static void nullWrite() {
        Objects.heapBase().plus(8).writeIntVolatile(1);
    }

    @NeverInline("has a frame of its own in the trace")
    private static void protection() {
        Address.of(NOT_CANONICAL).writeIntVolatile(1);
    }

    @NeverInline("has a frame of its own in the trace")
    private static void undefined() {
        Instructions.undefined();
    }

    @NeverInline("has a frame of its own in the trace")
    private static void doubleFault() {
        DescriptorTables.removeGate(Vectors.PAGE_FAULT);
        Address.of(UNMAPPED).writeIntVolatile(1);
    }
}
