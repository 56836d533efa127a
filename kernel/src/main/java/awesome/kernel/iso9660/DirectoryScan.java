package awesome.kernel.iso9660;

import awesome.kernel.cache.Problems;

/** Goes over the files of a directory. */
final class DirectoryScan {
    private final IsoFileSystem system;
    private final Problems problems;
    private final Pieces content;
    private long position;
    private long blockAt = -1;
    private byte[] block;

    /** Begins at {@code position}, that of an entry, or 0. */
    DirectoryScan(IsoFileSystem system, Pieces content, long position) {
        this.system = system;
        this.problems = system.problems();
        this.content = content;
        this.position = position;
    }

    /** The next file; null if there is none. EUCLEAN, EIO. */
    Entry next() {
        while (true) {
            DirectoryRecord record = nextRecord();
            if (record == null) {
                return null;
            }
            long first = position;
            long number = number();
            Pieces pieces = new Pieces();
            position += record.length();
            DirectoryRecord last = record;
            pieces.add(last.block(), last.size());
            while (last.continues()) {
                last = nextRecord();
                if (last == null) {
                    throw problems.damaged("the file of the record at byte " + number + " has no end");
                }
                position += last.length();
                pieces.add(last.block(), last.size());
            }
            Entry entry = record.isDots() || record.isAssociated() ? null : system.entries().read(record, number);
            if (entry != null && !entry.isMoved) {
                entry.position = first;
                entry.next = position;
                if (entry.content == null) {
                    entry.content = pieces;
                }
                entry.isInterleaved = record.isInterleaved();
                return entry;
            }
        }
    }

    /** The place of the next record on the disc, in bytes. */
    private long number() {
        int run = content.find(position);
        return (content.block(run, position) << IsoFileSystem.BLOCK_BITS) + (position & IsoFileSystem.BLOCK - 1);
    }

    /** The record that begins at {@link #position}, or in the next block that has one; null at the end. */
    private DirectoryRecord nextRecord() {
        while (position < content.size()) {
            int at = (int) position & IsoFileSystem.BLOCK - 1;
            if (position - at != blockAt) {
                blockAt = position - at;
                block = system.block(content.block(content.find(position), position));
            }
            int length = DirectoryRecord.length(block, at);
            if (length > 0) {
                DirectoryRecord record = new DirectoryRecord(block, at);
                if (at + length > IsoFileSystem.BLOCK || !record.isWhole()) {
                    throw problems.damaged("the record at byte " + number() + " is damaged");
                }
                return record;
            }
            // Records do not cross blocks.
            position = blockAt + IsoFileSystem.BLOCK;
        }
        return null;
    }
}
