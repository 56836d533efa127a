package awesome.arch.x86_64.apic;

/**
 * The registers of the local APIC of the processor that the caller runs on, by their offsets in memory (SDM volume 3,
 * table 11-1). Any context.
 */
interface ApicRegisters {
    int read(int offset);

    void write(int offset, int value);

    /**
     * Writes to the interrupt command register (SDM volume 3, 11.6.1 and 11.12.9). Interrupts are off. What was stored
     * before can be seen by the processor that is interrupted.
     *
     * @param target the identifier of a processor
     */
    void command(int target, int command);

    /** The identifier of this processor. */
    int identifier();
}
