package awesome.arch.x86_64.trap;

import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.cpu.Msr;
import awesome.arch.x86_64.thread.FirstThread;
import awesome.magic.NoAlloc;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;

/**
 * The GDT and TSS of each processor, the IDT that all share, and what {@code syscall} uses. Those of the processor that
 * booted lie in the image, so {@link #load()} must be called again when the image runs at another address.
 */
@NoAlloc("runs before there is a heap")
public final class DescriptorTables {
    private static final int IDT_SIZE = Vectors.COUNT * 16;
    private static final int STUB_SIZE = 16;
    private static final int TSS_SIZE = 104;
    private static final int TSS_IST1 = 36;
    private static final int TSS_IO_MAP = 102;

    /** Bytes of a stack of the interrupt stack table. */
    public static final int STACK_SIZE = 16 << 10;
    /** How many of them a processor has. */
    public static final int STACKS = 6;

    /** What user code could set that must not hold in the kernel: trap, interrupt, direction, I/O, nested task, alignment. */
    private static final int SYSCALL_CLEARS = 1 << 8 | 1 << 9 | 1 << 10 | 3 << 12 | 1 << 14 | 1 << 18;

    private DescriptorTables() {}

    /**
     * Makes and loads the tables at the addresses where the image runs now, on the processor that booted. Interrupts are
     * off.
     */
    public static void load() {
        fillIdt(idt(), stubs());
        ProcessorData data = ProcessorData.boot();
        data.format(0);
        data.setThread(FirstThread.area());
        load(data, stacks(), STACK_SIZE);
    }

    /**
     * Makes and loads the tables of the processor that this runs on, but for the IDT, which is there. Interrupts are off.
     *
     * @param data its data, formatted
     * @param stacks the lowest of {@link #STACKS} stacks of {@link #STACK_SIZE} bytes
     * @param distance bytes from the start of a stack to that of the next
     */
    public static void load(ProcessorData data, Address stacks, long distance) {
        Address tss = data.taskState();
        fillTaskState(tss, stacks, distance);
        fillGdt(data.segments(), tss);
        Instructions.loadTables(data.segments(), Selectors.GDT_SIZE, idt(), IDT_SIZE, data.address());
        // The base of gs tells exceptions that come at any time whether it is the user's: it is not before addresses
        // are high, when there is no user.
        Instructions.writeMsr(Msr.KERNEL_GS_BASE, Math.max(0, data.address().bits()));
        Instructions.writeMsr(Msr.STAR, Selectors.star());
        Instructions.writeMsr(Msr.LSTAR, systemCallEntry().bits());
        Instructions.writeMsr(Msr.SFMASK, SYSCALL_CLEARS);
    }

    static void fillGdt(Address gdt, Address tss) {
        gdt.writeLong(0, 0);
        gdt.writeLong(Selectors.KERNEL_CODE, Descriptors.code(0));
        gdt.writeLong(Selectors.KERNEL_DATA, Descriptors.data(0));
        gdt.writeLong(Selectors.SYSRET_BASE & ~3, 0);
        gdt.writeLong(Selectors.USER_DATA & ~3, Descriptors.data(3));
        gdt.writeLong(Selectors.USER_CODE & ~3, Descriptors.code(3));
        gdt.writeLong(Selectors.TASK_STATE, Descriptors.taskStateLow(tss.bits(), TSS_SIZE));
        gdt.writeLong(Selectors.TASK_STATE + 8, Descriptors.taskStateHigh(tss.bits()));
    }

    static void fillTaskState(Address tss, Address stacks, long distance) {
        tss.fill((byte) 0, TSS_SIZE);
        for (int i = 0; i < STACKS; i++) {
            tss.writeLong(TSS_IST1 + i * 8L, stacks.bits() + i * distance + STACK_SIZE);
        }
        // Behind the segment: no port is open to user code (SDM volume 1, 19.5.2).
        tss.writeShort(TSS_IO_MAP, (short) TSS_SIZE);
    }

    static void fillIdt(Address idt, Address stubs) {
        for (int vector = 0; vector < Vectors.COUNT; vector++) {
            long handler = stubs.bits() + (long) vector * STUB_SIZE;
            Address gate = idt.plus(vector * 16L);
            gate.writeLong(0, Descriptors.gateLow(handler, Selectors.KERNEL_CODE, stackOf(vector), levelOf(vector)));
            gate.writeLong(8, Descriptors.gateHigh(handler));
        }
    }

    /** What comes when the stack in use may be no kernel stack, or full, or none at all. */
    private static int stackOf(int vector) {
        switch (vector) {
            case Vectors.DOUBLE_FAULT:
                return 1;
            case Vectors.NON_MASKABLE:
                return 2;
            case Vectors.MACHINE_CHECK:
                return 3;
            case Vectors.DEBUG:
                return 4;
            case Vectors.PAGE_FAULT:
                // A fault at the guard of a stack finds no room on it.
                return 5;
            default:
                // The processor would forget a device's interrupt that finds no room.
                return vector >= Vectors.FIRST_LINE ? 6 : 0;
        }
    }

    private static int levelOf(int vector) {
        return vector == Vectors.BREAKPOINT || vector == Vectors.OVERFLOW ? 3 : 0;
    }

    /** Takes the gate of an exception away: raising it becomes a double fault. For tests of that. */
    public static void removeGate(int vector) {
        idt().writeLong(vector * 16L, 0);
    }

    @Symbol("arch_idt")
    private static Address idt() {
        return Address.zero();
    }

    @Symbol("arch_ist_stacks")
    private static Address stacks() {
        return Address.zero();
    }

    @Symbol("arch_trap_stubs")
    private static Address stubs() {
        return Address.zero();
    }

    @Symbol("arch_system_call_entry")
    private static Address systemCallEntry() {
        return Address.zero();
    }
}
