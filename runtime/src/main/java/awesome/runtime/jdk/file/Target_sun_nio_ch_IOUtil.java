package awesome.runtime.jdk.file;

import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.SystemCallNumber;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.linux.file.FileCalls;
import java.io.FileDescriptor;
import java.io.IOException;

/** {@code sun.nio.ch.IOUtil} and small classes beside it: their native methods. */
@TargetClass(value = "sun.nio.ch.IOUtil", target = "linux")
final class Target_sun_nio_ch_IOUtil {
    private Target_sun_nio_ch_IOUtil() {}

    @Replace
    public static int fdVal(FileDescriptor file) {
        return Target_java_io_FileDescriptor.number(file);
    }

    @Replace
    static void setfdVal(FileDescriptor file, int number) {
        Target_java_io_FileDescriptor.setNumber(file, number);
    }

    @Replace
    public static void configureBlocking(FileDescriptor file, boolean blocking) throws IOException {
        int number = Target_java_io_FileDescriptor.number(file);
        long flags = Target_java_io_FileDescriptor.check(
                FileCalls.call(SystemCallNumber.FCNTL, number, OpenFlag.F_GETFL, 0));
        long wanted = blocking ? flags & ~OpenFlag.O_NONBLOCK : flags | OpenFlag.O_NONBLOCK;
        Target_java_io_FileDescriptor.check(FileCalls.call(SystemCallNumber.FCNTL, number, OpenFlag.F_SETFL, wanted));
    }

    @Replace
    static boolean randomBytes(byte[] bytes) {
        long filled = FileCalls.call(SystemCallNumber.GETRANDOM, FileCalls.address(bytes), bytes.length, 0);
        Objects.keepAlive(bytes);
        return filled == bytes.length;
    }

    /** Threads have no signal that ends a system call: whoever closes a file does not disturb those who wait for it. */
    @TargetClass(value = "sun.nio.ch.NativeThread", target = "linux")
    static final class Threads {
        private Threads() {}

        @Replace
        public static long current() {
            return 0;
        }

        @Replace
        public static void signal(long thread) {
            // Nobody is signalled.
        }
    }
}
