package awesome.kernel.ext4;

import awesome.kernel.memory.LittleEndian;

/** How the names of attributes, and the values of some, are on the disk: a number stands for what they begin with. */
final class AttributeNames {
    static final int USER = 1;
    static final int ACCESS_LIST = 2;
    static final int DEFAULT_LIST = 3;
    static final int TRUSTED = 4;
    static final int SECURITY = 6;
    static final int SYSTEM = 7;
    /** With {@link #SYSTEM}: more of the content that is in the inode, which nobody sees as an attribute. */
    static final String DATA = "data";

    private static final String[] PREFIXES = {
        "", "user.", "system.posix_acl_access", "system.posix_acl_default", "trusted.", null, "security.", "system.",
        "system.richacl"
    };
    /** Versions of access control lists: on the disk, and as programs see them (acl(5), {@code linux/posix_acl_xattr.h}). */
    private static final int DISK_VERSION = 1;
    private static final int PROGRAM_VERSION = 2;
    private static final int USER_TAG = 2;
    private static final int GROUP_TAG = 8;

    private AttributeNames() {}

    /** The name as programs see it; null if they do not. */
    static String full(int index, String name) {
        if (index >= PREFIXES.length || PREFIXES[index] == null || index == SYSTEM && name.equals(DATA)) {
            return null;
        }
        return PREFIXES[index] + name;
    }

    /** The number for the beginning of a name; -1 if there is none. */
    static int index(String name) {
        int best = -1;
        for (int i = 1; i < PREFIXES.length; i++) {
            boolean isWhole = i == ACCESS_LIST || i == DEFAULT_LIST || i == PREFIXES.length - 1;
            if (PREFIXES[i] != null && (isWhole ? name.equals(PREFIXES[i]) : name.startsWith(PREFIXES[i]))
                    && (best < 0 || isWhole)) {
                best = i;
            }
        }
        return best;
    }

    /** What is stored of a name beside the number. */
    static String rest(int index, String name) {
        return name.substring(PREFIXES[index].length());
    }

    private static boolean hasOwner(int tag) {
        return tag == USER_TAG || tag == GROUP_TAG;
    }

    /** A value as programs see it; null if it is damaged. */
    static byte[] toProgram(int index, byte[] value) {
        if (index != ACCESS_LIST && index != DEFAULT_LIST) {
            return value;
        }
        if (value.length < 4 || LittleEndian.getInt(value, 0) != DISK_VERSION) {
            return null;
        }
        int count = 0;
        int at = 4;
        while (at < value.length) {
            at += at + 2 <= value.length && hasOwner(LittleEndian.getShort(value, at)) ? 8 : 4;
            count++;
        }
        if (at != value.length) {
            return null;
        }
        byte[] out = new byte[4 + 8 * count];
        LittleEndian.putInt(out, 0, PROGRAM_VERSION);
        at = 4;
        for (int i = 0; i < count; i++) {
            boolean hasOwner = hasOwner(LittleEndian.getShort(value, at));
            LittleEndian.putInt(out, 4 + 8 * i, LittleEndian.getInt(value, at));
            LittleEndian.putInt(out, 8 + 8 * i, hasOwner ? LittleEndian.getInt(value, at + 4) : -1);
            at += hasOwner ? 8 : 4;
        }
        return out;
    }

    /** A value as it is on the disk; null if it is no list of access rights though it should be. */
    static byte[] toDisk(int index, byte[] value) {
        if (index != ACCESS_LIST && index != DEFAULT_LIST) {
            return value;
        }
        if (value.length < 4 || value.length % 8 != 4 || LittleEndian.getInt(value, 0) != PROGRAM_VERSION) {
            return null;
        }
        byte[] out = new byte[value.length];
        LittleEndian.putInt(out, 0, DISK_VERSION);
        int to = 4;
        for (int at = 4; at < value.length; at += 8) {
            LittleEndian.putInt(out, to, LittleEndian.getInt(value, at));
            to += 4;
            if (hasOwner(LittleEndian.getShort(value, at))) {
                LittleEndian.putInt(out, to, LittleEndian.getInt(value, at + 4));
                to += 4;
            }
        }
        byte[] exact = new byte[to];
        System.arraycopy(out, 0, exact, 0, to);
        return exact;
    }
}
