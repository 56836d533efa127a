package awesome.kernel.block;

import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Finds the parts that a disk is divided into: by a GUID partition table (UEFI 2.8, 5.3), the second one if the first is damaged,
 * else by a master boot record with its logical partitions. Tables that say what cannot be are left out, in part or as a whole.
 */
public final class PartitionTable {
    private static final int SECTOR = BlockDevice.SECTOR;
    private static final int SIGNATURE_AT = 510;
    private static final int SIGNATURE = 0xaa55;
    /** A number that tells the disk from others. */
    private static final int DISK_ID = 440;
    private static final int ENTRIES = 446;
    private static final int ENTRY = 16;
    private static final int TYPE = 4;
    private static final int START = 8;
    private static final int COUNT = 12;
    private static final int PRIMARY = 4;
    /** Numbers of logical partitions begin behind those that the record has room for. */
    private static final int FIRST_LOGICAL = 5;
    private static final int MOST_LOGICAL = 60;
    private static final int GPT_TYPE = 0xee;
    /** Boot records of FAT file systems look the same: their first bytes are a jump, and they name their kind. */
    private static final int FAT_KIND = 54;
    private static final int FAT32_KIND = 82;

    /** "EFI PART". */
    private static final long GPT_SIGNATURE = 0x5452_4150_2049_4645L;
    private static final int GPT_HEADER_BYTES = 12;
    private static final int GPT_HEADER_SUM = 16;
    private static final int GPT_OWN = 24;
    private static final int GPT_ENTRIES = 72;
    private static final int GPT_ENTRY_COUNT = 80;
    private static final int GPT_ENTRY_BYTES = 84;
    private static final int GPT_ENTRIES_SUM = 88;
    private static final int GPT_ID = 16;
    private static final int GPT_FIRST = 32;
    private static final int GPT_LAST = 40;
    private static final int GPT_NAME = 56;
    private static final int GPT_NAME_CHARACTERS = 36;
    private static final int GPT_SMALLEST_HEADER = 92;
    private static final int GPT_MOST_ENTRIES = 128;
    private static final int GPT_SMALLEST_ENTRY = 128;

    private final BlockIo io;
    private final BlockDevice disk;
    private final long perBlock;
    private final List<Partition> found = new ArrayList<>();
    /** That of a disk with a master boot record. */
    private String diskId;

    private PartitionTable(BlockIo io) {
        this.io = io;
        disk = io.device();
        perBlock = disk.logicalBlockSize() / SECTOR;
    }

    /** The parts of a disk, in the order of their numbers; none if it is not divided, or cannot be read. */
    public static List<Partition> read(BlockIo io) {
        PartitionTable table = new PartitionTable(io);
        try {
            table.read();
        } catch (ErrnoException e) {
            // What was found until then is there.
        }
        return table.found;
    }

    private byte[] block(long sector) {
        byte[] block = new byte[disk.logicalBlockSize()];
        io.read(sector, block, 0, block.length);
        return block;
    }

    private void read() {
        if (disk.sectors() < perBlock) {
            return;
        }
        byte[] record = block(0);
        if (!hasSignature(record)) {
            return;
        }
        if (hasType(record, GPT_TYPE)) {
            long last = disk.sectors() / perBlock - 1;
            if (readGpt(1) || readGpt(last)) {
                return;
            }
        } else if (isFileSystem(record)) {
            return;
        }
        readRecord(record);
    }

    private static boolean hasSignature(byte[] record) {
        return LittleEndian.getShort(record, SIGNATURE_AT) == SIGNATURE;
    }

    private static boolean isFileSystem(byte[] record) {
        return isFat(record, FAT_KIND) || isFat(record, FAT32_KIND);
    }

    private static boolean isFat(byte[] record, int at) {
        return record[at] == 'F' && record[at + 1] == 'A' && record[at + 2] == 'T';
    }

    private static boolean hasType(byte[] record, int type) {
        for (int i = 0; i < PRIMARY; i++) {
            if (type(record, i) == type) {
                return true;
            }
        }
        return false;
    }

    private static int type(byte[] record, int entry) {
        return record[ENTRIES + ENTRY * entry + TYPE] & 0xff;
    }

    private static long start(byte[] record, int entry) {
        return LittleEndian.getInt(record, ENTRIES + ENTRY * entry + START) & 0xffff_ffffL;
    }

    private static long count(byte[] record, int entry) {
        return LittleEndian.getInt(record, ENTRIES + ENTRY * entry + COUNT) & 0xffff_ffffL;
    }

    private static boolean isExtended(int type) {
        return type == 0x05 || type == 0x0f || type == 0x85;
    }

    private void readRecord(byte[] record) {
        long extended = 0;
        diskId = DiskId.hex(LittleEndian.getInt(record, DISK_ID) & 0xffff_ffffL, 8);
        for (int i = 0; i < PRIMARY; i++) {
            int status = record[ENTRIES + ENTRY * i];
            if ((status & 0x7f) != 0) {
                // Boot code of something else.
                found.clear();
                return;
            }
            if (isExtended(type(record, i))) {
                extended = extended == 0 ? start(record, i) : extended;
            } else if (type(record, i) != 0) {
                addOfRecord(i + 1, start(record, i), count(record, i));
            }
        }
        if (extended != 0) {
            readLogical(extended);
        }
    }

    /** Each logical partition has a record before it, which says where the next such record is. */
    private void readLogical(long extended) {
        long at = extended;
        long next = 0;
        for (int number = FIRST_LOGICAL; number < FIRST_LOGICAL + MOST_LOGICAL; number++) {
            if (!isOnDisk(at, 1)) {
                return;
            }
            byte[] record = block(at * perBlock);
            if (!hasSignature(record)) {
                return;
            }
            next = 0;
            for (int i = 0; i < PRIMARY; i++) {
                if (isExtended(type(record, i))) {
                    next = next == 0 ? start(record, i) : next;
                } else if (type(record, i) != 0 && count(record, i) != 0) {
                    addOfRecord(number, at + start(record, i), count(record, i));
                }
            }
            if (next == 0) {
                return;
            }
            at = extended + next;
        }
    }

    private boolean isOnDisk(long block, long blocks) {
        long all = disk.sectors() / perBlock;
        return block > 0 && blocks > 0 && blocks <= all && block <= all - blocks;
    }

    /** Adds a part that a boot record tells of, which has the number of the disk and its own for an identity. */
    private void addOfRecord(int number, long block, long blocks) {
        add(number, block, blocks, diskId + "-" + DiskId.hex(number, 2), "");
    }

    /** Adds blocks as a partition, if there are such blocks. */
    private void add(int number, long block, long blocks, String id, String label) {
        if (isOnDisk(block, blocks)) {
            found.add(new Partition(disk, number, block * perBlock, blocks * perBlock, id, label));
        }
    }

    /** Reads the table whose header is in a block; false if it is damaged. */
    private boolean readGpt(long place) {
        if (!isOnDisk(place, 1)) {
            return false;
        }
        byte[] header = block(place * perBlock);
        int bytes = LittleEndian.getInt(header, GPT_HEADER_BYTES);
        if (LittleEndian.getLong(header, 0) != GPT_SIGNATURE || bytes < GPT_SMALLEST_HEADER || bytes > header.length
                || LittleEndian.getLong(header, GPT_OWN) != place) {
            return false;
        }
        int sum = LittleEndian.getInt(header, GPT_HEADER_SUM);
        LittleEndian.putInt(header, GPT_HEADER_SUM, 0);
        int entryBytes = LittleEndian.getInt(header, GPT_ENTRY_BYTES);
        int entries = LittleEndian.getInt(header, GPT_ENTRY_COUNT);
        long first = LittleEndian.getLong(header, GPT_ENTRIES);
        boolean isSane = entries > 0 && entries <= GPT_MOST_ENTRIES * 8 && entryBytes >= GPT_SMALLEST_ENTRY
                && entryBytes <= disk.logicalBlockSize() && Integer.bitCount(entryBytes) == 1;
        if (!isSane || sum(header, bytes) != sum) {
            return false;
        }
        long blocks = ((long) entries * entryBytes + header.length - 1) / header.length;
        if (!isOnDisk(first, blocks)) {
            return false;
        }
        byte[] table = new byte[(int) blocks * header.length];
        io.read(first * perBlock, table, 0, table.length);
        if (sum(table, entries * entryBytes) != LittleEndian.getInt(header, GPT_ENTRIES_SUM)) {
            return false;
        }
        for (int i = 0; i < entries; i++) {
            addGpt(table, i * entryBytes, i + 1);
        }
        return true;
    }

    private void addGpt(byte[] table, int at, int number) {
        boolean isUsed = (LittleEndian.getLong(table, at) | LittleEndian.getLong(table, at + 8)) != 0;
        long start = LittleEndian.getLong(table, at + GPT_FIRST);
        long last = LittleEndian.getLong(table, at + GPT_LAST);
        if (isUsed && start > 0 && last >= start) {
            add(number, start, last - start + 1, DiskId.guid(table, at + GPT_ID), name(table, at + GPT_NAME));
        }
    }

    /** A name in UTF-16, as the bytes that programs write it with if they are ASCII. */
    private static String name(byte[] table, int at) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < GPT_NAME_CHARACTERS; i++) {
            char c = (char) LittleEndian.getShort(table, at + 2 * i);
            if (c == 0) {
                break;
            }
            name.append(c < 0x80 ? c : '?');
        }
        return name.toString();
    }

    private static int sum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
