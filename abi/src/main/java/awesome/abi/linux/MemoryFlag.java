package awesome.abi.linux;

/** Flags of mmap(2), mprotect(2), mremap(2) and madvise(2). */
public final class MemoryFlag {
    // protection
    public static final int PROT_NONE = 0;
    public static final int PROT_READ = 1;
    public static final int PROT_WRITE = 2;
    public static final int PROT_EXEC = 4;

    // mmap(2) (hex)
    public static final int MAP_SHARED = 0x1;
    public static final int MAP_PRIVATE = 0x2;
    public static final int MAP_SHARED_VALIDATE = 0x3;
    public static final int MAP_TYPE = 0xf;
    public static final int MAP_FIXED = 0x10;
    public static final int MAP_ANONYMOUS = 0x20;
    public static final int MAP_GROWSDOWN = 0x100;
    public static final int MAP_NORESERVE = 0x4000;
    public static final int MAP_POPULATE = 0x8000;
    public static final int MAP_STACK = 0x20000;
    public static final int MAP_FIXED_NOREPLACE = 0x100000;

    // mremap(2)
    public static final int MREMAP_MAYMOVE = 1;
    public static final int MREMAP_FIXED = 2;
    public static final int MREMAP_DONTUNMAP = 4;

    // madvise(2)
    public static final int MADV_DONTNEED = 4;
    public static final int MADV_FREE = 8;
    public static final int MADV_HUGEPAGE = 14;
    public static final int MADV_NOHUGEPAGE = 15;

    private MemoryFlag() {}
}
