package awesome.runtime.linux.file;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.raw.Objects;
import java.security.SecureRandomSpi;

/** Random bytes of the kernel, by getrandom(2). */
@SuppressWarnings("serial")
public final class SystemRandomness extends SecureRandomSpi {
    /** As many bytes as the kernel gives at once even if a signal comes (getrandom(2)). */
    private static final int CHUNK = 256;

    @Override
    protected void engineSetSeed(byte[] seed) {
        // The kernel has its own.
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
        for (int done = 0; done < bytes.length; done += CHUNK) {
            int count = Math.min(CHUNK, bytes.length - done);
            if (FileCalls.call(SystemCallNumber.GETRANDOM, FileCalls.address(bytes) + done, count, 0) != count) {
                throw new IllegalStateException("the system gives no random bytes: getrandom failed");
            }
        }
        Objects.keepAlive(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
        byte[] seed = new byte[count];
        engineNextBytes(seed);
        return seed;
    }
}
