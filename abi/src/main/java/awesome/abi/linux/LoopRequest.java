package awesome.abi.linux;

/** Requests of ioctl(2) for loop devices, and their structures ({@code linux/loop.h}). */
public final class LoopRequest {
    public static final int LOOP_SET_FD = 0x4c00;
    public static final int LOOP_CLR_FD = 0x4c01;
    public static final int LOOP_SET_STATUS64 = 0x4c04;
    public static final int LOOP_GET_STATUS64 = 0x4c05;
    public static final int LOOP_SET_CAPACITY = 0x4c07;
    public static final int LOOP_SET_DIRECT_IO = 0x4c08;
    public static final int LOOP_SET_BLOCK_SIZE = 0x4c09;
    public static final int LOOP_CONFIGURE = 0x4c0a;
    public static final int LOOP_CTL_GET_FREE = 0x4c82;

    public static final int LO_FLAGS_READ_ONLY = 1;
    public static final int LO_FLAGS_AUTOCLEAR = 4;

    /** {@code struct loop_info64}. */
    public static final int INFO_BYTES = 232;
    public static final int INFO_DEVICE = 0;
    public static final int INFO_INODE = 8;
    public static final int INFO_OFFSET = 24;
    public static final int INFO_LIMIT = 32;
    public static final int INFO_NUMBER = 40;
    public static final int INFO_FLAGS = 52;
    public static final int INFO_NAME = 56;
    public static final int NAME_BYTES = 64;

    /** {@code struct loop_config}. */
    public static final int CONFIG_BYTES = 304;
    public static final int CONFIG_FD = 0;
    public static final int CONFIG_BLOCK = 4;
    public static final int CONFIG_INFO = 8;

    private LoopRequest() {}
}
