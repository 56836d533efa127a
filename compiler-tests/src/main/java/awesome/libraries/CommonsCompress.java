package awesome.libraries;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;

/** Apache Commons Compress: tar archives in bzip2 files, LZ4 and Snappy. */
public final class CommonsCompress {
    private CommonsCompress() {}

    private static byte[] bytes(int size) {
        Random random = new Random(size);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i % 300 < 200 ? "text that comes again ".charAt(i % 22) : random.nextInt(64));
        }
        return bytes;
    }

    private static void archive(Path file) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new BZip2CompressorOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file))))) {
            for (int size : new int[] {0, 1, 511, 70_000}) {
                TarArchiveEntry entry = new TarArchiveEntry("folder/of " + size);
                entry.setSize(size);
                entry.setModTime(1_000_000_000_000L);
                tar.putArchiveEntry(entry);
                tar.write(bytes(size));
                tar.closeArchiveEntry();
            }
        }
        System.out.println(Files.size(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BZip2CompressorInputStream(
                new BufferedInputStream(Files.newInputStream(file))))) {
            for (TarArchiveEntry each = tar.getNextTarEntry(); each != null; each = tar.getNextTarEntry()) {
                byte[] bytes = tar.readAllBytes();
                System.out.println(each.getName() + " " + each.getSize() + " " + each.isDirectory() + " "
                        + Integer.toOctalString(each.getMode()) + " "
                        + Arrays.equals(bytes, bytes((int) each.getSize())));
            }
        }
    }

    private static void compare(String name, byte[] packed, InputStream in) throws IOException {
        byte[] back = in.readAllBytes();
        System.out.println(name + " " + packed.length + " " + Arrays.hashCode(packed) + " "
                + Arrays.equals(back, bytes(50_000)));
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile("archive", ".tar.bz2");
        archive(file);
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 1;
        Files.delete(file);
        try (InputStream in = new BZip2CompressorInputStream(new ByteArrayInputStream(damaged))) {
            System.out.println(in.readAllBytes().length);
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        ByteArrayOutputStream lz4 = new ByteArrayOutputStream();
        try (BlockLZ4CompressorOutputStream out = new BlockLZ4CompressorOutputStream(lz4)) {
            out.write(bytes(50_000));
        }
        compare("LZ4", lz4.toByteArray(),
                new BlockLZ4CompressorInputStream(new ByteArrayInputStream(lz4.toByteArray())));
        ByteArrayOutputStream snappy = new ByteArrayOutputStream();
        try (FramedSnappyCompressorOutputStream out = new FramedSnappyCompressorOutputStream(snappy)) {
            out.write(bytes(50_000));
        }
        compare("Snappy", snappy.toByteArray(),
                new FramedSnappyCompressorInputStream(new ByteArrayInputStream(snappy.toByteArray())));
        try (InputStream in = new BZip2CompressorInputStream(new ByteArrayInputStream(
                "no archive".getBytes(StandardCharsets.US_ASCII)))) {
            System.out.println(in.read());
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }
}
