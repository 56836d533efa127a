package awesome.runtime.jdk;

import awesome.magic.Alias;
import awesome.magic.Inject;
import awesome.magic.Replace;
import awesome.magic.TargetClass;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Locale;
import java.util.Objects;

/** {@code java.security.MessageDigest}: the digests of {@code java.base}, found without asking providers by name. */
@TargetClass("java.security.MessageDigest")
public abstract class Target_java_security_MessageDigest {
    @Replace
    public static MessageDigest getInstance(String algorithm) throws NoSuchAlgorithmException {
        Objects.requireNonNull(algorithm, "null algorithm name");
        Object digest = switch (algorithm.toUpperCase(Locale.ROOT)) {
            case "MD5" -> new Md5();
            case "SHA-1", "SHA1", "SHA" -> new Sha1();
            case "SHA-224", "SHA224" -> new Sha224();
            case "SHA-256", "SHA256" -> new Sha256();
            case "SHA-384", "SHA384" -> new Sha384();
            case "SHA-512", "SHA512" -> new Sha512();
            case "SHA3-256" -> new Sha3();
            default -> throw new NoSuchAlgorithmException(algorithm + " MessageDigest not available");
        };
        return delegate(digest, algorithm);
    }

    /** All of these digests can be cloned. */
    @Inject
    private static MessageDigest delegate(Object digest, String algorithm) {
        return (MessageDigest) (Object) new Delegate((MessageDigestSpi) digest, algorithm, null);
    }

    /** Only its constructor is used. */
    @TargetClass("java.security.MessageDigest$Delegate$CloneableDelegate")
    static final class Delegate {
        @Alias
        Delegate(MessageDigestSpi digest, String algorithm, Provider provider) {}
    }

    /** Only its constructor is used. */
    @TargetClass("sun.security.provider.MD5")
    static final class Md5 {
        @Alias
        Md5() {}
    }

    /** Only its constructor is used. */
    @TargetClass("sun.security.provider.SHA")
    static final class Sha1 {
        @Alias
        Sha1() {}
    }

    /** Only its constructor is used. */
    @TargetClass("sun.security.provider.SHA2$SHA224")
    static final class Sha224 {
        @Alias
        Sha224() {}
    }

    /** Only its constructor is used. */
    @TargetClass("sun.security.provider.SHA2$SHA256")
    static final class Sha256 {
        @Alias
        Sha256() {}
    }

    /** Only its constructor is used. */
    @TargetClass("sun.security.provider.SHA5$SHA384")
    static final class Sha384 {
        @Alias
        Sha384() {}
    }

    /** Only its constructor is used. */
    @TargetClass("sun.security.provider.SHA5$SHA512")
    static final class Sha512 {
        @Alias
        Sha512() {}
    }

    /** Only its constructor is used. */
    @TargetClass("sun.security.provider.SHA3$SHA256")
    static final class Sha3 {
        @Alias
        Sha3() {}
    }
}
