package awesome.runtime.jdk.file;

import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.magic.raw.Objects;
import awesome.runtime.linux.file.FileCalls;
import awesome.runtime.linux.file.FileNumbers;
import java.io.FileDescriptor;
import java.io.IOException;

/** {@code sun.nio.ch.IOUtil} and small classes beside it: their native methods. */
@TargetClass(value = "sun.nio.ch.IOUtil", target = "linux")
final class Target_sun_nio_ch_IOUtil {
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = 0x800;

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
        long flags = Target_java_io_FileDescriptor.check(FileCalls.call(FileNumbers.FCNTL, number, F_GETFL, 0));
        long wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
        Target_java_io_FileDescriptor.check(FileCalls.call(FileNumbers.FCNTL, number, F_SETFL, wanted));
    }

    @Replace
    static boolean randomBytes(byte[] bytes) {
        boolean filled = FileCalls.call(FileNumbers.GETRANDOM, FileCalls.address(bytes), bytes.length, 0) == bytes.length;
        Objects.keepAlive(bytes);
        return filled;
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
