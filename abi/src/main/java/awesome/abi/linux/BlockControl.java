package awesome.abi.linux;

/** Requests of ioctl(2) for block devices ({@code linux/fs.h}). */
public final class BlockControl {
    public static final int BLKROGET = 0x125e;
    public static final int BLKGETSIZE = 0x1260;
    public static final int BLKFLSBUF = 0x1261;
    public static final int BLKSSZGET = 0x1268;
    public static final int BLKBSZGET = 0x8008_1270;
    public static final int BLKGETSIZE64 = 0x8008_1272;
    public static final int BLKDISCARD = 0x1277;
    public static final int BLKIOMIN = 0x1278;
    public static final int BLKIOOPT = 0x1279;
    public static final int BLKALIGNOFF = 0x127a;
    public static final int BLKPBSZGET = 0x127b;
    public static final int BLKDISCARDZEROES = 0x127c;
    public static final int BLKROTATIONAL = 0x127e;
    public static final int BLKZEROOUT = 0x127f;

    private BlockControl() {}
}
