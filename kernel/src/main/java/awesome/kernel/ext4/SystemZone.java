package awesome.kernel.ext4;

import java.util.Map;
import java.util.TreeMap;

/** Where the file system keeps what belongs to no file: super blocks, descriptors, bitmaps, tables of inodes. */
final class SystemZone {
    /** Ends of ranges by their beginnings. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** All that the descriptors say. EUCLEAN. */
    SystemZone(SuperBlock superBlock, Groups groups) {
        int perBlock = superBlock.descriptorsPerBlock();
        int descriptorBlocks = (superBlock.groups + perBlock - 1) / perBlock;
        for (int i = 0; i < descriptorBlocks; i++) {
            add(superBlock.descriptorBlock(i), 1);
        }
        for (int group = 0; group < superBlock.groups; group++) {
            GroupDescriptor descriptor = groups.get(group);
            int base = groups.baseBlocks(group);
            if (base > 0) {
                add(superBlock.firstBlock(group), base);
            }
            add(descriptor.blockBitmap(), 1);
            add(descriptor.inodeBitmap(), 1);
            add(descriptor.inodeTable(), groups.tableBlocks());
        }
    }

    private void add(long first, long count) {
        long start = first;
        long end = first + count;
        Map.Entry<Long, Long> before = ranges.floorEntry(start);
        if (before != null && before.getValue() >= start) {
            start = before.getKey();
            end = Math.max(end, before.getValue());
        }
        Map.Entry<Long, Long> after = ranges.ceilingEntry(start);
        while (after != null && after.getKey() <= end) {
            end = Math.max(end, after.getValue());
            ranges.remove(after.getKey());
            after = ranges.ceilingEntry(start);
        }
        ranges.put(start, end);
    }

    /** Whether some of these blocks are in it. */
    boolean overlaps(long first, long count) {
        Map.Entry<Long, Long> before = ranges.lowerEntry(first + count);
        return before != null && before.getValue() > first;
    }
}
