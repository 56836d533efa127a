package awesome.runtime.jdk.file;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.TargetClass;
import awesome.runtime.linux.file.FileStatus;

/** {@code sun.nio.fs.UnixFileAttributes}: filled from a {@link FileStatus}. */
@TargetClass(value = "sun.nio.fs.UnixFileAttributes", target = "linux")
final class Target_sun_nio_fs_UnixFileAttributes {
    @Alias private int st_mode;
    @Alias private long st_ino;
    @Alias private long st_dev;
    @Alias private long st_rdev;
    @Alias private int st_nlink;
    @Alias private int st_uid;
    @Alias private int st_gid;
    @Alias private long st_size;
    @Alias private long st_atime_sec;
    @Alias private long st_atime_nsec;
    @Alias private long st_mtime_sec;
    @Alias private long st_mtime_nsec;
    @Alias private long st_ctime_sec;
    @Alias private long st_ctime_nsec;

    private Target_sun_nio_fs_UnixFileAttributes() {}

    @Inject
    void fill(FileStatus status) {
        st_mode = status.mode();
        st_ino = status.inode();
        st_dev = status.device();
        st_rdev = status.deviceOfFile();
        st_nlink = (int) status.links();
        st_uid = status.user();
        st_gid = status.group();
        st_size = status.size();
        st_atime_sec = status.accessSeconds();
        st_atime_nsec = status.accessNanos();
        st_mtime_sec = status.modifiedSeconds();
        st_mtime_nsec = status.modifiedNanos();
        st_ctime_sec = status.changedSeconds();
        st_ctime_nsec = status.changedNanos();
    }
}
