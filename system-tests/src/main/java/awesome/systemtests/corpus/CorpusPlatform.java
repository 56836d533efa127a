package awesome.systemtests.corpus;

import awesome.abi.run.RunChannel;
import awesome.runtime.Platform;
import java.util.function.IntConsumer;

/** The kernel's platform, with the standard streams and the end of a program of the corpus. */
final class CorpusPlatform implements Platform {
    private final Platform kernel;
    private final FrameOutput output;
    private final IntConsumer end;
    private byte[] input = {};
    private int read;

    CorpusPlatform(Platform kernel, FrameOutput output, IntConsumer end) {
        this.kernel = kernel;
        this.output = output;
        this.end = end;
    }

    /** Lets the next program read this. */
    void use(byte[] bytes) {
        input = bytes;
        read = 0;
    }

    @Override
    public boolean write(int stream, byte[] bytes, int offset, int length) {
        if (length > 0) {
            output.write(stream == OUTPUT ? RunChannel.STDOUT : RunChannel.STDERR, bytes, offset, length);
        }
        return true;
    }

    @Override
    public int read(int stream, byte[] bytes, int offset, int length) {
        int count = Math.min(length, input.length - read);
        if (count == 0 && length > 0) {
            return -1;
        }
        System.arraycopy(input, read, bytes, offset, count);
        read += count;
        return count;
    }

    @Override
    public long nanoTime() {
        return kernel.nanoTime();
    }

    @Override
    public long currentTimeMillis() {
        return kernel.currentTimeMillis();
    }

    @Override
    public int processors() {
        return kernel.processors();
    }

    @Override
    public void exit(int status) {
        end.accept(status);
    }
}
