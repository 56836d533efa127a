package awesome.abi.boot;

import awesome.abi.nasm.Constants;
import awesome.abi.nasm.Field;
import awesome.abi.nasm.Layout;

/**
 * The second sector of a disk image: where the loader finds its second stage, the command line, the kernel and
 * the initial file system. Sectors have 512 bytes and count from the start of the disk; little-endian.
 *
 * <p>Checksums of contents are XXH64 with seed 0 over whole sectors, the last one filled up with zeros. The
 * header and the second stage, which the boot sector must check in little space, have a sum instead:
 * {@code sum = rotateLeft(sum, 1) + word} over their 32-bit words, from 0.
 */
@Layout(prefix = "disk_header", size = DiskHeader.SECTOR)
@Constants(prefix = "DISK_HEADER")
public final class DiskHeader {
    /** Bytes in a sector. */
    public static final int SECTOR = 512;

    /** Where the header is. */
    public static final int HEADER_SECTOR = 1;

    /** Where the second stage starts. */
    public static final int STAGE2_SECTOR = 2;

    /** Sectors that the second stage takes at most. */
    public static final int STAGE2_CAPACITY = 32;

    /** "AWESDISK", read as a little-endian number. */
    public static final long MAGIC_VALUE = 0x4b_53_49_44_53_45_57_41L;

    /** Grows with every change of this layout. */
    public static final int VERSION_VALUE = 1;

    @Field(bytes = 8, value = "MAGIC_VALUE")
    public static final int MAGIC = 0x00;

    @Field(bytes = 4, value = "VERSION_VALUE")
    public static final int VERSION = 0x08;

    @Field(bytes = 4, value = "sum of the words of the second stage")
    public static final int STAGE2_SUM = 0x0c;

    @Field(bytes = 4, value = "sectors of the second stage, 1 to STAGE2_CAPACITY")
    public static final int STAGE2_SECTORS = 0x10;

    @Field(bytes = 4, value = "bytes of the command line, 0 to 4095")
    public static final int COMMAND_LINE_BYTES = 0x14;

    @Field(bytes = 8, value = "first sector of the command line, which takes 8 sectors")
    public static final int COMMAND_LINE_SECTOR = 0x18;

    @Field(bytes = 8, value = "checksum of those 8 sectors")
    public static final int COMMAND_LINE_CHECKSUM = 0x20;

    @Field(bytes = 8, value = "first sector of the kernel")
    public static final int KERNEL_SECTOR = 0x28;

    @Field(bytes = 8, value = "bytes of the kernel, not 0, below 1 GiB")
    public static final int KERNEL_BYTES = 0x30;

    @Field(bytes = 8, value = "checksum of the kernel")
    public static final int KERNEL_CHECKSUM = 0x38;

    @Field(bytes = 8, value = "first sector of the initial file system")
    public static final int INITRAMFS_SECTOR = 0x40;

    @Field(bytes = 8, value = "bytes of the initial file system, 0 if there is none, below 2 GiB")
    public static final int INITRAMFS_BYTES = 0x48;

    @Field(bytes = 8, value = "checksum of the initial file system")
    public static final int INITRAMFS_CHECKSUM = 0x50;

    @Field(bytes = 4, value = "sum of the words of this header before this one")
    public static final int HEADER_SUM = 0x1fc;

    private DiskHeader() {}
}
