package awesome.runtime.linux.file;

/** Numbers of system calls on files ({@code asm/unistd_64.h}). */
public final class FileNumbers {
    public static final int READ = 0;
    public static final int WRITE = 1;
    public static final int OPEN = 2;
    public static final int CLOSE = 3;
    public static final int STAT = 4;
    public static final int FSTAT = 5;
    public static final int LSTAT = 6;
    public static final int LSEEK = 8;
    public static final int MMAP = 9;
    public static final int MUNMAP = 11;
    public static final int IOCTL = 16;
    public static final int PREAD64 = 17;
    public static final int PWRITE64 = 18;
    public static final int READV = 19;
    public static final int WRITEV = 20;
    public static final int ACCESS = 21;
    public static final int MSYNC = 26;
    public static final int DUP = 32;
    public static final int DUP2 = 33;
    public static final int SENDFILE = 40;
    public static final int UNAME = 63;
    public static final int FCNTL = 72;
    public static final int FSYNC = 74;
    public static final int FDATASYNC = 75;
    public static final int FTRUNCATE = 77;
    public static final int GETCWD = 79;
    public static final int RENAME = 82;
    public static final int MKDIR = 83;
    public static final int RMDIR = 84;
    public static final int LINK = 86;
    public static final int UNLINK = 87;
    public static final int SYMLINK = 88;
    public static final int READLINK = 89;
    public static final int CHMOD = 90;
    public static final int FCHMOD = 91;
    public static final int CHOWN = 92;
    public static final int FCHOWN = 93;
    public static final int LCHOWN = 94;
    public static final int MKNOD = 133;
    public static final int STATFS = 137;
    public static final int FGETXATTR = 193;
    public static final int FLISTXATTR = 196;
    public static final int FSETXATTR = 190;
    public static final int FREMOVEXATTR = 199;
    public static final int GETDENTS64 = 217;
    public static final int OPENAT = 257;
    public static final int NEWFSTATAT = 262;
    public static final int UNLINKAT = 263;
    public static final int RENAMEAT = 264;
    public static final int UTIMENSAT = 280;
    public static final int GETRANDOM = 318;

    private FileNumbers() {}
}
