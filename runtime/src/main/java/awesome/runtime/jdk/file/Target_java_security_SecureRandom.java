package awesome.runtime.jdk.file;

import awesome.magic.Alias;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import awesome.runtime.linux.file.SystemRandomness;
import java.security.SecureRandomSpi;

/** {@code java.security.SecureRandom}: the random bytes of the system, without asking providers. */
@TargetClass(value = "java.security.SecureRandom", target = "linux")
final class Target_java_security_SecureRandom {
    @Alias private SecureRandomSpi secureRandomSpi;
    @Alias private String algorithm;

    private Target_java_security_SecureRandom() {}

    /** What a program adds as seed makes no difference to the system's randomness. */
    @Replace
    private void getDefaultPRNG(boolean setSeed, byte[] seed) {
        secureRandomSpi = new SystemRandomness();
        algorithm = "NativePRNG";
    }

    @Replace
    private boolean getThreadSafe() {
        return true;
    }
}
