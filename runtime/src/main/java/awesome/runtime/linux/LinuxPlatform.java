package awesome.runtime.linux;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.Hubs;
import awesome.runtime.Platform;
import awesome.runtime.linux.file.FileCalls;
import awesome.runtime.thread.ThreadArea;
import java.nio.charset.StandardCharsets;

/** A Linux process. */
final class LinuxPlatform implements Platform {
    private static final int CLOCK_REALTIME = 0;
    private static final int CLOCK_MONOTONIC = 1;
    private static final long SHORT_WHILE = 50_000;

    private static final long PROCESSOR_SET = 128;

    @Override
    public boolean write(int stream, byte[] bytes, int offset, int length) {
        long at = elements(bytes).bits() + offset;
        long left = length;
        while (left > 0) {
            long written = Syscall.call(SystemCallNumber.WRITE, stream, at, left);
            if (written < 0 && written != Syscall.INTERRUPTED) {
                return false;
            }
            if (written > 0) {
                at += written;
                left -= written;
            }
        }
        Objects.keepAlive(bytes);
        return true;
    }

    @Override
    public int read(int stream, byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        long count;
        do {
            count = Syscall.call(SystemCallNumber.READ, stream, elements(bytes).bits() + offset, length);
        } while (count == Syscall.INTERRUPTED);
        Objects.keepAlive(bytes);
        return count > 0 ? (int) count : count == 0 ? -1 : -2;
    }

    @Override
    public int available(int stream) {
        return (int) Math.max(0, FileCalls.available(stream));
    }

    @Override
    public String[] environment() {
        return Environment.all();
    }

    @Override
    public String workingFolder() {
        return new String(FileCalls.workingFolder(), StandardCharsets.UTF_8);
    }

    private static Address elements(Object array) {
        return Objects.addressOf(array).plus(Hubs.ARRAY_BASE);
    }

    /** Memory of this thread that the kernel fills: seconds and nanoseconds, or a processor set. */
    private static Address words() {
        return ThreadArea.scratch(ThreadArea.current());
    }

    @Override
    public long nanoTime() {
        Address time = words();
        Syscall.call(SystemCallNumber.CLOCK_GETTIME, CLOCK_MONOTONIC, time.bits(), 0);
        return time.readLong() * 1_000_000_000 + time.readLong(8);
    }

    @Override
    public long currentTimeMillis() {
        Address time = words();
        Syscall.call(SystemCallNumber.CLOCK_GETTIME, CLOCK_REALTIME, time.bits(), 0);
        return time.readLong() * 1000 + time.readLong(8) / 1_000_000;
    }

    @Override
    public long currentTimeNanos() {
        Address time = words();
        Syscall.call(SystemCallNumber.CLOCK_GETTIME, CLOCK_REALTIME, time.bits(), 0);
        return time.readLong() * 1_000_000_000 + time.readLong(8);
    }

    @Override
    public int processors() {
        Address set = words();
        long bytes = Syscall.call(SystemCallNumber.SCHED_GETAFFINITY, 0, PROCESSOR_SET, set.bits());
        int count = 0;
        for (int i = 0; i < bytes / 8; i++) {
            count += Long.bitCount(set.readLong(i * 8L));
        }
        return Math.max(1, count);
    }

    @Override
    public void exit(int status) {
        while (true) {
            Syscall.call(SystemCallNumber.EXIT_GROUP, status, 0, 0);
        }
    }
}
