package awesome.runtime.jdk.file;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.RawText;
import awesome.runtime.linux.file.Accounts;
import awesome.runtime.linux.file.ErrorNumbers;
import awesome.runtime.linux.file.FileCalls;
import awesome.runtime.linux.file.FileStatus;
import awesome.runtime.linux.file.OpenFolders;
import awesome.runtime.linux.file.RealPaths;
import java.nio.charset.StandardCharsets;

/** {@code sun.nio.fs.UnixNativeDispatcher}: its native methods, most of them one system call. Paths are addresses. */
@TargetClass(value = "sun.nio.fs.UnixNativeDispatcher", target = "linux")
final class Target_sun_nio_fs_UnixNativeDispatcher {
    private static final int O_CLOEXEC = OpenFlag.O_CLOEXEC;
    /** struct timespec: two of them, and nanoseconds. */
    private static final int TIMES = 32;
    private static final long NANOS = 1_000_000_000;
    private static final long NANOS_OF_MICRO = 1000;

    private Target_sun_nio_fs_UnixNativeDispatcher() {}

    @Inject
    private static long check(int number, long a, long b, long c) throws Target_sun_nio_fs_UnixException {
        return Target_sun_nio_fs_UnixException.check(FileCalls.call(number, a, b, c));
    }

    @Replace
    static byte[] getcwd() {
        return FileCalls.workingFolder();
    }

    @Replace
    static byte[] strerror(int number) {
        return ErrorNumbers.message(number).getBytes(StandardCharsets.UTF_8);
    }

    @Replace
    static int dup(int descriptor) throws Target_sun_nio_fs_UnixException {
        return (int) check(SystemCallNumber.DUP, descriptor, 0, 0);
    }

    @Replace
    private static int open0(long path, int flags, int mode) throws Target_sun_nio_fs_UnixException {
        return (int) check(SystemCallNumber.OPEN, path, flags | O_CLOEXEC, mode);
    }

    @Replace
    private static int openat0(int folder, long path, int flags, int mode) throws Target_sun_nio_fs_UnixException {
        return (int) Target_sun_nio_fs_UnixException.check(
                FileCalls.call(SystemCallNumber.OPENAT, folder, path, flags | O_CLOEXEC, mode, 0, 0));
    }

    @Replace
    private static void close0(int descriptor) {
        FileCalls.close(descriptor);
    }

    @Replace
    private static void link0(long existing, long path) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.LINK, existing, path, 0);
    }

    @Replace
    private static void unlink0(long path) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.UNLINK, path, 0, 0);
    }

    @Replace
    private static void unlinkat0(int folder, long path, int flag) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.UNLINKAT, folder, path, flag);
    }

    @Replace
    private static void mknod0(long path, int mode, long device) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.MKNOD, path, mode, device);
    }

    @Replace
    private static void rename0(long from, long to) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.RENAME, from, to, 0);
    }

    @Replace
    private static void renameat0(int fromFolder, long from, int toFolder, long to) throws Target_sun_nio_fs_UnixException {
        Target_sun_nio_fs_UnixException.check(
                FileCalls.call(SystemCallNumber.RENAMEAT, fromFolder, from, toFolder, to, 0, 0));
    }

    @Replace
    private static void mkdir0(long path, int mode) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.MKDIR, path, mode, 0);
    }

    @Replace
    private static void rmdir0(long path) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.RMDIR, path, 0, 0);
    }

    @Replace
    private static byte[] readlink0(long path) throws Target_sun_nio_fs_UnixException {
        int[] error = new int[1];
        byte[] target = FileCalls.link(path, error);
        Target_sun_nio_fs_UnixException.check(error[0]);
        return target;
    }

    @Replace
    private static byte[] realpath0(long path) throws Target_sun_nio_fs_UnixException {
        int[] error = new int[1];
        String real = RealPaths.of(RawText.read(Address.of(path)), error, false);
        Target_sun_nio_fs_UnixException.check(error[0]);
        return real.getBytes(StandardCharsets.UTF_8);
    }

    @Replace
    private static void symlink0(long target, long path) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.SYMLINK, target, path, 0);
    }

    @Inject
    private static int status(int number, long of, Target_sun_nio_fs_UnixFileAttributes attributes) {
        FileStatus status = new FileStatus();
        int result = FileCalls.status(number, of, status);
        if (result == 0) {
            attributes.fill(status);
        }
        return result;
    }

    @Replace
    private static void stat0(long path, Target_sun_nio_fs_UnixFileAttributes attributes)
            throws Target_sun_nio_fs_UnixException {
        Target_sun_nio_fs_UnixException.check(status(SystemCallNumber.STAT, path, attributes));
    }

    /** The mode of a file, 0 if there is none. */
    @Replace
    private static int stat1(long path) {
        FileStatus status = new FileStatus();
        return FileCalls.status(SystemCallNumber.STAT, path, status) == 0 ? status.mode() : 0;
    }

    @Replace
    private static void lstat0(long path, Target_sun_nio_fs_UnixFileAttributes attributes)
            throws Target_sun_nio_fs_UnixException {
        Target_sun_nio_fs_UnixException.check(status(SystemCallNumber.LSTAT, path, attributes));
    }

    @Replace
    static void fstat(int descriptor, Target_sun_nio_fs_UnixFileAttributes attributes)
            throws Target_sun_nio_fs_UnixException {
        Target_sun_nio_fs_UnixException.check(status(SystemCallNumber.FSTAT, descriptor, attributes));
    }

    @Replace
    private static void fstatat0(int folder, long path, int flag, Target_sun_nio_fs_UnixFileAttributes attributes)
            throws Target_sun_nio_fs_UnixException {
        FileStatus status = new FileStatus();
        Target_sun_nio_fs_UnixException.check(FileCalls.status(folder, path, flag, status));
        attributes.fill(status);
    }

    @Replace
    private static void chown0(long path, int user, int group) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.CHOWN, path, user, group);
    }

    @Replace
    private static void lchown0(long path, int user, int group) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.LCHOWN, path, user, group);
    }

    @Replace
    static void fchown(int descriptor, int user, int group) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.FCHOWN, descriptor, user, group);
    }

    @Replace
    private static void chmod0(long path, int mode) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.CHMOD, path, mode, 0);
    }

    @Replace
    static void fchmod(int descriptor, int mode) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.FCHMOD, descriptor, mode, 0);
    }

    /**
     * Sets times in nanoseconds since 1970, for a path or, if that is zero, a descriptor. Linux takes no fraction below
     * zero, after which the caller tries 1970.
     */
    @Inject
    private static void setTimes(int folder, long path, long access, long modified, int flags)
            throws Target_sun_nio_fs_UnixException {
        byte[] times = new byte[TIMES];
        Address at = Address.of(FileCalls.address(times));
        at.writeLong(0, access / NANOS);
        at.writeLong(8, access % NANOS);
        at.writeLong(16, modified / NANOS);
        at.writeLong(24, modified % NANOS);
        long result = FileCalls.call(SystemCallNumber.UTIMENSAT, folder, path, at.bits(), flags, 0, 0);
        Objects.keepAlive(times);
        Target_sun_nio_fs_UnixException.check(result);
    }

    @Replace
    private static void utimes0(long path, long access, long modified) throws Target_sun_nio_fs_UnixException {
        setTimes(OpenFlag.AT_FDCWD, path, access * NANOS_OF_MICRO, modified * NANOS_OF_MICRO, 0);
    }

    @Replace
    private static void lutimes0(long path, long access, long modified) throws Target_sun_nio_fs_UnixException {
        setTimes(OpenFlag.AT_FDCWD, path, access * NANOS_OF_MICRO, modified * NANOS_OF_MICRO,
                OpenFlag.AT_SYMLINK_NOFOLLOW);
    }

    @Replace
    static void futimes(int descriptor, long access, long modified) throws Target_sun_nio_fs_UnixException {
        setTimes(descriptor, 0, access * NANOS_OF_MICRO, modified * NANOS_OF_MICRO, 0);
    }

    @Replace
    static void futimens(int descriptor, long access, long modified) throws Target_sun_nio_fs_UnixException {
        setTimes(descriptor, 0, access, modified, 0);
    }

    @Replace
    private static long opendir0(long path) throws Target_sun_nio_fs_UnixException {
        return OpenFolders.add((int) check(SystemCallNumber.OPEN, path, OpenFlag.O_DIRECTORY | O_CLOEXEC, 0));
    }

    @Replace
    static long fdopendir(int descriptor) throws Target_sun_nio_fs_UnixException {
        if (!Target_java_io_UnixFileSystem.isDirectory(descriptor)) {
            throw new Target_sun_nio_fs_UnixException(Errno.ENOTDIR);
        }
        return OpenFolders.add(descriptor);
    }

    @Replace
    static void closedir(long folder) throws Target_sun_nio_fs_UnixException {
        FileCalls.close(OpenFolders.remove(folder));
    }

    @Replace
    static byte[] readdir(long folder) throws Target_sun_nio_fs_UnixException {
        int[] error = new int[1];
        byte[] name = OpenFolders.get(folder).next(error);
        Target_sun_nio_fs_UnixException.check(error[0]);
        return name;
    }

    @Replace
    static int read(int descriptor, long address, int bytes) throws Target_sun_nio_fs_UnixException {
        return (int) check(SystemCallNumber.READ, descriptor, address, bytes);
    }

    @Replace
    static int write(int descriptor, long address, int bytes) throws Target_sun_nio_fs_UnixException {
        return (int) check(SystemCallNumber.WRITE, descriptor, address, bytes);
    }

    @Replace
    private static void access0(long path, int mode) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.ACCESS, path, mode, 0);
    }

    @Replace
    private static boolean exists0(long path) {
        return FileCalls.call(SystemCallNumber.ACCESS, path, 0, 0) == 0;
    }

    @Inject
    private static byte[] name(String file, int number) throws Target_sun_nio_fs_UnixException {
        String name = Accounts.name(file, number);
        if (name == null) {
            throw new Target_sun_nio_fs_UnixException(Errno.ENOENT);
        }
        return name.getBytes(StandardCharsets.UTF_8);
    }

    @Replace
    static byte[] getpwuid(int user) throws Target_sun_nio_fs_UnixException {
        return name(Accounts.USERS, user);
    }

    @Replace
    static byte[] getgrgid(int group) throws Target_sun_nio_fs_UnixException {
        return name(Accounts.GROUPS, group);
    }

    @Replace
    private static int getpwnam0(long name) throws Target_sun_nio_fs_UnixException {
        return Accounts.number(Accounts.USERS, RawText.read(Address.of(name)));
    }

    @Replace
    private static int getgrnam0(long name) throws Target_sun_nio_fs_UnixException {
        return Accounts.number(Accounts.GROUPS, RawText.read(Address.of(name)));
    }

    @Replace
    private static void statvfs0(long path, Target_sun_nio_fs_UnixFileStoreAttributes attributes)
            throws Target_sun_nio_fs_UnixException {
        Target_sun_nio_fs_UnixException.check(attributes.fill(path));
    }

    @Replace
    private static int fgetxattr0(int descriptor, long name, long value, int bytes)
            throws Target_sun_nio_fs_UnixException {
        return (int) Target_sun_nio_fs_UnixException.check(
                FileCalls.call(SystemCallNumber.FGETXATTR, descriptor, name, value, bytes, 0, 0));
    }

    @Replace
    private static void fsetxattr0(int descriptor, long name, long value, int bytes)
            throws Target_sun_nio_fs_UnixException {
        Target_sun_nio_fs_UnixException.check(
                FileCalls.call(SystemCallNumber.FSETXATTR, descriptor, name, value, bytes, 0, 0));
    }

    @Replace
    private static void fremovexattr0(int descriptor, long name) throws Target_sun_nio_fs_UnixException {
        check(SystemCallNumber.FREMOVEXATTR, descriptor, name, 0);
    }

    @Replace
    static int flistxattr(int descriptor, long list, int bytes) throws Target_sun_nio_fs_UnixException {
        return (int) check(SystemCallNumber.FLISTXATTR, descriptor, list, bytes);
    }
}
