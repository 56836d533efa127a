package awesome.runtime.jdk.file;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.linux.file.FileCalls;
import awesome.runtime.linux.file.FileStatus;
import java.io.FileDescriptor;
import java.io.IOException;

/** {@code sun.nio.ch.FileDispatcherImpl}: its native methods. */
@TargetClass(value = "sun.nio.ch.FileDispatcherImpl", target = "linux")
final class Target_sun_nio_ch_FileDispatcherImpl {
    /** {@code sun.nio.ch.IOStatus}. */
    private static final int END = -1;
    private static final int UNAVAILABLE = -2;

    /** {@code sun.nio.ch.FileDispatcher}. */
    private static final int NO_LOCK = -1;
    private static final int LOCKED = 0;

    /** fcntl(2) and its struct flock: u16 type, u16 from, u64 start, u64 length. */
    private static final short F_RDLCK = 0;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;
    private static final int FLOCK = 32;

    private Target_sun_nio_ch_FileDispatcherImpl() {}

    @Inject
    private static int number(FileDescriptor file) {
        return Target_java_io_FileDescriptor.number(file);
    }

    @Inject
    private static long transferred(long result, boolean reading) throws IOException {
        if (result == -Errno.EAGAIN) {
            return UNAVAILABLE;
        }
        return result == 0 && reading ? END : Target_java_io_FileDescriptor.check(result);
    }

    @Replace
    static int read0(FileDescriptor file, long address, int bytes) throws IOException {
        return (int) transferred(FileCalls.call(SystemCallNumber.READ, number(file), address, bytes), true);
    }

    @Replace
    static int pread0(FileDescriptor file, long address, int bytes, long position) throws IOException {
        return (int) transferred(
                FileCalls.call(SystemCallNumber.PREAD64, number(file), address, bytes, position, 0, 0), true);
    }

    @Replace
    static long readv0(FileDescriptor file, long vector, int count) throws IOException {
        return transferred(FileCalls.call(SystemCallNumber.READV, number(file), vector, count), true);
    }

    @Replace
    static int write0(FileDescriptor file, long address, int bytes) throws IOException {
        return (int) transferred(FileCalls.call(SystemCallNumber.WRITE, number(file), address, bytes), false);
    }

    @Replace
    static int pwrite0(FileDescriptor file, long address, int bytes, long position) throws IOException {
        return (int) transferred(
                FileCalls.call(SystemCallNumber.PWRITE64, number(file), address, bytes, position, 0, 0), false);
    }

    @Replace
    static long writev0(FileDescriptor file, long vector, int count) throws IOException {
        return transferred(FileCalls.call(SystemCallNumber.WRITEV, number(file), vector, count), false);
    }

    @Inject
    private static long check(int call, FileDescriptor file, long b, long c) throws IOException {
        return Target_java_io_FileDescriptor.check(FileCalls.call(call, number(file), b, c));
    }

    /** Files that cannot be synchronised, such as pipes, need it not. */
    @Replace
    static int force0(FileDescriptor file, boolean metaData) throws IOException {
        int call = metaData ? SystemCallNumber.FSYNC : SystemCallNumber.FDATASYNC;
        long result = FileCalls.call(call, number(file), 0, 0);
        return result == -Errno.EINVAL ? 0 : (int) Target_java_io_FileDescriptor.check(result);
    }

    /** A negative offset asks for the position. */
    @Replace
    static long seek0(FileDescriptor file, long offset) throws IOException {
        return offset < 0 ? check(SystemCallNumber.LSEEK, file, 0, OpenFlag.SEEK_CUR)
                : check(SystemCallNumber.LSEEK, file, offset, OpenFlag.SEEK_SET);
    }

    @Replace
    static int truncate0(FileDescriptor file, long size) throws IOException {
        return (int) check(SystemCallNumber.FTRUNCATE, file, size, 0);
    }

    @Replace
    static long size0(FileDescriptor file) throws IOException {
        FileStatus status = new FileStatus();
        Target_java_io_FileDescriptor.check(FileCalls.status(number(file), status));
        return status.size();
    }

    @Inject
    private static long lock(FileDescriptor file, int command, short type, long position, long size) {
        byte[] struct = new byte[FLOCK];
        Address at = Address.of(FileCalls.address(struct));
        at.writeShort(0, type);
        at.writeLong(8, position);
        at.writeLong(16, size == Long.MAX_VALUE ? 0 : size);
        long result = FileCalls.call(SystemCallNumber.FCNTL, number(file), command, at.bits());
        Objects.keepAlive(struct);
        return result;
    }

    @Replace
    static int lock0(FileDescriptor file, boolean wait, long position, long size, boolean shared) throws IOException {
        int command = wait ? OpenFlag.F_SETLKW : OpenFlag.F_SETLK;
        long result = lock(file, command, shared ? F_RDLCK : F_WRLCK, position, size);
        if (!wait && (result == -Errno.EAGAIN || result == -Errno.EACCES)) {
            return NO_LOCK;
        }
        Target_java_io_FileDescriptor.check(result);
        return LOCKED;
    }

    @Replace
    static void release0(FileDescriptor file, long position, long size) throws IOException {
        Target_java_io_FileDescriptor.check(lock(file, OpenFlag.F_SETLK, F_UNLCK, position, size));
    }

    @Replace
    static void close0(FileDescriptor file) throws IOException {
        closeIntFD(number(file));
    }

    /** Threads that wait for the file go on waiting. */
    @Replace
    private static void preClose0(FileDescriptor file) throws IOException {
        // The descriptor stays valid until it is closed.
    }

    @Replace
    static void dup0(FileDescriptor from, FileDescriptor to) throws IOException {
        check(SystemCallNumber.DUP2, from, number(to), 0);
    }

    @Replace
    static void closeIntFD(int descriptor) throws IOException {
        if (descriptor >= 0) {
            Target_java_io_FileDescriptor.check(FileCalls.close(descriptor));
        }
    }

    @Replace
    static boolean canTransferToFromOverlappedMap0() {
        return true;
    }

    /** The alignment that direct transfers need. */
    @Replace
    static int setDirect0(FileDescriptor file) throws IOException {
        FileStatus status = new FileStatus();
        Target_java_io_FileDescriptor.check(FileCalls.status(number(file), status));
        return (int) status.blockSize();
    }
}
