package awesome.conformance.checksums;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The digests of java.base: whole, in parts, cloned, reset, and one that there is not. */
public final class Digests {
    private static final String[] NAMES =
            {"MD5", "SHA-1", "sha", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA3-256"};

    private Digests() {}

    public static void main(String[] arguments) throws Exception {
        for (String each : NAMES) {
            MessageDigest digest = MessageDigest.getInstance(each);
            System.out.println(digest.getAlgorithm() + " " + digest.getDigestLength() + " " + hex(digest.digest()));
            System.out.println(hex(digest.digest("abc".getBytes(StandardCharsets.US_ASCII))));
            byte[] bytes = new byte[1000];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i * 7);
            }
            digest.update(bytes, 3, 500);
            digest.update((byte) 9);
            MessageDigest copy = (MessageDigest) digest.clone();
            digest.update(bytes, 100, 64);
            byte[] first = digest.digest();
            System.out.println(hex(first) + " " + hex(copy.digest()) + " "
                    + MessageDigest.isEqual(first, first.clone()));
            digest.update(bytes);
            digest.reset();
            System.out.println(Arrays.equals(digest.digest(), copy.digest()));
        }
        try {
            MessageDigest.getInstance("NONE-1");
        } catch (NoSuchAlgorithmException e) {
            System.out.println(e.getMessage());
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(Character.forDigit(each >> 4 & 15, 16)).append(Character.forDigit(each & 15, 16));
        }
        return text.toString();
    }
}
