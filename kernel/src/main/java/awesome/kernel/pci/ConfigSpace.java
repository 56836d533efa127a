package awesome.kernel.pci;

/**
 * The registers by which functions are found and set up (PCI Local Bus 3.0, chapter 6). A function that is not there reads as
 * all ones. Any thread, in preemptible context.
 */
public interface ConfigSpace {
    /**
     * Reads a register.
     *
     * @param function as {@link PciAddress} makes it
     * @param offset a multiple of 4 below {@link #bytes}
     */
    int read(int function, int offset);

    /** Writes a register. */
    void write(int function, int offset, int value);

    /** How many bytes of registers of a function can be reached: 256 or 4096. */
    int bytes();

    /** The last bus that can be reached. */
    int lastBus();
}
