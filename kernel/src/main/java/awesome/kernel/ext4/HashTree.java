package awesome.kernel.ext4;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.Block;
import awesome.kernel.error.ErrnoException;

/**
 * The index of a large directory: a tree whose leaves are blocks with entries. A node has, in order, the least hash of
 * each child and the number of its block in the directory. The first block has the root, behind what looks like the entries
 * {@code .} and {@code ..} to who knows no index.
 */
final class HashTree {
    static final int ROOT_INFO = 24;
    static final int ROOT_ENTRIES = 32;
    static final int NODE_ENTRIES = 8;
    static final int ENTRY = 8;
    private static final int TAIL = 8;

    private final Ext4FileSystem system;

    HashTree(Ext4FileSystem system) {
        this.system = system;
    }

    /** A node on the way to a leaf. */
    static final class Step {
        Block block;
        /** Where the entries begin; the first has the count in place of a hash. */
        int base;
        /** The entry that is followed. */
        int index;

        int limit() {
            return block.getShort(base);
        }

        int count() {
            return block.getShort(base + 2);
        }

        int hash(int entry) {
            return entry == 0 ? 0 : block.getInt(base + ENTRY * entry);
        }

        long child(int entry) {
            return block.getUnsignedInt(base + ENTRY * entry + 4) & 0x0fff_ffff;
        }
    }

    /** The way to a leaf. */
    static final class Path {
        /** From the root on. */
        Step[] steps;
        int version;
        /** What it leads to. */
        int hash;
        /** How many leaves it was at, to see that it ends. */
        long visited;

        Step last() {
            return steps[steps.length - 1];
        }

        /** The number of the leaf in the directory. */
        long leaf() {
            return last().child(last().index);
        }
    }

    /** Whether a directory has an index that is to be used. */
    boolean isIndexed(Node directory) {
        return directory.has(InodeFlag.INDEX) && system.superBlock().hasCompatible(Features.DIR_INDEX)
                && !directory.isInline();
    }

    /** The version by which names of a directory without an index are hashed. */
    int defaultVersion() {
        int version = system.superBlock().hashVersion;
        return (version > DirectoryHash.TEA ? DirectoryHash.HALF_MD4 : version) + system.superBlock().unsignedHash;
    }

    /** The way to the first leaf that may have names of a hash; EUCLEAN if there is something wrong with the index. */
    Path find(Node directory, int hash) {
        return find(directory, begin(directory), hash);
    }

    /** The same for the hash of a name. */
    Path find(Node directory, byte[] name) {
        Path path = begin(directory);
        long hash = DirectoryHash.of(name, 0, name.length, path.version, system.superBlock().hashSeed);
        return find(directory, path, (int) (hash >>> 32));
    }

    private Path find(Node directory, Path path, int hash) {
        path.hash = hash;
        for (int i = 0; i < path.steps.length; i++) {
            if (i > 0) {
                Step above = path.steps[i - 1];
                path.steps[i] = node(directory, above.child(above.index));
            }
            Step step = path.steps[i];
            step.index = search(step, hash);
        }
        return path;
    }

    /** The path of the version and depth of the directory's index, with its root. */
    Path begin(Node directory) {
        Block block = system.directories().block(directory, 0);
        if (block == null) {
            throw damaged(directory);
        }
        int version = block.getByte(ROOT_INFO + 4);
        int levels = block.getByte(ROOT_INFO + 6);
        int most = system.superBlock().hasIncompatible(Features.LARGEDIR) ? 2 : 1;
        if (version > DirectoryHash.TEA || levels > most || block.getByte(ROOT_INFO + 5) != ROOT_ENTRIES - ROOT_INFO) {
            throw damaged(directory);
        }
        Path path = new Path();
        path.version = version + system.superBlock().unsignedHash;
        path.steps = new Step[levels + 1];
        path.steps[0] = check(directory, block, ROOT_ENTRIES);
        return path;
    }

    private Step node(Node directory, long logical) {
        Block block = logical < system.directories().count(directory)
                ? system.directories().block(directory, logical) : null;
        if (block == null || logical == 0 || !system.directories().isIndex(block, logical)) {
            throw damaged(directory);
        }
        return check(directory, block, NODE_ENTRIES);
    }

    private Step check(Node directory, Block block, int base) {
        Step step = new Step();
        step.block = block;
        step.base = base;
        int limit = limit(base);
        if (step.limit() != limit || step.count() == 0 || step.count() > limit) {
            throw damaged(directory);
        }
        int tail = base + ENTRY * limit;
        if (!block.isChecked() && system.checksums().isActive()) {
            int end = base + ENTRY * step.count();
            if (!system.checksums().isIndexRight(directory.seed(), block, end, tail)) {
                throw directory.damaged("the checksum of its index in block " + block.number() + " is wrong");
            }
            block.setChecked();
        }
        return step;
    }

    /** How many entries a node has room for, which begin at {@code base}. */
    int limit(int base) {
        int tail = system.checksums().isActive() ? TAIL : 0;
        return (system.superBlock().blockSize - base - tail) / ENTRY;
    }

    private static RuntimeException damaged(Node directory) {
        return directory.damaged("the index of the directory is damaged");
    }

    /** The last entry whose hash is not above {@code hash}. */
    private static int search(Step step, int hash) {
        int low = 1;
        int high = step.count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (Integer.compareUnsigned(step.hash(middle), hash) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Goes on to the next leaf; false if there is none. */
    boolean advance(Node directory, Path path) {
        int level = path.steps.length - 1;
        while (level >= 0 && path.steps[level].index + 1 >= path.steps[level].count()) {
            level--;
        }
        if (level < 0) {
            return false;
        }
        path.visited++;
        if (path.visited > system.directories().count(directory)) {
            throw damaged(directory);
        }
        path.steps[level].index++;
        for (int i = level + 1; i < path.steps.length; i++) {
            Step above = path.steps[i - 1];
            path.steps[i] = node(directory, above.child(above.index));
            path.steps[i].index = 0;
        }
        return true;
    }

    /** The least hash of the next leaf: odd if it goes on with the last hash of this one; -1 if there is no next leaf. */
    static long nextHash(Path path) {
        for (int level = path.steps.length - 1; level >= 0; level--) {
            Step step = path.steps[level];
            if (step.index + 1 < step.count()) {
                return step.hash(step.index + 1) & 0xffff_ffffL;
            }
        }
        return -1;
    }

    /** A leaf, which has entries. */
    Block leaf(Node directory, Path path) {
        long logical = path.leaf();
        Block block = logical == 0 || logical >= system.directories().count(directory) ? null
                : system.directories().withEntries(directory, logical);
        if (block == null) {
            throw new ErrnoException(Errno.EUCLEAN);
        }
        return block;
    }
}
