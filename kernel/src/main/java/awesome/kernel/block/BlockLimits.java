package awesome.kernel.block;

import awesome.magic.NoAlloc;

/**
 * What a device can do in one command.
 *
 * @param block bytes of a logical block
 * @param pieces pieces of memory, 8 at least
 * @param pieceBytes bytes of a piece of memory, a multiple of a block
 * @param sectors read or written, a multiple of a block
 * @param discardSectors told not to be needed, a multiple of a block; 0 if it cannot be told
 * @param zeroSectors made zero, a multiple of a block; 0 if it cannot be told
 * @param hasCache whether writes are durable only after a flush
 * @param canForce whether single writes can be durable at once
 * @param boundary a piece of memory is between multiples of so many bytes, a power of two; where one piece follows another, both are at
 *     one. 0 if they can be anywhere
 */
public record BlockLimits(int block, int pieces, int pieceBytes, long sectors, long discardSectors, long zeroSectors,
        boolean hasCache, boolean canForce, long boundary) {
    /** How many bytes of a piece from an address on, at most, can be one in a command. */
    @NoAlloc("commands are filled by interrupt handlers")
    int step(long address, int bytes) {
        int most = Math.min(bytes, pieceBytes);
        return boundary == 0 ? most : (int) Math.min(most, boundary - (address & boundary - 1));
    }

    /** Whether a piece at {@code next} can follow one that ends at {@code end}. */
    @NoAlloc("commands are filled by interrupt handlers")
    boolean follows(long end, long next) {
        return boundary == 0 || ((end | next) & boundary - 1) == 0;
    }

    /** How many sectors a command of a kind may have. */
    long most(BlockOperation operation) {
        return switch (operation) {
            case DISCARD -> discardSectors;
            case WRITE_ZEROES -> zeroSectors;
            default -> sectors;
        };
    }
}
