package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.cache.MemoryView;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Changes extended attributes: lays all of an inode out anew, in the inode as long as there is room, the rest in a block.
 * Within operations of {@link Changes}.
 */
final class AttributeWriter {
    private static final int REFERENCES = 4;
    private static final int BLOCKS = 8;
    private static final int HASH = 0xc;
    private static final int CHECKSUM = 0x10;

    private final Ext4FileSystem system;

    AttributeWriter(Ext4FileSystem system) {
        this.system = system;
    }

    /** Sets an attribute, or takes it away if {@code value} is null; ENOSPC. */
    void set(Node node, int index, String name, byte[] value) {
        ArrayList<Attribute> all = system.attributes().all(node);
        ArrayList<Attribute> wanted = new ArrayList<>();
        for (Attribute each : all) {
            if (!each.is(index, name)) {
                wanted.add(each);
            }
        }
        if (value != null) {
            wanted.add(new Attribute(index, name, value));
        }
        store(node, wanted);
    }

    /** The content of an inode is not in it any more: takes away what was there, and makes an empty map. */
    void removeInlineData(Node node) {
        set(node, AttributeNames.SYSTEM, AttributeNames.DATA, null);
        boolean hasExtents = system.superBlock().hasIncompatible(Features.EXTENTS);
        RawInode raw = node.beginChange();
        raw.clear(RawInode.MAP, RawInode.MAP_SIZE);
        if (hasExtents) {
            ExtentEditor.begin(raw);
        }
        node.setFlag(InodeFlag.INLINE_DATA, false);
        node.setFlag(InodeFlag.EXTENTS, hasExtents);
        node.store();
    }

    /** Takes the block with attributes away from an inode that is being deleted. */
    void removeBlock(Node node) {
        Block block = system.attributes().block(node);
        if (block != null) {
            release(node, block);
        }
    }

    private static int size(Attribute attribute) {
        return (AttributeReader.ENTRY + attribute.name.length() + 3 & ~3) + (attribute.value.length + 3 & ~3);
    }

    private void store(Node node, ArrayList<Attribute> all) {
        ArrayList<Attribute> inside = new ArrayList<>();
        ArrayList<Attribute> outside = new ArrayList<>();
        MemoryView place = AttributeReader.inInode(node);
        int room = place == null ? 0 : place.length() - AttributeReader.INODE_HEADER - 4;
        for (Attribute each : all) {
            // Content of the file can be nowhere else.
            boolean isData = each.is(AttributeNames.SYSTEM, AttributeNames.DATA);
            if (isData) {
                room -= size(each);
                inside.add(each);
            }
        }
        for (Attribute each : all) {
            if (each.is(AttributeNames.SYSTEM, AttributeNames.DATA)) {
                continue;
            }
            boolean fits = size(each) <= room;
            room -= fits ? size(each) : 0;
            (fits ? inside : outside).add(each);
        }
        if (place != null) {
            RawInode raw = node.beginChange();
            MemoryView to = AttributeReader.inInode(node);
            to.clear(0, to.length());
            if (!inside.isEmpty()) {
                to.putInt(0, AttributeReader.MAGIC);
                put(to, AttributeReader.INODE_HEADER, AttributeReader.INODE_HEADER, inside);
            }
            node.endChange(raw);
        }
        storeOutside(node, outside);
    }

    private void storeOutside(Node node, ArrayList<Attribute> outside) {
        int need = AttributeReader.BLOCK_HEADER + 4;
        for (Attribute each : outside) {
            need += size(each);
        }
        if (need > system.superBlock().blockSize) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        Block block = system.attributes().block(node);
        if (block != null && (outside.isEmpty() || block.getInt(REFERENCES) != 1)) {
            release(node, block);
            block = null;
        }
        if (outside.isEmpty()) {
            return;
        }
        if (block == null) {
            block = node.newMetadata(node.goal());
            RawInode raw = node.beginChange();
            raw.setAttributes(block.number());
            node.store();
            system.requireAttributes();
        }
        system.changes().change(block);
        block.setSeal(each -> system.checksums().setAttributes(each));
        block.clear(0, block.length());
        block.putInt(0, AttributeReader.MAGIC);
        block.putInt(REFERENCES, 1);
        block.putInt(BLOCKS, 1);
        // Who reads looks for them in this order.
        outside.sort((a, b) -> a.index != b.index ? Integer.compare(a.index, b.index)
                : a.name.length() != b.name.length() ? Integer.compare(a.name.length(), b.name.length())
                : a.name.compareTo(b.name));
        block.putInt(HASH, put(block, AttributeReader.BLOCK_HEADER, 0, outside));
        block.putInt(CHECKSUM, 0);
    }

    /** An inode does not use a block any more, which others may. */
    private void release(Node node, Block block) {
        int references = block.getInt(REFERENCES);
        if (references > 1) {
            system.changes().change(block);
            block.setSeal(each -> system.checksums().setAttributes(each));
            block.putInt(REFERENCES, references - 1);
            node.addBlocks(-1);
        } else {
            node.freeMetadata(block.number());
        }
        RawInode raw = node.beginChange();
        raw.setAttributes(0);
        node.store();
    }

    /** Lays attributes out: entries from {@code start} on, values at the end; returns the hash of all. */
    private static int put(MemoryView to, int start, int base, ArrayList<Attribute> all) {
        int at = start;
        int end = to.length();
        int hash = 0;
        for (Attribute each : all) {
            byte[] name = each.name.getBytes(StandardCharsets.ISO_8859_1);
            int padded = each.value.length + 3 & ~3;
            end -= padded;
            to.putByte(at, name.length);
            to.putByte(at + 1, each.index);
            to.putShort(at + 2, each.value.length == 0 ? 0 : end - base);
            to.putInt(at + 4, 0);
            to.putInt(at + 8, each.value.length);
            int entryHash = hash(name, each.value);
            to.putInt(at + 12, entryHash);
            to.write(at + AttributeReader.ENTRY, name, 0, name.length);
            to.write(end, each.value, 0, each.value.length);
            hash = hash << 16 ^ hash >>> 16 ^ entryHash;
            at += AttributeReader.ENTRY + name.length + 3 & ~3;
        }
        return hash;
    }

    private static int hash(byte[] name, byte[] value) {
        int hash = 0;
        for (byte c : name) {
            hash = hash << 5 ^ hash >>> 27 ^ c;
        }
        byte[] padded = new byte[value.length + 3 & ~3];
        System.arraycopy(value, 0, padded, 0, value.length);
        for (int i = 0; i < padded.length; i += 4) {
            hash = hash << 16 ^ hash >>> 16 ^ LittleEndian.getInt(padded, i);
        }
        return hash;
    }
}
