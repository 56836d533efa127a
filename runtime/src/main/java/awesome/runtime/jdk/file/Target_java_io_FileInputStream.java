package awesome.runtime.jdk.file;

import awesome.abi.linux.OpenFlag;
import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.linux.file.FileCalls;
import awesome.runtime.linux.file.FileStatus;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;

/** {@code java.io.FileInputStream}: its native methods. */
@TargetClass(value = "java.io.FileInputStream", target = "linux")
final class Target_java_io_FileInputStream {
    @Alias private FileDescriptor fd;

    private Target_java_io_FileInputStream() {}

    @Replace
    private void open0(String name) throws FileNotFoundException {
        Target_java_io_FileDescriptor.open(fd, name, 0);
    }

    @Replace
    private int read0() throws IOException {
        return Target_java_io_FileDescriptor.read(fd);
    }

    @Replace
    private int readBytes(byte[] bytes, int offset, int length) throws IOException {
        return Target_java_io_FileDescriptor.read(fd, bytes, offset, length);
    }

    @Replace
    private long length0() throws IOException {
        FileStatus status = new FileStatus();
        Target_java_io_FileDescriptor.check(FileCalls.status(Target_java_io_FileDescriptor.open(fd), status));
        return status.size();
    }

    @Replace
    private long position0() throws IOException {
        return seek(0);
    }

    @Replace
    private long skip0(long bytes) throws IOException {
        long before = seek(0);
        return seek(bytes) - before;
    }

    @Replace
    private int available0() throws IOException {
        return (int) Target_java_io_FileDescriptor.check(FileCalls.available(Target_java_io_FileDescriptor.open(fd)));
    }

    @Inject
    private long seek(long bytes) throws IOException {
        int open = Target_java_io_FileDescriptor.open(fd);
        return Target_java_io_FileDescriptor.check(FileCalls.seek(open, bytes, OpenFlag.SEEK_CUR));
    }
}
