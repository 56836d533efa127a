package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.abi.linux.FileMode;
import awesome.kernel.error.ErrnoException;
import java.util.HashMap;

/** Which driver serves which device number; and who serves named pipes. */
public final class DeviceTable {
    private final HashMap<Long, DeviceDriver> characterDevices = new HashMap<>();
    private DeviceDriver fifos = (node, flags) -> {
        throw new ErrnoException(Errno.ENXIO);
    };

    /** Lets {@code driver} serve the character device of that number. */
    public void add(int major, int minor, DeviceDriver driver) {
        characterDevices.put(DeviceNumber.of(major, minor), driver);
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
        DeviceDriver driver = node.type() == FileMode.S_IFCHR ? characterDevices.get(node.device()) : null;
        if (driver == null) {
            throw new ErrnoException(Errno.ENXIO);
        }
        return driver.open(node, flags);
    }
}
