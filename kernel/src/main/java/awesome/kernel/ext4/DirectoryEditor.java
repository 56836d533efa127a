package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.error.ErrnoException;
import java.util.ArrayList;

/** Changes directories; within operations of {@link Changes}. What is asked for must be possible. */
final class DirectoryEditor {
    private static final int DOT_LENGTH = 12;
    /** How often a leaf is split for one name: the halves may be of names of very different lengths. */
    private static final int MOST_SPLITS = 4;

    private final Ext4FileSystem system;
    private final DirectoryBlocks directories;
    private final HashTree tree;

    DirectoryEditor(Ext4FileSystem system) {
        this.system = system;
        directories = system.directories();
        tree = system.hashTree();
    }

    /** An entry that is moved to another block. */
    private static final class Moved {
        final int hash;
        final byte[] name;
        final long inode;
        final int type;

        Moved(int hash, byte[] name, long inode, int type) {
            this.hash = hash;
            this.name = name;
            this.inode = inode;
            this.type = type;
        }

        int size() {
            return EntryCursor.least(name.length);
        }
    }

    /** Makes the first block of a new directory. ENOSPC. */
    void begin(Node directory, long parent) {
        system.listings().forget(directory.number());
        Block block = directories.append(directory);
        putDots(directory, block, parent, directories.end());
    }

    private void putDots(Node directory, Block block, long parent, int end) {
        directories.put(block, 0, DOT_LENGTH, directory.number(), new byte[] {'.'}, directory.type());
        directories.put(block, DOT_LENGTH, end - DOT_LENGTH, parent, new byte[] {'.', '.'}, directory.type());
    }

    /** Adds a name, of a file of that type. ENOSPC, EUCLEAN. */
    void add(Node directory, byte[] name, long inode, int type) {
        system.listings().forget(directory.number());
        if (directory.isInline()) {
            moveToBlocks(directory);
        }
        if (directory.has(InodeFlag.INDEX)) {
            if (tree.isIndexed(directory)) {
                addByHash(directory, name, inode, type);
                return;
            }
            // Who does not keep the index up to date takes it away.
            directory.setFlag(InodeFlag.INDEX, false);
            directory.store();
        }
        long blocks = directories.count(directory);
        for (long logical = 0; logical < blocks; logical++) {
            Block block = directories.block(directory, logical);
            if (block != null && directories.add(directory, block, inode, name, type)) {
                return;
            }
        }
        if (blocks == 1 && system.superBlock().hasCompatible(Features.DIR_INDEX)) {
            makeIndex(directory);
            addByHash(directory, name, inode, type);
        } else if (!directories.add(directory, directories.append(directory), inode, name, type)) {
            throw new ErrnoException(Errno.ENOSPC);
        }
    }

    /** Takes a name away, which is there. */
    void remove(Node directory, byte[] name) {
        system.listings().forget(directory.number());
        if (directory.isInline()) {
            moveToBlocks(directory);
        }
        DirectorySearch.Place place = required(directory, name);
        if (place.before < 0) {
            directories.change(directory, place.block, place.at, Integer.BYTES);
            place.block.putInt(place.at, 0);
        } else {
            directories.change(directory, place.block, place.before + 4, Short.BYTES);
            int length = place.block.getShort(place.at + 4);
            place.block.putShort(place.before + 4, place.block.getShort(place.before + 4) + length);
        }
    }

    /** Has a name, which is there, lead to another inode. */
    void replace(Node directory, byte[] name, long inode, int type) {
        system.listings().forget(directory.number());
        if (directory.isInline()) {
            moveToBlocks(directory);
        }
        DirectorySearch.Place place = required(directory, name);
        directories.change(directory, place.block);
        directories.put(place.block, place.at, place.block.getShort(place.at + 4), inode, name, type);
    }

    private DirectorySearch.Place required(Node directory, byte[] name) {
        DirectorySearch.Place place = system.search().place(directory, name);
        if (place == null) {
            throw directory.damaged("a name is gone from the directory");
        }
        return place;
    }

    /** Sets the directory that {@code ..} leads to. */
    void setParent(Node directory, long parent) {
        if (directory.isInline()) {
            RawInode raw = directory.beginChange();
            raw.putInt(RawInode.MAP, (int) parent);
            directory.endChange(raw);
            return;
        }
        DirectorySearch.Place place = system.search().parentPlace(directory);
        if (place == null) {
            throw directory.damaged("it has no entry ..");
        }
        if (tree.isIndexed(directory)) {
            // A block whose checksum was not looked at yet would seem damaged once it is changed.
            tree.begin(directory);
            directories.changeIndex(directory, place.block, HashTree.ROOT_ENTRIES);
        } else {
            directories.change(directory, place.block);
        }
        place.block.putInt(place.at, (int) parent);
    }

    /** Gives a directory that is in its inode blocks. */
    private void moveToBlocks(Node directory) {
        byte[] content = InlineData.read(directory);
        long parent = system.search().parent(directory);
        int first = Math.min(RawInode.MAP_SIZE, content.length);
        ArrayList<Moved> entries = entries(new EntryCursor(directory, content, 4, first), 0);
        entries.addAll(entries(new EntryCursor(directory, content, RawInode.MAP_SIZE, content.length), 0));
        system.attributeWriter().removeInlineData(directory);
        directory.setSize(0);
        begin(directory, parent);
        for (Moved each : entries) {
            add(directory, each.name, each.inode, each.type);
        }
    }

    /** The entries of a block but the dots. */
    private ArrayList<Moved> entries(EntryCursor entry, int version) {
        ArrayList<Moved> found = new ArrayList<>();
        while (entry.next()) {
            if (entry.inode() != 0 && !entry.isDots()) {
                byte[] name = entry.nameBytes();
                int hash = (int) (entry.hash(version, system.superBlock().hashSeed) >>> 32);
                found.add(new Moved(hash, name, entry.inode(), entry.type()));
            }
        }
        return found;
    }

    /** Puts entries one after the other into a block that is being changed. */
    private void fill(Block block, ArrayList<Moved> entries, int from, int to) {
        directories.clear(block);
        int at = 0;
        for (int i = from; i < to; i++) {
            Moved each = entries.get(i);
            int length = i + 1 == to ? directories.end() - at : each.size();
            directories.put(block, at, length, each.inode, each.name, each.type);
            at += length;
        }
    }

    /** Makes the only block of a directory, which is full, the root of an index with one leaf. */
    private void makeIndex(Node directory) {
        Block root = directories.block(directory, 0);
        if (root == null) {
            throw directory.damaged("as a directory it has no first block");
        }
        directories.check(directory, root);
        ArrayList<Moved> entries = entries(new EntryCursor(directory, root, directories.end()), 0);
        long parent = system.search().parent(directory);
        Block leaf = directories.append(directory);
        fill(leaf, entries, 0, entries.size());
        directories.changeIndex(directory, root, HashTree.ROOT_ENTRIES);
        root.clear(0, root.length());
        putDots(directory, root, parent, root.length());
        int info = HashTree.ROOT_INFO;
        root.putByte(info + 4, tree.defaultVersion() % DirectoryHash.UNSIGNED);
        root.putByte(info + 5, HashTree.ROOT_ENTRIES - info);
        root.putShort(HashTree.ROOT_ENTRIES, tree.limit(HashTree.ROOT_ENTRIES));
        root.putShort(HashTree.ROOT_ENTRIES + 2, 1);
        root.putInt(HashTree.ROOT_ENTRIES + 4, 1);
        directory.setFlag(InodeFlag.INDEX, true);
        directory.store();
    }

    private void addByHash(Node directory, byte[] name, long inode, int type) {
        HashTree.Path path = tree.find(directory, name);
        for (int i = 0; i <= MOST_SPLITS; i++) {
            if (directories.add(directory, tree.leaf(directory, path), inode, name, type)) {
                return;
            }
            int hash = path.hash;
            splitLeaf(directory, makeRoom(directory, path, hash));
            path = tree.find(directory, hash);
        }
        throw new ErrnoException(Errno.ENOSPC);
    }

    private static boolean isFull(HashTree.Step step) {
        return step.count() >= step.limit();
    }

    /** Sees to it that the last node of the way to a hash has room for one more entry; the way as it is then. */
    private HashTree.Path makeRoom(Node directory, HashTree.Path from, int hash) {
        HashTree.Path path = from;
        int most = system.superBlock().hasIncompatible(Features.LARGEDIR) ? 2 : 1;
        for (int tries = 0; isFull(path.last()); tries++) {
            int level = path.steps.length - 1;
            while (level >= 0 && isFull(path.steps[level])) {
                level--;
            }
            if (tries > 2 * most + 2 || level < 0 && path.steps.length > most) {
                throw new ErrnoException(Errno.ENOSPC);
            }
            if (level < 0) {
                growIndex(directory, path.steps[0]);
            } else {
                splitNode(directory, path.steps[level], path.steps[level + 1]);
            }
            path = tree.find(directory, hash);
        }
        return path;
    }

    private Block newNode(Node directory) {
        Block block = directories.append(directory);
        block.clear(0, block.length());
        block.putShort(4, block.length());
        block.putShort(HashTree.NODE_ENTRIES, tree.limit(HashTree.NODE_ENTRIES));
        directories.changeIndex(directory, block, HashTree.NODE_ENTRIES);
        return block;
    }

    private static int offset(int base, int entry) {
        return base + HashTree.ENTRY * entry;
    }

    /** Moves the entries of the root to a new node, which becomes its only child. */
    private void growIndex(Node directory, HashTree.Step root) {
        long logical = directories.count(directory);
        Block block = newNode(directory);
        int count = root.count();
        block.copyFrom(root.block, root.base + 4, HashTree.NODE_ENTRIES + 4, HashTree.ENTRY * count - 4);
        block.putShort(HashTree.NODE_ENTRIES + 2, count);
        directories.changeIndex(directory, root.block, root.base);
        root.block.putShort(root.base + 2, 1);
        root.block.putInt(root.base + 4, (int) logical);
        root.block.clear(root.base + HashTree.ENTRY, HashTree.ENTRY * (count - 1));
        root.block.putByte(HashTree.ROOT_INFO + 6, root.block.getByte(HashTree.ROOT_INFO + 6) + 1);
    }

    /** Moves the upper half of a node to a new one behind it. */
    private void splitNode(Node directory, HashTree.Step parent, HashTree.Step node) {
        long logical = directories.count(directory);
        Block block = newNode(directory);
        int count = node.count();
        int half = count / 2;
        int hash = node.hash(half);
        block.copyFrom(node.block, offset(node.base, half) + 4, HashTree.NODE_ENTRIES + 4,
                HashTree.ENTRY * (count - half) - 4);
        block.putShort(HashTree.NODE_ENTRIES + 2, count - half);
        directories.changeIndex(directory, node.block, node.base);
        node.block.putShort(node.base + 2, half);
        insert(directory, parent, hash, logical);
    }

    /** Adds an entry behind the one that is followed. */
    private void insert(Node directory, HashTree.Step step, int hash, long logical) {
        int count = step.count();
        int entry = step.index + 1;
        directories.changeIndex(directory, step.block, step.base);
        int from = offset(step.base, entry);
        step.block.move(from, from + HashTree.ENTRY, HashTree.ENTRY * (count - entry));
        step.block.putInt(from, hash);
        step.block.putInt(from + 4, (int) logical);
        step.block.putShort(step.base + 2, count + 1);
    }

    /** Moves the upper half of the names of a leaf, by size, to a new one. */
    private void splitLeaf(Node directory, HashTree.Path path) {
        ArrayList<Moved> entries = entries(new EntryCursor(directory, tree.leaf(directory, path), directories.end()), path.version);
        if (entries.size() < 2) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        entries.sort((a, b) -> Integer.compareUnsigned(a.hash, b.hash));
        int total = 0;
        for (Moved each : entries) {
            total += each.size();
        }
        int split = 0;
        int size = 0;
        while (split < entries.size() - 1 && (split == 0 || size + entries.get(split).size() <= total / 2)) {
            size += entries.get(split).size();
            split++;
        }
        Block old = directories.block(directory, path.leaf());
        long logical = directories.count(directory);
        Block made = directories.append(directory);
        int hash = entries.get(split).hash;
        boolean goesOn = entries.get(split - 1).hash == hash;
        fill(made, entries, split, entries.size());
        directories.change(directory, old);
        fill(old, entries, 0, split);
        insert(directory, path.last(), goesOn ? hash | 1 : hash, logical);
    }
}
