package awesome.kernel.init;

import awesome.kernel.block.DiskNames;
import awesome.kernel.vfs.DeviceNumber;

/** The numbers of disks and their parts, as Linux gives them (Documentation/admin-guide/devices.txt). One thread at a time. */
final class DiskNumbers {
    /** As disks of virtual machines have it: one of those that are free. */
    private static final int MAJOR = 254;
    private static final int MINORS = 16;
    /** The major number of parts for which those do not suffice. */
    private static final int EXTENDED_MAJOR = 259;
    private static final int DRIVE_MAJOR = 11;
    /** Those of disks at SCSI and SATA, 16 disks each. */
    private static final int[] SCSI_MAJORS = {8, 65, 66, 67, 68, 69, 70, 71, 128, 129, 130, 131, 132, 133, 134, 135};

    private int others;
    private int extended;

    /** The number of the disk of that name. */
    long disk(String name) {
        int index = DiskNames.index(name);
        if (DiskNames.isDrive(name)) {
            return DeviceNumber.of(DRIVE_MAJOR, index);
        }
        if (index >= 0 && index < SCSI_MAJORS.length * MINORS) {
            return DeviceNumber.of(SCSI_MAJORS[index / MINORS], index % MINORS * MINORS);
        }
        return DeviceNumber.of(MAJOR, others++ * MINORS);
    }

    /** That of a part of the disk that has number {@code disk}; {@code part} counts from 1 on. */
    long part(long disk, int part) {
        return part < MINORS ? DeviceNumber.of(DeviceNumber.major(disk), DeviceNumber.minor(disk) + part)
                : DeviceNumber.of(EXTENDED_MAJOR, extended++);
    }
}
