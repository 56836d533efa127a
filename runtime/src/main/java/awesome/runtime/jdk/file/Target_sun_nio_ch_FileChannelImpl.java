package awesome.runtime.jdk.file;

import awesome.abi.linux.Errno;
import awesome.abi.linux.MemoryFlag;
import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.linux.file.FileCalls;
import java.io.FileDescriptor;
import java.io.IOException;

/** {@code sun.nio.ch.FileChannelImpl}: its native methods. */
@TargetClass(value = "sun.nio.ch.FileChannelImpl", target = "linux")
final class Target_sun_nio_ch_FileChannelImpl {
    /** {@code sun.nio.ch.IOStatus}. */
    private static final int UNAVAILABLE = -2;
    private static final int UNSUPPORTED_CASE = -6;

    private static final int READ_ONLY = 0;
    private static final int PRIVATE = 2;

    @Alias private FileDescriptor fd;

    private Target_sun_nio_ch_FileChannelImpl() {}

    @Replace
    private long map0(int mode, long position, long bytes, boolean synced) throws IOException {
        int protection = mode == READ_ONLY ? MemoryFlag.PROT_READ : MemoryFlag.PROT_READ | MemoryFlag.PROT_WRITE;
        int flags = mode == PRIVATE ? MemoryFlag.MAP_PRIVATE : MemoryFlag.MAP_SHARED;
        long result = FileCalls.call(SystemCallNumber.MMAP, 0, bytes, protection, flags,
                Target_java_io_FileDescriptor.number(fd), position);
        if (result == -Errno.ENOMEM) {
            throw new OutOfMemoryError("Map failed");
        }
        return Target_java_io_FileDescriptor.check(result);
    }

    @Replace
    private static int unmap0(long address, long bytes) {
        return (int) FileCalls.call(SystemCallNumber.MUNMAP, address, bytes, 0);
    }

    @Replace
    private long transferTo0(FileDescriptor from, long position, long count, FileDescriptor to) {
        byte[] offset = new byte[Long.BYTES];
        Address at = Address.of(FileCalls.address(offset));
        at.writeLong(position);
        long result = FileCalls.call(SystemCallNumber.SENDFILE, Target_java_io_FileDescriptor.number(to),
                Target_java_io_FileDescriptor.number(from), at.bits(), count, 0, 0);
        Objects.keepAlive(offset);
        return result >= 0 ? result : result == -Errno.EAGAIN ? UNAVAILABLE : UNSUPPORTED_CASE;
    }
}
