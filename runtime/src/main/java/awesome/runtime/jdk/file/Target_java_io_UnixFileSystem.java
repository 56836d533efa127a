package awesome.runtime.jdk.file;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.linux.file.ErrorNumbers;
import awesome.runtime.linux.file.FileCalls;
import awesome.runtime.linux.file.FileStatus;
import awesome.runtime.linux.file.Folders;
import awesome.runtime.linux.file.RealPaths;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code java.io.UnixFileSystem}: its native methods, and the working folder, which the build JVM does not know. */
@TargetClass(value = "java.io.UnixFileSystem", target = "linux")
final class Target_java_io_UnixFileSystem {
    /** Attributes in {@code java.io.FileSystem}. */
    private static final int EXISTS = 1;
    private static final int REGULAR = 2;
    private static final int DIRECTORY = 4;

    /** Permissions for the owner, his group and others, in the mode of a file. */
    private static final int FOR_OWNER = 0100;
    private static final int FOR_ALL = 0111;
    private static final int WRITERS = 0222;
    private static final int PERMISSIONS = 07777;

    private static final int LONGEST_NAME = 255;
    private static final int TIMES = 32;
    private static final int UTIME_OMIT = 0x3ffffffe;
    /** struct statfs: its size, that of a fragment, and the numbers of fragments. */
    private static final int STATFS = 120;
    private static final int FRAGMENT = 72;
    private static final int BLOCKS = 16;

    private Target_java_io_UnixFileSystem() {}

    /** Whether an open file is a directory. */
    @Inject
    static boolean isDirectory(int descriptor) {
        FileStatus status = new FileStatus();
        return FileCalls.status(descriptor, status) == 0 && status.type() == FileStatus.DIRECTORY;
    }

    /** The folder that relative paths start from. */
    @Inject
    private static String workingFolder() {
        return new String(FileCalls.workingFolder(), StandardCharsets.UTF_8);
    }

    @Replace
    public String resolve(File file) {
        String path = file.getPath();
        if (path.startsWith("/")) {
            return path;
        }
        String folder = workingFolder();
        return path.isEmpty() ? folder : folder.equals("/") ? "/" + path : folder + "/" + path;
    }

    /** Where a part of the path does not exist, the rest of it is taken as it is. */
    @Replace
    public String canonicalize(String path) throws IOException {
        int[] error = new int[1];
        String real = RealPaths.of(path, error, true);
        if (real == null) {
            throw new IOException(ErrorNumbers.message(-error[0]));
        }
        return real;
    }

    @Inject
    private static FileStatus status(File file) {
        FileStatus status = new FileStatus();
        return FileCalls.status(file.getPath(), status) == 0 ? status : null;
    }

    @Replace
    public int getBooleanAttributes0(File file) {
        FileStatus status = status(file);
        if (status == null) {
            return 0;
        }
        int type = status.type();
        return EXISTS | (type == FileStatus.REGULAR ? REGULAR : type == FileStatus.DIRECTORY ? DIRECTORY : 0);
    }

    /** The bits of {@code access} are those of access(2). */
    @Replace
    public boolean checkAccess(File file, int access) {
        return FileCalls.onPath(SystemCallNumber.ACCESS, file.getPath(), access, 0) == 0;
    }

    @Replace
    public long getLastModifiedTime(File file) {
        FileStatus status = status(file);
        return status == null ? 0 : status.modifiedSeconds() * 1000 + status.modifiedNanos() / 1_000_000;
    }

    @Replace
    public long getLength(File file) {
        FileStatus status = status(file);
        return status == null ? 0 : status.size();
    }

    @Inject
    private static boolean changeMode(File file, int clear, int set) {
        FileStatus status = status(file);
        return status != null && FileCalls.onPath(
                SystemCallNumber.CHMOD, file.getPath(), status.mode() & PERMISSIONS & ~clear | set, 0) == 0;
    }

    @Replace
    public boolean setPermission(File file, int access, boolean enable, boolean ownerOnly) {
        int bits = access * (ownerOnly ? FOR_OWNER : FOR_ALL);
        return changeMode(file, enable ? 0 : bits, enable ? bits : 0);
    }

    @Replace
    public boolean setReadOnly(File file) {
        return changeMode(file, WRITERS, 0);
    }

    @Replace
    public boolean createFileExclusively(String path) throws IOException {
        int descriptor = FileCalls.open(path, OpenFlag.O_RDWR | OpenFlag.O_CREAT | OpenFlag.O_EXCL);
        if (descriptor == -Errno.EEXIST) {
            return false;
        }
        Target_java_io_FileDescriptor.check(descriptor);
        FileCalls.close(descriptor);
        return true;
    }

    /** As remove(3): a file, or a directory that is empty. */
    @Replace
    public boolean delete(File file) {
        return FileCalls.onPath(SystemCallNumber.UNLINK, file.getPath(), 0, 0) == 0
                || FileCalls.onPath(SystemCallNumber.RMDIR, file.getPath(), 0, 0) == 0;
    }

    @Replace
    public String[] list(File file) {
        int descriptor = FileCalls.open(file.getPath(), OpenFlag.O_DIRECTORY);
        if (descriptor < 0) {
            return null;
        }
        List<String> names = new ArrayList<>();
        Folders folder = new Folders(descriptor);
        int[] error = new int[1];
        for (byte[] name = folder.next(error); name != null; name = folder.next(error)) {
            if (!Folders.isSelfOrParent(name)) {
                names.add(new String(name, StandardCharsets.UTF_8));
            }
        }
        FileCalls.close(descriptor);
        return names.toArray(new String[0]);
    }

    @Replace
    public boolean createDirectory(File file) {
        return FileCalls.onPath(SystemCallNumber.MKDIR, file.getPath(), 0777, 0) == 0;
    }

    @Replace
    public boolean rename(File from, File to) {
        byte[] target = FileCalls.path(to.getPath());
        boolean done = FileCalls.onPath(SystemCallNumber.RENAME, from.getPath(), FileCalls.address(target), 0) == 0;
        Objects.keepAlive(target);
        return done;
    }

    @Replace
    public boolean setLastModifiedTime(File file, long millis) {
        byte[] path = FileCalls.path(file.getPath());
        byte[] times = new byte[TIMES];
        Address at = Address.of(FileCalls.address(times));
        at.writeLong(8, UTIME_OMIT);
        at.writeLong(16, Math.floorDiv(millis, 1000));
        at.writeLong(24, Math.floorMod(millis, 1000) * 1_000_000L);
        boolean done = FileCalls.call(
                SystemCallNumber.UTIMENSAT, OpenFlag.AT_FDCWD, FileCalls.address(path), at.bits()) == 0;
        Objects.keepAlive(path);
        Objects.keepAlive(times);
        return done;
    }

    /** {@code kind}: 0 all bytes, 1 free ones, 2 those that users can have; from statfs(2). */
    @Replace
    public long getSpace(File file, int kind) {
        byte[] struct = new byte[STATFS];
        Address at = Address.of(FileCalls.address(struct));
        boolean known = FileCalls.onPath(SystemCallNumber.STATFS, file.getPath(), at.bits(), 0) == 0;
        long bytes = known ? at.readLong(FRAGMENT) * at.readLong(BLOCKS + 8L * kind) : 0;
        Objects.keepAlive(struct);
        return bytes;
    }

    @Replace
    public int getNameMax(String path) {
        return LONGEST_NAME;
    }
}
