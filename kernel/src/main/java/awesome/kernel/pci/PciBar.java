package awesome.kernel.pci;

/**
 * A range of addresses at which a function answers (PCI Local Bus 3.0, 6.2.5.1).
 *
 * @param number of the register for the address
 * @param start the physical address, or the first port
 * @param bytes a power of two
 * @param isPorts whether these are ports
 * @param isPrefetchable whether reading changes nothing
 */
public record PciBar(int number, long start, long bytes, boolean isPorts, boolean isPrefetchable) {
    private static final int PORTS = 1;
    private static final int WIDTH = 3 << 1;
    private static final int WIDTH_64 = 2 << 1;
    private static final int PREFETCHABLE = 1 << 3;
    private static final int MEMORY_ADDRESS = ~0xf;
    private static final int PORT_ADDRESS = ~3;

    /** Reads the register at {@code offset} of a function that does not answer to addresses; null if there is none. */
    static PciBar read(PciFunction function, int number, int offset) {
        int low = function.read(offset);
        int lowMask = mask(function, offset, low);
        if ((low & PORTS) != 0) {
            long bytes = size(0xffff_ffff_ffff_0000L | lowMask & PORT_ADDRESS);
            return make(number, low & 0xffff & PORT_ADDRESS, bytes, true, false);
        }
        boolean isWide = (low & WIDTH) == WIDTH_64;
        if (isWide && number + 1 >= function.barCount()) {
            return null;
        }
        long start = low & MEMORY_ADDRESS & 0xffff_ffffL;
        long mask = lowMask & MEMORY_ADDRESS;
        if (isWide) {
            int high = function.read(offset + 4);
            start |= (long) high << 32;
            mask = mask & 0xffff_ffffL | (long) mask(function, offset + 4, high) << 32;
        }
        return make(number, start, size(mask), false, (low & PREFETCHABLE) != 0);
    }

    /** Which bits of a register for an address can be set; {@code value} is in it, before and after. */
    private static int mask(PciFunction function, int offset, int value) {
        function.write(offset, -1);
        int mask = function.read(offset);
        function.write(offset, value);
        return mask;
    }

    /** The least bit that can be set is the size; 0 if none can. */
    private static long size(long mask) {
        return mask & -mask;
    }

    private static PciBar make(int number, long start, long bytes, boolean isPorts, boolean isPrefetchable) {
        boolean isPlace = bytes > 0 && start > 0 && (start & bytes - 1) == 0 && start <= Long.MAX_VALUE - bytes;
        return isPlace ? new PciBar(number, start, bytes, isPorts, isPrefetchable) : null;
    }
}
