package awesome.kernel.devfs;

import awesome.kernel.vfs.ControlArgument;
import awesome.kernel.vfs.OpenFile;

/** What ioctl(2) may ask of disks of one kind only. */
public interface DiskControl {
    /** Of disks that are asked for nothing of their own. */
    DiskControl NONE = new DiskControl() {
        @Override
        public boolean knows(int request) {
            return false;
        }

        @Override
        public int control(int request, ControlArgument argument, OpenFile through) {
            return 0;
        }
    };

    /** Whether a request is one of those. */
    boolean knows(int request);

    /** Does what is asked for; the result. {@code through} is the file that it was asked for on. */
    int control(int request, ControlArgument argument, OpenFile through);
}
