package awesome.kernel.ahci;

import awesome.kernel.block.BlockDevice;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.Frame;

/** What a disk says of itself in 512 bytes (ATA8-ACS, 7.16.7), by words of 16 bits. */
final class AtaIdentity {
    private static final int COMMANDS = 83;
    private static final int COMMANDS_48_BITS = 1 << 10;
    private static final int ENABLED = 85;
    private static final int ENABLED_CACHE = 1 << 5;
    private static final int SECTORS = 100;
    private static final int SIZES = 106;
    private static final int SIZES_VALID_MASK = 3 << 14;
    private static final int SIZES_VALID = 1 << 14;
    private static final int SIZES_LONG = 1 << 12;
    private static final int SIZES_SEVERAL = 1 << 13;
    private static final int SIZES_EXPONENT = 0xf;
    private static final int SECTOR_WORDS = 117;
    private static final int FORGETTING = 169;
    private static final long MOST_SECTORS = 1L << 48;

    private final byte[] words;

    AtaIdentity(byte[] words) {
        this.words = words;
    }

    private int word(int number) {
        return LittleEndian.getShort(words, 2 * number);
    }

    /** Whether it has blocks that can be used, and commands with places of 48 bits. */
    boolean isUsable() {
        int bytes = blockBytes();
        return (word(COMMANDS) & COMMANDS_48_BITS) != 0 && bytes >= BlockDevice.SECTOR && bytes <= Frame.SIZE
                && Integer.bitCount(bytes) == 1 && blocks() > 0 && blocks() <= MOST_SECTORS;
    }

    private boolean hasSize(int kind) {
        return (word(SIZES) & SIZES_VALID_MASK) == SIZES_VALID && (word(SIZES) & kind) != 0;
    }

    /** Bytes of a logical block. */
    int blockBytes() {
        return hasSize(SIZES_LONG) ? 2 * LittleEndian.getInt(words, 2 * SECTOR_WORDS) : BlockDevice.SECTOR;
    }

    /** Bytes of a block as the disk writes it. */
    int physicalBytes() {
        return hasSize(SIZES_SEVERAL) ? blockBytes() << (word(SIZES) & SIZES_EXPONENT & 7) : blockBytes();
    }

    /** How many logical blocks. */
    long blocks() {
        return LittleEndian.getLong(words, 2 * SECTORS);
    }

    /** Whether what was written may be lost until there was a flush. */
    boolean hasCache() {
        return (word(ENABLED) & ENABLED_CACHE) != 0;
    }

    /** Whether it can be told that blocks are not needed. */
    boolean canDiscard() {
        return (word(FORGETTING) & 1) != 0;
    }
}
