package awesome.libraries;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** XZ for Java: bytes are compressed, alike on every machine, come back the same, and damage is noticed. */
public final class Xz {
    private Xz() {}

    public static void main(String[] arguments) throws IOException {
        byte[] text = text(40_000);
        byte[] noise = new byte[5000];
        new Random(3).nextBytes(noise);
        for (int level : new int[] {0, 3, 6}) {
            show("text " + level, text, XZ.CHECK_CRC64, new LZMA2Options(level));
        }
        show("noise", noise, XZ.CHECK_CRC32, new LZMA2Options(1));
        show("empty", new byte[0], XZ.CHECK_NONE, new LZMA2Options(1));
        show("zeros", new byte[100_000], XZ.CHECK_CRC64, new LZMA2Options(1));
        show("filters", text, XZ.CHECK_CRC32, new X86Options(), new DeltaOptions(2), new LZMA2Options(2));
        byte[] packed = compress(text, XZ.CHECK_CRC64, new LZMA2Options(1));
        damage("cut", Arrays.copyOf(packed, packed.length / 2));
        damage("not xz", text);
        packed[packed.length / 2] ^= 0x55;
        damage("changed", packed);
    }

    private static byte[] text(int size) {
        String[] words = {"the", "quick", "brown", "fox", "jumps", "over", "lazy", "dogs", "and", "runs"};
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            text.append(words[random.nextInt(words.length)]).append(random.nextInt(9) == 0 ? ".\n" : " ");
        }
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static byte[] compress(byte[] bytes, int check, FilterOptions... filters) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (XZOutputStream out = new XZOutputStream(packed, filters, check)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static void show(String what, byte[] bytes, int check, FilterOptions... filters) throws IOException {
        byte[] packed = compress(bytes, check, filters);
        byte[] again = new XZInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        CRC32 crc = new CRC32();
        crc.update(packed);
        System.out.println(what + ": " + bytes.length + " -> " + packed.length + " bytes, CRC "
                + Long.toHexString(crc.getValue()) + ", same again: " + Arrays.equals(bytes, again));
    }

    private static void damage(String what, byte[] packed) {
        try (XZInputStream in = new XZInputStream(new ByteArrayInputStream(packed))) {
            System.out.println(what + ": " + in.readAllBytes().length);
        } catch (IOException e) {
            System.out.println(what + ": " + e);
        }
    }
}
