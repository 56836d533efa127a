package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.block.BlockDevice;
import awesome.kernel.error.ErrnoException;
import java.util.HashMap;

/** Which driver serves which device number; and who serves named pipes. */
public final class DeviceTable {
    private final HashMap<Long, DeviceDriver> characterDevices = new HashMap<>();
    private final HashMap<Long, DeviceDriver> blockDevices = new HashMap<>();
    private final HashMap<Long, BlockDevice> disks = new HashMap<>();
    private DeviceDriver fifos = (node, flags) -> {
        throw new ErrnoException(Errno.ENXIO);
    };

    /** Lets {@code driver} serve the character device of that number. */
    public void add(int major, int minor, DeviceDriver driver) {
        characterDevices.put(DeviceNumber.of(major, minor), driver);
    }

    /** Nothing serves the character device of that number any more; who has it open keeps it. */
    public void remove(int major, int minor) {
        characterDevices.remove(DeviceNumber.of(major, minor));
    }

    /** Lets {@code driver} serve the block device of that number, which is {@code disk}. */
    public void addBlock(int major, int minor, BlockDevice disk, DeviceDriver driver) {
        blockDevices.put(DeviceNumber.of(major, minor), driver);
        disks.put(DeviceNumber.of(major, minor), disk);
    }

    /** Nothing serves the block device of that number any more; who has it open keeps it. */
    public void removeBlock(int major, int minor) {
        blockDevices.remove(DeviceNumber.of(major, minor));
        disks.remove(DeviceNumber.of(major, minor));
    }

    /** The block device of a number; null if there is none. */
    public BlockDevice disk(long number) {
        return disks.get(number);
    }

    /** Lets {@code driver} serve named pipes. */
    public void setFifos(DeviceDriver driver) {
        fifos = driver;
    }

    /** Opens what {@code node} stands for; ENXIO if nothing serves it. */
    OpenFile open(Inode node, int flags) {
        if (node.type() == FileMode.S_IFIFO) {
            return fifos.open(node, flags);
        }
        DeviceDriver driver = node.type() == FileMode.S_IFCHR ? characterDevices.get(node.device())
                : node.type() == FileMode.S_IFBLK ? blockDevices.get(node.device()) : null;
        if (driver == null) {
            throw new ErrnoException(Errno.ENXIO);
        }
        return driver.open(node, flags);
    }
}
