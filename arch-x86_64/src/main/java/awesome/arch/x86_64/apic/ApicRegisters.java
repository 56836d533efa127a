package awesome.arch.x86_64.apic;

/**
 * The registers of the local APIC of the processor that the caller runs on, by their offsets in memory (SDM volume 3,
 * table 11-1). Any context.
 */
interface ApicRegisters {
    int read(int offset);

    void write(int offset, int value);

    /** The identifier of this processor. */
    int identifier();
}
