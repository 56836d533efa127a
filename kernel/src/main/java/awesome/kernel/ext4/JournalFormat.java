package awesome.kernel.ext4;

import awesome.kernel.cache.MemoryView;
import awesome.kernel.checksum.Crc32c;

/**
 * How blocks of a journal look (Linux, jbd2). All numbers have their most significant byte first. Blocks that are about
 * the journal itself begin with a magic number, their kind and the number of the transaction.
 */
final class JournalFormat {
    static final int MAGIC = 0xc03b3998;

    /** Kinds of blocks. */
    static final int DESCRIPTOR = 1;
    static final int COMMIT = 2;
    static final int SUPER_V1 = 3;
    static final int SUPER_V2 = 4;
    static final int REVOKE = 5;
    static final int HEADER = 12;

    /** The super block: offsets. */
    static final int SUPER_SIZE = 1024;
    static final int BLOCK_SIZE = 0xc;
    static final int LENGTH = 0x10;
    static final int FIRST = 0x14;
    static final int SEQUENCE = 0x18;
    static final int START = 0x1c;
    static final int ERROR = 0x20;
    static final int COMPATIBLE = 0x24;
    static final int INCOMPATIBLE = 0x28;
    static final int UUID = 0x30;
    static final int FAST_BLOCKS = 0x54;
    static final int CHECKSUM_KIND = 0x50;
    static final int SUPER_CHECKSUM = 0xfc;

    /** Incompatible features. */
    static final int HAS_REVOKE = 1;
    static final int BITS_64 = 2;
    static final int ASYNC_COMMIT = 4;
    static final int CHECKSUM_V2 = 8;
    static final int CHECKSUM_V3 = 0x10;
    static final int FAST_COMMIT = 0x20;
    static final int KNOWN = HAS_REVOKE | BITS_64 | ASYNC_COMMIT | CHECKSUM_V2 | CHECKSUM_V3 | FAST_COMMIT;

    /** Flags of a tag. */
    static final int ESCAPED = 1;
    static final int SAME_UUID = 2;
    static final int LAST_TAG = 8;

    /** The kind of checksum that is CRC-32C, and where a commit block has it and its time. */
    static final int CRC32C = 4;
    static final int COMMIT_CHECKSUM = 0x10;
    static final int COMMIT_SECONDS = 0x30;
    static final int COMMIT_NANOS = 0x38;
    /** Where a revoke block says how many bytes are used, and where its numbers begin. */
    static final int REVOKE_BYTES = 0xc;
    static final int REVOKE_ENTRIES = 0x10;

    private final boolean is64;
    private final boolean isV3;
    private final boolean hasChecksums;
    private final int seed;

    /** The format that a journal's super block says. */
    JournalFormat(MemoryView superBlock, int incompatible) {
        is64 = (incompatible & BITS_64) != 0;
        isV3 = (incompatible & CHECKSUM_V3) != 0;
        hasChecksums = (incompatible & (CHECKSUM_V2 | CHECKSUM_V3)) != 0;
        seed = superBlock.crc32c(-1, UUID, 16);
    }

    boolean hasChecksums() {
        return hasChecksums;
    }

    /** Bytes of a tag, without the UUID that may follow it. */
    int tagSize() {
        return isV3 ? 16 : 8 + (hasChecksums ? 2 : 0) + (is64 ? 4 : 0);
    }

    /** Bytes at the end of a block that hold its checksum. */
    int tailSize() {
        return hasChecksums ? 4 : 0;
    }

    int revokeSize() {
        return is64 ? 8 : 4;
    }

    int flags(MemoryView block, int tag) {
        return isV3 ? block.getBigInt(tag + 4) : Short.reverseBytes((short) block.getShort(tag + 6)) & 0xffff;
    }

    /** The number of the block that a tag is about. */
    long number(MemoryView block, int tag) {
        long low = block.getBigInt(tag) & 0xffff_ffffL;
        return is64 ? low | (block.getBigInt(tag + 8) & 0xffff_ffffL) << 32 : low;
    }

    void putTag(MemoryView block, int tag, long number, int flags, int checksum) {
        block.putBigInt(tag, (int) number);
        if (isV3) {
            block.putBigInt(tag + 4, flags);
            block.putBigInt(tag + 8, is64 ? (int) (number >>> 32) : 0);
            block.putBigInt(tag + 12, checksum);
        } else {
            block.putShort(tag + 4, Short.reverseBytes((short) checksum));
            block.putShort(tag + 6, Short.reverseBytes((short) flags));
            if (is64) {
                block.putBigInt(tag + 8, (int) (number >>> 32));
            }
        }
    }

    /** The checksum of a block of data in the log, as it is there, for its tag. */
    int checksum(MemoryView data, int sequence) {
        int crc = Crc32c.updateInt(seed, Integer.reverseBytes(sequence));
        return data.crc32c(crc, 0, data.length());
    }

    boolean isDataRight(MemoryView block, int tag, MemoryView data, int sequence) {
        if (!hasChecksums) {
            return true;
        }
        int crc = checksum(data, sequence);
        return isV3 ? block.getBigInt(tag + 12) == crc
                : (Short.reverseBytes((short) block.getShort(tag + 4)) & 0xffff) == (crc & 0xffff);
    }

    /** The checksum of a whole block but the four bytes at {@code at}, which count as zero. */
    private int checksumWithout(MemoryView block, int at, int length) {
        int crc = Crc32c.updateZeros(block.crc32c(seed, 0, at), 4);
        return block.crc32c(crc, at + 4, length - at - 4);
    }

    boolean isTailRight(MemoryView block) {
        int at = block.length() - 4;
        return !hasChecksums || block.getBigInt(at) == checksumWithout(block, at, block.length());
    }

    void setTail(MemoryView block) {
        if (hasChecksums) {
            int at = block.length() - 4;
            block.putBigInt(at, checksumWithout(block, at, block.length()));
        }
    }

    boolean isCommitRight(MemoryView block) {
        return !hasChecksums
                || block.getBigInt(COMMIT_CHECKSUM) == checksumWithout(block, COMMIT_CHECKSUM, block.length());
    }

    void setCommit(MemoryView block) {
        if (hasChecksums) {
            block.putBigInt(COMMIT_CHECKSUM, checksumWithout(block, COMMIT_CHECKSUM, block.length()));
        }
    }

    /** The checksum of the journal's super block. */
    static int superChecksum(MemoryView block) {
        int crc = Crc32c.updateZeros(block.crc32c(-1, 0, SUPER_CHECKSUM), 4);
        return block.crc32c(crc, SUPER_CHECKSUM + 4, SUPER_SIZE - SUPER_CHECKSUM - 4);
    }

    long revoked(MemoryView block, int at) {
        return is64 ? Long.reverseBytes(block.getLong(at)) : block.getBigInt(at) & 0xffff_ffffL;
    }

    void putRevoked(MemoryView block, int at, long number) {
        if (is64) {
            block.putLong(at, Long.reverseBytes(number));
        } else {
            block.putBigInt(at, (int) number);
        }
    }

    static void putHeader(MemoryView block, int kind, int sequence) {
        block.putBigInt(0, MAGIC);
        block.putBigInt(4, kind);
        block.putBigInt(8, sequence);
    }

    /** Whether a block of the log is of the journal itself, of that transaction. */
    static boolean isOf(MemoryView block, int sequence) {
        return block.getBigInt(0) == MAGIC && block.getBigInt(8) == sequence;
    }
}
