package awesome.kernel.fat;

import awesome.kernel.memory.LittleEndian;

/**
 * Where what lies on the disk, in sectors of the file system, as its first sector tells: reserved sectors, copies of the
 * table, the root directory of FAT12 and FAT16, clusters. Which of the three it is follows from how many clusters there are.
 */
final class FatLayout {
    /** Bytes of a directory entry. */
    static final int SLOT = 32;
    /** The number of the first cluster. */
    static final int FIRST = 2;

    private static final int SECTOR_SIZE = 11;
    private static final int CLUSTER_SECTORS = 13;
    private static final int RESERVED = 14;
    private static final int TABLES = 16;
    private static final int ROOT_ENTRIES = 17;
    private static final int SECTORS_16 = 19;
    private static final int MEDIA = 21;
    private static final int TABLE_SECTORS_16 = 22;
    private static final int SECTORS_32 = 32;
    private static final int TABLE_SECTORS_32 = 36;
    private static final int FLAGS = 40;
    private static final int VERSION = 42;
    private static final int ROOT_CLUSTER = 44;
    private static final int INFORMATION = 48;

    private static final int NOT_MIRRORED = 0x80;
    private static final int MOST_CLUSTERS_12 = 4084;
    private static final int MOST_CLUSTERS_16 = 65524;
    private static final int MOST_CLUSTERS_32 = 0x0fff_fff4;
    /** Bytes in a cluster at most: some write it, though the standard has 32 KiB. */
    private static final int MOST_CLUSTER = 1 << 18;

    /** What is wrong with it; null if it is a file system of these. */
    final String problem;

    int sectorSize;
    int clusterSectors;
    /** The binary logarithm of the bytes in a cluster. */
    int clusterBits;
    int firstTable;
    int tables;
    int tableSectors;
    /** The table that is read; those that are written are all, or only this. */
    int activeTable;
    boolean isMirrored = true;
    long rootSector;
    int rootEntries;
    long dataSector;
    /** How many clusters there are; their numbers begin with {@link #FIRST}. */
    int clusters;
    /** 12, 16 or 32 bits for each in the table. */
    int bits;
    /** Of FAT32 the first cluster of the root directory, and the sector with how many are free; else 0. */
    int rootCluster;
    int information;

    /** Reads the first 512 bytes of a disk of so many bytes. */
    FatLayout(byte[] boot, long deviceBytes) {
        problem = read(boot, deviceBytes);
    }

    private static boolean isPowerOfTwo(int number) {
        return number > 0 && (number & number - 1) == 0;
    }

    private String read(byte[] boot, long deviceBytes) {
        sectorSize = LittleEndian.getShort(boot, SECTOR_SIZE);
        clusterSectors = boot[CLUSTER_SECTORS] & 0xff;
        firstTable = LittleEndian.getShort(boot, RESERVED);
        tables = boot[TABLES] & 0xff;
        rootEntries = LittleEndian.getShort(boot, ROOT_ENTRIES);
        int media = boot[MEDIA] & 0xff;
        if (!isPowerOfTwo(sectorSize) || sectorSize < 512 || sectorSize > 4096 || !isPowerOfTwo(clusterSectors)
                || firstTable == 0 || tables == 0 || media < 0xf8 && media != 0xf0) {
            return "it is no FAT file system";
        }
        if (clusterSectors * sectorSize > MOST_CLUSTER) {
            return "its clusters have " + clusterSectors * sectorSize + " bytes, which is too much";
        }
        clusterBits = Integer.numberOfTrailingZeros(clusterSectors * sectorSize);
        boolean isNew = LittleEndian.getShort(boot, TABLE_SECTORS_16) == 0;
        tableSectors = isNew ? LittleEndian.getInt(boot, TABLE_SECTORS_32) : LittleEndian.getShort(boot, TABLE_SECTORS_16);
        if (tableSectors <= 0) {
            return "its table has no size";
        }
        long sectors = LittleEndian.getShort(boot, SECTORS_16);
        sectors = sectors != 0 ? sectors : LittleEndian.getInt(boot, SECTORS_32) & 0xffff_ffffL;
        rootSector = firstTable + (long) tables * tableSectors;
        dataSector = rootSector + ((long) rootEntries * SLOT + sectorSize - 1) / sectorSize;
        if (sectors <= dataSector || sectors * sectorSize > deviceBytes) {
            return "it says that it has " + sectors + " sectors of " + sectorSize + " bytes, and the disk has " + deviceBytes + " bytes";
        }
        return readClusters(boot, (sectors - dataSector) / clusterSectors, isNew);
    }

    private String readClusters(byte[] boot, long count, boolean isNew) {
        bits = isNew ? 32 : count > MOST_CLUSTERS_12 ? 16 : 12;
        int most = isNew ? MOST_CLUSTERS_32 : MOST_CLUSTERS_16;
        long inTable = (long) tableSectors * sectorSize * 8 / bits - FIRST;
        clusters = (int) Math.min(Math.min(count, most), inTable);
        if (clusters <= 0) {
            return "it has no clusters";
        }
        if (!isNew) {
            return rootEntries * SLOT % sectorSize == 0 && rootEntries > 0 ? null : "its root directory has no size";
        }
        int flags = LittleEndian.getShort(boot, FLAGS);
        if ((flags & NOT_MIRRORED) != 0) {
            isMirrored = false;
            activeTable = flags & 0xf;
        }
        rootCluster = LittleEndian.getInt(boot, ROOT_CLUSTER);
        information = LittleEndian.getShort(boot, INFORMATION);
        if (LittleEndian.getShort(boot, VERSION) != 0) {
            return "it is of a version of FAT32 that is not known";
        } else if (activeTable >= tables || !isCluster(rootCluster) || rootEntries != 0) {
            return "it says that its root directory or its table is where they cannot be";
        }
        if (information == 0 || information >= firstTable) {
            information = 0;
        }
        return null;
    }

    /** Whether there is a cluster of that number. */
    boolean isCluster(int number) {
        return number >= FIRST && number < FIRST + clusters;
    }

    /** The first sector of a cluster. */
    long sectorOf(int cluster) {
        return dataSector + (long) (cluster - FIRST) * clusterSectors;
    }
}
