package awesome.system;

import awesome.arch.x86_64.Pc;
import awesome.kernel.panic.Panic;
import awesome.runtime.Platform;

/** The kernel as java.base sees it: {@code System.out} and {@code System.err} are the console, there is no input. */
final class KernelPlatform implements Platform {
    private static final byte[] LINE_END = {'\r', '\n'};

    @Override
    public boolean write(int stream, byte[] bytes, int offset, int length) {
        int done = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[offset + i] == '\n') {
                Pc.CONSOLE.write(bytes, offset + done, i - done);
                Pc.CONSOLE.write(LINE_END, 0, LINE_END.length);
                done = i + 1;
            }
        }
        Pc.CONSOLE.write(bytes, offset + done, length - done);
        return true;
    }

    @Override
    public int read(int stream, byte[] bytes, int offset, int length) {
        return length == 0 ? 0 : -1;
    }

    @Override
    public long nanoTime() {
        return Pc.CLOCK.monotonicNanos();
    }

    @Override
    public long currentTimeMillis() {
        return Pc.CLOCK.realtimeNanos() / 1_000_000;
    }

    @Override
    public int processors() {
        return Pc.SCHEDULER.cpus();
    }

    @Override
    public void exit(int status) {
        Panic.stop("the kernel's Java code ended as a program does");
    }
}
