package awesome.kernel.ext4;

/**
 * What a file system may have that not every kernel knows. Of the compatible ones nobody need know; who does not know one
 * of the read-only compatible must not write; who does not know one of the incompatible must leave the disk alone.
 */
final class Features {
    // s_feature_compat
    static final int HAS_JOURNAL = 4;
    static final int EXT_ATTR = 8;
    static final int RESIZE_INODE = 0x10;
    static final int DIR_INDEX = 0x20;
    static final int SPARSE_SUPER2 = 0x200;
    static final int FAST_COMMIT = 0x400;
    static final int ORPHAN_FILE = 0x1000;

    // s_feature_incompat
    static final int FILETYPE = 2;
    static final int RECOVER = 4;
    static final int JOURNAL_DEV = 8;
    static final int META_BG = 0x10;
    static final int EXTENTS = 0x40;
    static final int BITS_64 = 0x80;
    static final int MMP = 0x100;
    static final int FLEX_BG = 0x200;
    static final int EA_INODE = 0x400;
    static final int CSUM_SEED = 0x2000;
    static final int LARGEDIR = 0x4000;
    static final int INLINE_DATA = 0x8000;

    // s_feature_ro_compat
    static final int SPARSE_SUPER = 1;
    static final int LARGE_FILE = 2;
    static final int HUGE_FILE = 8;
    static final int GDT_CSUM = 0x10;
    static final int DIR_NLINK = 0x20;
    static final int EXTRA_ISIZE = 0x40;
    static final int BIGALLOC = 0x200;
    static final int METADATA_CSUM = 0x400;
    static final int ORPHAN_PRESENT = 0x10000;

    /** Incompatible ones that are known here. */
    static final int READABLE = FILETYPE | RECOVER | META_BG | EXTENTS | BITS_64 | MMP | FLEX_BG | EA_INODE | CSUM_SEED
            | LARGEDIR | INLINE_DATA;
    /** Incompatible ones with which nothing is written. */
    static final int READ_ONLY = MMP | EA_INODE;
    /** Read-only compatible ones with which files can be written. */
    static final int WRITABLE = SPARSE_SUPER | LARGE_FILE | HUGE_FILE | GDT_CSUM | DIR_NLINK | EXTRA_ISIZE
            | METADATA_CSUM | ORPHAN_PRESENT;

    private static final String[] INCOMPATIBLE = {
        "compression", "filetype", "needs_recovery", "journal_dev", "meta_bg", "", "extent", "64bit", "mmp", "flex_bg",
        "ea_inode", "", "dirdata", "metadata_csum_seed", "large_dir", "inline_data", "encrypt", "casefold"
    };
    private static final String[] READ_ONLY_COMPATIBLE = {
        "sparse_super", "large_file", "btree_dir", "huge_file", "uninit_bg", "dir_nlink", "extra_isize", "has_snapshot",
        "quota", "bigalloc", "metadata_csum", "replica", "read-only", "project", "shared_blocks", "verity",
        "orphan_present"
    };

    private Features() {}

    /** Incompatible ones by name, as mke2fs(8) calls them, for people. */
    static String incompatible(int features) {
        return names(features, INCOMPATIBLE);
    }

    /** Read-only compatible ones by name. */
    static String readOnlyCompatible(int features) {
        return names(features, READ_ONLY_COMPATIBLE);
    }

    private static String names(int features, String[] names) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 32; bit++) {
            if ((features & 1 << bit) != 0) {
                String name = bit < names.length ? names[bit] : "";
                text.append(text.length() == 0 ? "" : ", ");
                text.append(name.isEmpty() ? "0x" + Integer.toHexString(1 << bit) : name);
            }
        }
        return text.toString();
    }
}
