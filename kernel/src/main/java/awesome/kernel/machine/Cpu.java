package awesome.kernel.machine;

/** The CPU that the caller runs on. */
public interface Cpu {
    /** Lets device interrupts happen. */
    void enableInterrupts();

    /** Holds device interrupts back and says whether they were enabled. */
    boolean disableInterrupts();

    /** Sleeps until an interrupt has been served; returns with interrupts as they were. */
    void waitForInterrupt();

    /** Fills {@code target} with random bytes from the hardware generator; false if there is none. */
    boolean random(byte[] target);

    /** Never returns. */
    void halt();
}
