package awesome.kernel.ext4;

import awesome.kernel.block.BlockDevice;
import awesome.kernel.block.BlockIo;
import awesome.kernel.block.DiskId;
import awesome.kernel.memory.LittleEndian;
import java.nio.charset.StandardCharsets;

/**
 * What tells a file system from others, found without mounting it.
 *
 * @param uuid its number, as {@link DiskId} writes it
 * @param name what somebody has called it; may be empty
 */
public record Ext4Label(String uuid, String name) {
    private static final int BYTES = 4096;
    private static final int MAGIC = SuperBlock.OFFSET + 0x38;
    private static final int UUID = SuperBlock.OFFSET + 0x68;
    private static final int NAME = SuperBlock.OFFSET + 0x78;
    private static final int NAME_BYTES = 16;

    /** Reads that of a device; null if there is no such file system on it. EIO. */
    public static Ext4Label read(BlockIo io) {
        if (io.device().sectors() < BYTES / BlockDevice.SECTOR) {
            return null;
        }
        byte[] start = new byte[BYTES];
        io.read(0, start, 0, BYTES);
        if (LittleEndian.getShort(start, MAGIC) != SuperBlock.MAGIC) {
            return null;
        }
        int length = 0;
        while (length < NAME_BYTES && start[NAME + length] != 0) {
            length++;
        }
        return new Ext4Label(DiskId.uuid(start, UUID), new String(start, NAME, length, StandardCharsets.ISO_8859_1));
    }
}
