package awesome.conformance.checksums;

import java.util.zip.CRC32;

/** A checksum of all pieces of an array: each start and length around whole words, at once and byte by byte. */
public final class CrcPieces {
    private CrcPieces() {}

    public static void main(String[] arguments) {
        byte[] bytes = new byte[100];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * i * 31 + i);
        }
        long sum = 0;
        for (int from = 0; from < 20; from++) {
            for (int length = 0; length <= 60; length++) {
                CRC32 whole = new CRC32();
                whole.update(bytes, from, length);
                CRC32 single = new CRC32();
                for (int i = 0; i < length; i++) {
                    single.update(bytes[from + i]);
                }
                if (whole.getValue() != single.getValue()) {
                    System.out.println("different: " + from + " " + length);
                }
                sum = sum * 31 + whole.getValue();
            }
        }
        System.out.println(sum);
    }
}
