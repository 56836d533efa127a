package awesome.arch.x86_64.apic;

import awesome.magic.NoAlloc;
import awesome.magic.NonNull;

/** The interrupt controller of a processor (SDM volume 3, chapter 11), with its timer. Any context. */
@NoAlloc("interrupt context")
@NonNull
public final class LocalApic {
    private static final int TASK_PRIORITY = 0x80;
    private static final int END_OF_INTERRUPT = 0xb0;
    private static final int SPURIOUS = 0xf0;
    private static final int ERROR_STATUS = 0x280;
    private static final int LOCAL_TIMER = 0x320;
    private static final int LOCAL_PERFORMANCE = 0x340;
    private static final int LOCAL_LINE_0 = 0x350;
    private static final int LOCAL_LINE_1 = 0x360;
    private static final int LOCAL_ERROR = 0x370;
    private static final int INITIAL_COUNT = 0x380;
    private static final int CURRENT_COUNT = 0x390;
    private static final int DIVIDE = 0x3e0;

    private static final int ENABLED = 1 << 8;
    private static final int MASKED = 1 << 16;
    private static final int NON_MASKABLE = 4 << 8;
    private static final int INIT = 5 << 8;
    private static final int START = 6 << 8;
    private static final int ASSERT = 1 << 14;
    /** The timer counts every 16th cycle of its clock. */
    private static final int DIVIDE_BY_16 = 0b0011;

    private final ApicRegisters registers;

    LocalApic(ApicRegisters registers) {
        this.registers = registers;
    }

    /**
     * Lets this processor take interrupts.
     *
     * @param timer the vector of the timer
     * @param spurious the vector of interrupts that vanish
     */
    void enable(int timer, int spurious) {
        registers.write(TASK_PRIORITY, 0);
        // First: what is switched off keeps its local interrupts masked (SDM volume 3, 11.4.7.2).
        registers.write(SPURIOUS, ENABLED | spurious);
        endMeasuring(timer);
        registers.write(LOCAL_PERFORMANCE, MASKED);
        registers.write(LOCAL_LINE_0, MASKED);
        registers.write(LOCAL_LINE_1, NON_MASKABLE);
        registers.write(LOCAL_ERROR, MASKED);
        registers.write(ERROR_STATUS, 0);
        registers.write(DIVIDE, DIVIDE_BY_16);
        // One that came before is over.
        registers.write(END_OF_INTERRUPT, 0);
    }

    /** The identifier that other processors and I/O APICs send to. */
    int identifier() {
        return registers.identifier();
    }

    /** Raises a vector on the processor with an identifier. Interrupts are off. */
    public void send(int target, int vector) {
        registers.command(target, ASSERT | vector);
    }

    /** Raises the non-maskable interrupt of a processor. Interrupts are off. */
    public void sendNonMaskable(int target) {
        registers.command(target, ASSERT | NON_MASKABLE);
    }

    /** Makes a processor wait for {@link #sendStart}, whatever it does. Interrupts are off. */
    public void sendInit(int target) {
        registers.command(target, ASSERT | INIT);
    }

    /** Has a processor start in real mode at the beginning of a page below 1 MiB. Interrupts are off. */
    public void sendStart(int target, int page) {
        registers.command(target, ASSERT | START | page);
    }

    /** The interrupt that is served is over. */
    public void end() {
        registers.write(END_OF_INTERRUPT, 0);
    }

    /** Starts the timer: it raises its vector once, after {@code counts} from 1 to 2<sup>32</sup> - 1. */
    void startTimer(long counts) {
        registers.write(INITIAL_COUNT, (int) counts);
    }

    /** Starts the timer with the highest count, raising nothing. */
    void startMeasuring() {
        registers.write(LOCAL_TIMER, MASKED);
        registers.write(INITIAL_COUNT, -1);
    }

    /** Stops the timer; it raises {@code vector} when it is started next. */
    void endMeasuring(int vector) {
        registers.write(INITIAL_COUNT, 0);
        registers.write(LOCAL_TIMER, vector);
    }

    /** Counts since {@link #startMeasuring}. */
    long measured() {
        return 0xffff_ffffL - (registers.read(CURRENT_COUNT) & 0xffff_ffffL);
    }
}
