package awesome.kernel.ext4;

import awesome.abi.linux.FileMode;
import awesome.kernel.cache.Block;
import awesome.kernel.cache.MemoryView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Reads extended attributes. They are behind the fields of the inode, as far as there is room, and in a block that several
 * inodes may share. In both, entries with names follow one another, while the values lie at the end.
 */
final class AttributeReader {
    static final int MAGIC = 0xea020000;
    /** In an inode the magic number is before the entries, in a block a header of so many bytes. */
    static final int INODE_HEADER = 4;
    static final int BLOCK_HEADER = 32;
    /** Bytes of an entry before its name. */
    static final int ENTRY = 16;
    /** Most bytes of a value (xattr(7)). */
    static final int MOST_BYTES = 65536;

    private final Ext4FileSystem system;

    AttributeReader(Ext4FileSystem system) {
        this.system = system;
    }

    /** The part of an inode that attributes may be in, its header included; null if there is none. */
    static MemoryView inInode(Node node) {
        RawInode raw = node.raw();
        int start = RawInode.OLD_SIZE + raw.extraSize();
        boolean hasRoom = raw.length() > RawInode.OLD_SIZE && start + INODE_HEADER + 4 <= raw.length();
        return hasRoom ? new MemoryView(raw, start, raw.length() - start) : null;
    }

    /** All attributes of an inode, those in it first; EUCLEAN. */
    ArrayList<Attribute> all(Node node) {
        ArrayList<Attribute> all = inside(node);
        Block block = block(node);
        if (block != null) {
            read(node, block, BLOCK_HEADER, 0, all);
        }
        return all;
    }

    /** Those in the inode itself. */
    ArrayList<Attribute> inside(Node node) {
        ArrayList<Attribute> all = new ArrayList<>();
        MemoryView inInode = inInode(node);
        if (inInode != null && inInode.getInt(0) == MAGIC) {
            read(node, inInode, INODE_HEADER, INODE_HEADER, all);
        }
        return all;
    }

    /** The block with attributes of an inode, or null. */
    Block block(Node node) {
        long number = node.raw().attributes();
        if (number == 0) {
            return null;
        }
        Block block = system.metadata(node, number);
        if (block.getInt(0) != MAGIC || block.getInt(8) != 1) {
            throw node.damaged("block " + number + " should hold attributes, but does not");
        }
        if (!block.isChecked()) {
            if (!system.checksums().areAttributesRight(block)) {
                throw node.damaged("the checksum of attributes in block " + number + " is wrong");
            }
            block.setChecked();
        }
        return block;
    }

    /** Adds the attributes in {@code view}, whose entries begin at {@code start}, and places of values count from {@code base}. */
    private void read(Node node, MemoryView view, int start, int base, ArrayList<Attribute> all) {
        int at = start;
        while (at + 4 <= view.length() && view.getInt(at) != 0) {
            int nameLength = view.getByte(at);
            int next = at + (ENTRY + nameLength + 3 & ~3);
            if (next + 4 > view.length()) {
                throw node.damaged("the name of an attribute goes beyond its place");
            }
            int index = view.getByte(at + 1);
            int place = view.getShort(at + 2);
            long holder = view.getUnsignedInt(at + 4);
            long size = view.getUnsignedInt(at + 8);
            if (size > MOST_BYTES || holder == 0 && size > 0 && place + base + size > view.length()) {
                throw node.damaged("the value of an attribute goes beyond its place");
            }
            String name = new String(view.read(at + ENTRY, nameLength), StandardCharsets.ISO_8859_1);
            byte[] value = holder != 0 ? valueIn(node, holder, (int) size)
                    : size == 0 ? new byte[0] : view.read(place + base, (int) size);
            all.add(new Attribute(index, name, value));
            at = next;
        }
    }

    /** A value that is the content of an inode of its own. */
    private byte[] valueIn(Node node, long number, int size) {
        Node holder = system.node(number);
        if (!holder.has(InodeFlag.EA_INODE) || holder.type() != FileMode.S_IFREG || holder.size() != size) {
            throw node.damaged("the value of an attribute should be in inode " + number + ", but is not");
        }
        return system.readAll(holder, size);
    }
}
