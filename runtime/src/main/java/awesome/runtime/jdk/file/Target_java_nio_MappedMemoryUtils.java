package awesome.runtime.jdk.file;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.linux.file.FileCalls;
import java.io.FileDescriptor;

/** {@code java.nio.MappedMemoryUtils}: memory of mapped files, none of it a device that keeps data without power. */
@TargetClass(value = "java.nio.MappedMemoryUtils", target = "linux")
final class Target_java_nio_MappedMemoryUtils {
    private static final long PAGE = 4096;
    private static final int MS_SYNC = 4;

    private Target_java_nio_MappedMemoryUtils() {}

    /** Nobody asks Linux which pages are in memory. */
    @Replace
    static boolean isLoaded(long address, boolean synced, long bytes) {
        return false;
    }

    /** Pages come when they are touched. */
    @Replace
    static void load(long address, boolean synced, long bytes) {
        // As for pages that were loaded and dropped again.
    }

    @Replace
    static void unload(long address, boolean synced, long bytes) {
        // Linux knows best.
    }

    @Replace
    static void force(FileDescriptor file, long address, boolean synced, long offset, long bytes) {
        if (address != 0 && bytes != 0) {
            long start = address + offset & -PAGE;
            FileCalls.call(SystemCallNumber.MSYNC, start, address + offset + bytes - start, MS_SYNC);
        }
    }
}
