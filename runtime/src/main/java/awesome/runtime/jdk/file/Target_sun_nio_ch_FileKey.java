package awesome.runtime.jdk.file;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.linux.file.FileCalls;
import awesome.runtime.linux.file.FileStatus;
import java.io.FileDescriptor;
import java.io.IOException;

/** {@code sun.nio.ch.FileKey}: which file a descriptor is. */
@TargetClass(value = "sun.nio.ch.FileKey", target = "linux")
final class Target_sun_nio_ch_FileKey {
    @Alias private long st_dev;
    @Alias private long st_ino;

    private Target_sun_nio_ch_FileKey() {}

    @Replace
    private void init(FileDescriptor file) throws IOException {
        FileStatus status = new FileStatus();
        Target_java_io_FileDescriptor.check(FileCalls.status(Target_java_io_FileDescriptor.number(file), status));
        st_dev = status.device();
        st_ino = status.inode();
    }
}
