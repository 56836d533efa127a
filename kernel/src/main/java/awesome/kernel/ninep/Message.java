package awesome.kernel.ninep;

/** Kinds of messages of 9P2000.L, each with an answer whose number is one more (Linux, {@code include/net/9p/9p.h}). */
final class Message {
    /** The answer to a message of any kind that fails: an error number. */
    static final int FAILED = 7;
    static final int STATFS = 8;
    static final int OPEN = 12;
    static final int CREATE = 14;
    static final int SYMLINK = 16;
    static final int MKNOD = 18;
    static final int READLINK = 22;
    static final int GETATTR = 24;
    static final int SETATTR = 26;
    static final int XATTRWALK = 30;
    static final int XATTRCREATE = 32;
    static final int READDIR = 40;
    static final int FSYNC = 50;
    static final int LINK = 70;
    static final int MKDIR = 72;
    static final int RENAME = 74;
    static final int UNLINK = 76;
    static final int VERSION = 100;
    static final int ATTACH = 104;
    static final int WALK = 110;
    static final int READ = 116;
    static final int WRITE = 118;
    static final int CLUNK = 120;

    /** The tag of {@link #VERSION}. */
    static final int NO_TAG = 0xffff;
    /** In place of a fid: none. */
    static final int NO_FID = -1;

    private Message() {}
}
