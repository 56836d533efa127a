package awesome.libraries;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.BlowfishEngine;
import org.bouncycastle.crypto.engines.ChaChaEngine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.encoders.Base64;
import org.bouncycastle.util.encoders.Hex;

/** Bouncy Castle's lightweight interface: digests, ciphers, message authentication and elliptic curves. */
public final class BouncyCastle {
    private static final byte[] TEXT =
            "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.US_ASCII);

    private BouncyCastle() {}

    public static void main(String[] arguments) throws InvalidCipherTextException {
        Digest[] digests = {new MD5Digest(), new SHA1Digest(), new SHA256Digest(), new SHA512Digest(),
            new SHA3Digest(256), new Blake2bDigest(384), new RIPEMD160Digest()};
        for (Digest each : digests) {
            System.out.println(each.getAlgorithmName() + " " + Hex.toHexString(digest(each, TEXT)) + " "
                    + Hex.toHexString(digest(each, new byte[1000])).substring(0, 16));
        }
        byte[] key = Arrays.copyOf(digest(new SHA256Digest(), TEXT), 16);
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(TEXT, 0, TEXT.length);
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        System.out.println("HMAC " + Base64.toBase64String(code));
        PKCS5S2ParametersGenerator derive = new PKCS5S2ParametersGenerator(new SHA256Digest());
        derive.init(key, TEXT, 50);
        KeyParameter derived = (KeyParameter) derive.generateDerivedMacParameters(256);
        System.out.println("PBKDF2 " + Hex.toHexString(derived.getKey()));
        blocks(key);
        authenticated(key);
        ChaChaEngine stream = new ChaChaEngine();
        stream.init(true, new ParametersWithIV(new KeyParameter(key), new byte[8]));
        byte[] out = new byte[TEXT.length];
        stream.processBytes(TEXT, 0, TEXT.length, out, 0);
        System.out.println("ChaCha " + Hex.toHexString(out));
        curves();
    }

    private static byte[] digest(Digest digest, byte[] bytes) {
        byte[] out = new byte[digest.getDigestSize()];
        digest.update(bytes, 0, bytes.length);
        digest.doFinal(out, 0);
        return out;
    }

    private static void blocks(byte[] key) throws InvalidCipherTextException {
        PaddedBufferedBlockCipher cipher = new PaddedBufferedBlockCipher(new CBCBlockCipher(new AESEngine()));
        cipher.init(true, new ParametersWithIV(new KeyParameter(key), new byte[16]));
        byte[] packed = new byte[cipher.getOutputSize(TEXT.length)];
        int length = cipher.processBytes(TEXT, 0, TEXT.length, packed, 0);
        length += cipher.doFinal(packed, length);
        System.out.println("AES-CBC " + length + " " + Hex.toHexString(packed));
        cipher.init(false, new ParametersWithIV(new KeyParameter(key), new byte[16]));
        packed[length - 20] ^= 1;
        byte[] again = new byte[cipher.getOutputSize(length)];
        try {
            int read = cipher.processBytes(packed, 0, length, again, 0);
            read += cipher.doFinal(again, read);
            System.out.println(read + " " + Hex.toHexString(again));
        } catch (InvalidCipherTextException e) {
            System.out.println(e.getMessage());
        }
        BlowfishEngine blowfish = new BlowfishEngine();
        blowfish.init(true, new KeyParameter(key));
        byte[] block = new byte[8];
        blowfish.processBlock(TEXT, 0, block, 0);
        System.out.println("Blowfish " + Hex.toHexString(block));
    }

    private static void authenticated(byte[] key) {
        GCMBlockCipher cipher = new GCMBlockCipher(new AESEngine());
        byte[] nonce = new byte[12];
        cipher.init(true, new AEADParameters(new KeyParameter(key), 128, nonce, new byte[] {1, 2, 3}));
        byte[] packed = new byte[cipher.getOutputSize(TEXT.length)];
        try {
            int length = cipher.processBytes(TEXT, 0, TEXT.length, packed, 0);
            cipher.doFinal(packed, length);
            System.out.println("AES-GCM " + Hex.toHexString(packed));
            packed[3] ^= 1;
            cipher.init(false, new AEADParameters(new KeyParameter(key), 128, nonce, new byte[] {1, 2, 3}));
            byte[] again = new byte[cipher.getOutputSize(packed.length)];
            length = cipher.processBytes(packed, 0, packed.length, again, 0);
            System.out.println(cipher.doFinal(again, length));
        } catch (InvalidCipherTextException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void curves() {
        byte[] secret = digest(new SHA256Digest(), new byte[] {7});
        byte[] open = new byte[32];
        Ed25519.generatePublicKey(secret, 0, open, 0);
        byte[] signature = new byte[64];
        Ed25519.sign(secret, 0, TEXT, 0, TEXT.length, signature, 0);
        System.out.println("Ed25519 " + Hex.toHexString(open) + " " + Hex.toHexString(signature) + " "
                + Ed25519.verify(signature, 0, open, 0, TEXT, 0, TEXT.length));
        signature[5]++;
        System.out.println(Ed25519.verify(signature, 0, open, 0, TEXT, 0, TEXT.length));
        byte[] other = digest(new SHA256Digest(), new byte[] {8});
        byte[] point = new byte[32];
        byte[] shared = new byte[32];
        X25519.scalarMultBase(other, 0, point, 0);
        X25519.scalarMult(secret, 0, point, 0, shared, 0);
        System.out.println("X25519 " + new BigInteger(1, shared).toString(36));
    }
}
