package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.vfs.Directory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/**
 * Finds names in directories and lists them. Small ones, and those without an index, are read from the first entry to
 * the last; positions count bytes. Where there is an index, or may be one day, the order is that of the hashes, so that
 * positions stay when entries move to other blocks.
 */
final class DirectorySearch {
    /** Of a directory in an inode: the number of its parent. */
    private static final int INLINE_PARENT = 4;

    private final Ext4FileSystem system;

    DirectorySearch(Ext4FileSystem system) {
        this.system = system;
    }

    /** Where a name is in a directory. */
    static final class Place {
        /** Null for a directory in an inode. */
        Block block;
        /** Where the entry is in the block, and the one before it; -1 if it is the first. */
        int at;
        int before;
        long inode;
    }

    /** An entry with its place in the order of hashes. */
    private static final class Hashed {
        final long position;
        final String name;
        final long inode;
        final int type;

        Hashed(long position, String name, long inode, int type) {
            this.position = position;
            this.name = name;
            this.inode = inode;
            this.type = type;
        }
    }

    /** The number of the inode of that name; 0 if there is none. EUCLEAN, EIO. */
    long find(Node directory, byte[] name) {
        Place place = place(directory, name);
        return place == null ? 0 : place.inode;
    }

    /** Where a name is; null if it is not there. EUCLEAN, EIO. */
    Place place(Node directory, byte[] name) {
        if (directory.isInline()) {
            byte[] content = InlineData.read(directory);
            int first = Math.min(RawInode.MAP_SIZE, content.length);
            Place found = placeIn(directory, content, INLINE_PARENT, first, name);
            return found != null ? found : placeIn(directory, content, RawInode.MAP_SIZE, content.length, name);
        }
        if (system.hashTree().isIndexed(directory)) {
            try {
                return placeByHash(directory, name);
            } catch (ErrnoException e) {
                if (e.errno() != Errno.EUCLEAN) {
                    throw e;
                }
                // The entries may be found without the index.
            }
        }
        long blocks = system.directories().count(directory);
        for (long logical = 0; logical < blocks;) {
            Run run = directory.find(logical);
            if (run.physical == 0) {
                logical += run.count;
                continue;
            }
            Block block = system.directories().withEntries(directory, logical);
            Place found = block == null ? null : placeIn(directory, block, name);
            if (found != null) {
                return found;
            }
            logical++;
        }
        return null;
    }

    private Place placeByHash(Node directory, byte[] name) {
        HashTree tree = system.hashTree();
        HashTree.Path path = tree.find(directory, name);
        while (true) {
            Place found = placeIn(directory, tree.leaf(directory, path), name);
            // A leaf whose hash is odd goes on with names of the hash before.
            if (found != null || HashTree.nextHash(path) != (path.hash & 0xffff_ffffL) + 1 || !tree.advance(directory, path)) {
                return found;
            }
        }
    }

    private Place placeIn(Node directory, Block block, byte[] name) {
        Place found = place(new EntryCursor(directory, block, system.directories().end()), name);
        if (found != null) {
            found.block = block;
        }
        return found;
    }

    private static Place placeIn(Node directory, byte[] bytes, int start, int end, byte[] name) {
        return place(new EntryCursor(directory, bytes, start, end), name);
    }

    private static Place place(EntryCursor entry, byte[] name) {
        if (!entry.find(name)) {
            return null;
        }
        Place place = new Place();
        place.at = entry.at();
        place.before = entry.before();
        place.inode = entry.inode();
        return place;
    }

    /** The number of the inode of {@code ..}. EUCLEAN. */
    long parent(Node directory) {
        if (directory.isInline()) {
            return directory.raw().getUnsignedInt(RawInode.MAP);
        }
        Place place = parentPlace(directory);
        return place == null ? 0 : place.inode;
    }

    /** Where {@code ..} is in a directory that has blocks; null if it is not in the first one. EUCLEAN. */
    Place parentPlace(Node directory) {
        byte[] bytes = system.directories().firstEntries(directory);
        Place place = placeIn(directory, bytes, 0, system.directories().end(), new byte[] {'.', '.'});
        if (place != null) {
            place.block = system.directories().block(directory, 0);
        }
        return place;
    }

    /** Whether there is nothing but {@code .} and {@code ..}. */
    boolean isEmpty(Node directory) {
        boolean[] found = new boolean[1];
        list(directory, 0, (position, name, number, type) -> {
            found[0] = true;
            return false;
        });
        return !found[0];
    }

    /** Lists a directory as {@link Directory#list} says. */
    void list(Node directory, long position, Directory.Visitor visitor) {
        if (directory.isInline()) {
            byte[] content = InlineData.read(directory);
            ArrayList<Hashed> entries = new ArrayList<>();
            int version = system.hashTree().defaultVersion();
            int first = Math.min(RawInode.MAP_SIZE, content.length);
            collect(new EntryCursor(directory, content, INLINE_PARENT, first), version, 0, entries);
            collect(new EntryCursor(directory, content, RawInode.MAP_SIZE, content.length), version, 0, entries);
            give(entries, position, visitor);
        } else if (system.hashTree().isIndexed(directory)) {
            listByHash(directory, position, visitor);
        } else if (system.superBlock().hasCompatible(Features.DIR_INDEX)
                && system.directories().count(directory) == 1) {
            ArrayList<Hashed> entries = new ArrayList<>();
            Block block = system.directories().withEntries(directory, 0);
            if (block != null) {
                collect(new EntryCursor(directory, block, system.directories().end()), system.hashTree().defaultVersion(), 0,
                        entries);
            }
            give(entries, position, visitor);
        } else {
            listInOrder(directory, position, visitor);
        }
    }

    private void listInOrder(Node directory, long position, Directory.Visitor visitor) {
        int bits = system.superBlock().blockBits;
        long blocks = system.directories().count(directory);
        for (long logical = position >>> bits; logical < blocks;) {
            Run run = directory.find(logical);
            if (run.physical == 0) {
                logical += run.count;
                continue;
            }
            Block block = system.directories().withEntries(directory, logical);
            EntryCursor entry = new EntryCursor(directory, block, block == null ? 0 : system.directories().end());
            while (entry.next()) {
                long at = (logical << bits) + entry.at();
                if (at < position || entry.inode() == 0 || entry.isDots()) {
                    continue;
                }
                byte[] name = entry.nameBytes();
                if (EntryCursor.isNameGood(name)
                        && !visitor.entry(at, new String(name, StandardCharsets.ISO_8859_1), entry.inode(), entry.type())) {
                    return;
                }
            }
            logical++;
        }
    }

    private void listByHash(Node directory, long position, Directory.Visitor visitor) {
        HashTree tree = system.hashTree();
        HashTree.Path path = tree.find(directory, hashOf(position));
        ArrayList<Hashed> entries = new ArrayList<>();
        boolean isMore = true;
        while (isMore) {
            Block leaf = tree.leaf(directory, path);
            collect(new EntryCursor(directory, leaf, system.directories().end()), path.version, position, entries);
            // Names of one hash may go on in the next leaf, and are in order only with those.
            boolean goesOn = HashTree.nextHash(path) > 0 && (HashTree.nextHash(path) & 1) != 0;
            isMore = tree.advance(directory, path);
            if (!goesOn || !isMore) {
                if (!give(entries, position, visitor)) {
                    return;
                }
                entries.clear();
            }
        }
    }

    /** Positions are, from the top: 31 bits of the hash, 24 of what tells equal ones apart, 8 for what that does not. */
    private static long positionOf(long hash) {
        return hash >>> 33 << 32 | (hash & 0xffff_ff00L);
    }

    private static int hashOf(long position) {
        return (int) (position >>> 32) << 1;
    }

    private void collect(EntryCursor entry, int version, long from, ArrayList<Hashed> entries) {
        while (entry.next()) {
            if (entry.inode() == 0 || entry.isDots()) {
                continue;
            }
            byte[] name = entry.nameBytes();
            if (EntryCursor.isNameGood(name)) {
                long at = positionOf(DirectoryHash.of(name, 0, name.length, version, system.superBlock().hashSeed));
                if (at + 255 >= from) {
                    entries.add(new Hashed(at, new String(name, StandardCharsets.ISO_8859_1), entry.inode(), entry.type()));
                }
            }
        }
    }

    /** Gives entries in order; false if no more are wanted. */
    private static boolean give(ArrayList<Hashed> entries, long from, Directory.Visitor visitor) {
        entries.sort((a, b) -> a.position != b.position ? Long.compare(a.position, b.position)
                : a.name.compareTo(b.name));
        long last = -1;
        for (int i = 0; i < entries.size(); i++) {
            Hashed each = entries.get(i);
            // Names that all of the hash does not tell apart are at positions one after the other.
            long position = Math.max(each.position, last + 1);
            last = position;
            if (position >= from && !visitor.entry(position, each.name, each.inode, each.type)) {
                return false;
            }
        }
        return true;
    }
}
