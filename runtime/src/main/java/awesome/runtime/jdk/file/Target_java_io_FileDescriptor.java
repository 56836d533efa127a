package awesome.runtime.jdk.file;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.linux.file.ErrorNumbers;
import awesome.runtime.linux.file.FileCalls;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.SyncFailedException;

/** {@code java.io.FileDescriptor}: the number of an open file, -1 once it is closed. */
@TargetClass(value = "java.io.FileDescriptor", target = "linux")
final class Target_java_io_FileDescriptor {
    /** Standard input, output and error. */
    private static final int STANDARD = 2;

    @Alias private int fd;
    @Alias private boolean append;

    private Target_java_io_FileDescriptor() {}

    /** The standard streams are not closed but lead to {@code /dev/null}, so that no file gets their numbers. */
    @Replace
    private void close0() throws IOException {
        int number = fd;
        if (number < 0) {
            return;
        }
        fd = -1;
        if (number <= STANDARD) {
            int nothing = FileCalls.open("/dev/null", OpenFlag.O_WRONLY);
            if (nothing >= 0) {
                FileCalls.call(SystemCallNumber.DUP2, nothing, number, 0);
                FileCalls.close(nothing);
            }
            return;
        }
        check(FileCalls.close(number));
    }

    @Replace
    public void sync() throws SyncFailedException {
        if (FileCalls.call(SystemCallNumber.FSYNC, fd, 0, 0) < 0) {
            throw new SyncFailedException("sync failed");
        }
    }

    @Replace
    private static boolean getAppend(int descriptor) {
        return false;
    }

    @Replace
    private static long getHandle(int descriptor) {
        return -1;
    }

    /** The number of a descriptor; -1 if it is closed. */
    @Inject
    static int number(FileDescriptor descriptor) {
        return ((Target_java_io_FileDescriptor) (Object) descriptor).fd;
    }

    /** Sets the number. */
    @Inject
    static void setNumber(FileDescriptor descriptor, int number) {
        ((Target_java_io_FileDescriptor) (Object) descriptor).fd = number;
    }

    /** The number of an open descriptor. */
    @Inject
    static int open(FileDescriptor descriptor) throws IOException {
        int number = number(descriptor);
        if (number < 0) {
            throw new IOException("Stream Closed");
        }
        return number;
    }

    /** The result of a call, unless it is an error. */
    @Inject
    static long check(long result) throws IOException {
        if (ErrorNumbers.isError(result)) {
            throw new IOException(ErrorNumbers.message((int) -result));
        }
        return result;
    }

    /** Opens a file that is not a directory. */
    @Inject
    static void open(FileDescriptor descriptor, String path, int flags) throws FileNotFoundException {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        int number = FileCalls.open(path.substring(0, end), flags);
        if (number >= 0 && Target_java_io_UnixFileSystem.isDirectory(number)) {
            FileCalls.close(number);
            number = -Errno.EISDIR;
        }
        if (number < 0) {
            throw new FileNotFoundException(path + " (" + ErrorNumbers.message(-number) + ")");
        }
        Target_java_io_FileDescriptor target = (Target_java_io_FileDescriptor) (Object) descriptor;
        target.fd = number;
        target.append = (flags & OpenFlag.O_APPEND) != 0;
    }

    /** Reads bytes; -1 at the end of the file. */
    @Inject
    static int read(FileDescriptor descriptor, byte[] bytes, int offset, int length) throws IOException {
        checkRange(bytes, offset, length);
        if (length == 0) {
            return 0;
        }
        int count = (int) check(FileCalls.read(open(descriptor), bytes, offset, length));
        return count == 0 ? -1 : count;
    }

    /** Reads one byte; -1 at the end of the file. */
    @Inject
    static int read(FileDescriptor descriptor) throws IOException {
        byte[] single = new byte[1];
        return read(descriptor, single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    /** Writes all bytes. */
    @Inject
    static void write(FileDescriptor descriptor, byte[] bytes, int offset, int length) throws IOException {
        checkRange(bytes, offset, length);
        if (length != 0) {
            check(FileCalls.writeAll(open(descriptor), bytes, offset, length));
        }
    }

    @Inject
    private static void checkRange(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || bytes.length - offset < length) {
            throw new IndexOutOfBoundsException();
        }
    }
}
