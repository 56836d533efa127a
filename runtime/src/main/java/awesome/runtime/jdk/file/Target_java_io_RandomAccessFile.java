package awesome.runtime.jdk.file;

import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.linux.file.FileCalls;
import awesome.runtime.linux.file.FileStatus;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;

/** {@code java.io.RandomAccessFile}: its native methods. */
@TargetClass(value = "java.io.RandomAccessFile", target = "linux")
final class Target_java_io_RandomAccessFile {
    /** The bits of {@code mode} beside the one for reading. */
    private static final int READ_WRITE = 2;
    private static final int SYNC = 4;
    private static final int DSYNC = 8;

    @Alias private FileDescriptor fd;

    private Target_java_io_RandomAccessFile() {}

    @Replace
    private void open0(String name, int mode) throws FileNotFoundException {
        int flags = 0;
        if ((mode & READ_WRITE) != 0) {
            flags = OpenFlag.O_RDWR | OpenFlag.O_CREAT;
            flags |= (mode & SYNC) != 0 ? OpenFlag.O_SYNC : (mode & DSYNC) != 0 ? OpenFlag.O_DSYNC : 0;
        }
        Target_java_io_FileDescriptor.open(fd, name, flags);
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
    private void write0(int value) throws IOException {
        Target_java_io_FileDescriptor.write(fd, new byte[] {(byte) value}, 0, 1);
    }

    @Replace
    private void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        Target_java_io_FileDescriptor.write(fd, bytes, offset, length);
    }

    @Inject
    private long seek(long offset, int from) throws IOException {
        int open = Target_java_io_FileDescriptor.open(fd);
        return Target_java_io_FileDescriptor.check(FileCalls.seek(open, offset, from));
    }

    @Replace
    public long getFilePointer() throws IOException {
        return seek(0, OpenFlag.SEEK_CUR);
    }

    /** The caller checked that the position is not negative. */
    @Replace
    private void seek0(long position) throws IOException {
        seek(position, OpenFlag.SEEK_SET);
    }

    @Replace
    public long length() throws IOException {
        FileStatus status = new FileStatus();
        Target_java_io_FileDescriptor.check(FileCalls.status(Target_java_io_FileDescriptor.open(fd), status));
        return status.size();
    }

    /** The position stays, unless it would be behind the end. */
    @Replace
    public void setLength(long length) throws IOException {
        int open = Target_java_io_FileDescriptor.open(fd);
        long position = seek(0, OpenFlag.SEEK_CUR);
        Target_java_io_FileDescriptor.check(FileCalls.call(SystemCallNumber.FTRUNCATE, open, length, 0));
        if (position > length) {
            seek(length, OpenFlag.SEEK_SET);
        }
    }
}
