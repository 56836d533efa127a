package awesome.kernel.block;

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
 */
public record BlockLimits(int block, int pieces, int pieceBytes, long sectors, long discardSectors, long zeroSectors,
        boolean hasCache, boolean canForce) {
    /** How many sectors a command of a kind may have. */
    long most(BlockOperation operation) {
        return switch (operation) {
            case DISCARD -> discardSectors;
            case WRITE_ZEROES -> zeroSectors;
            default -> sectors;
        };
    }
}
