package awesome.conformance.archives;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** ZIP streams: entries, stored and compressed, comments, times. */
public final class ZipArchives {
    private ZipArchives() {}

    public static void main(String[] arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setComment("an archive");
            ZipEntry text = new ZipEntry("folder/text.txt");
            text.setComment("some text");
            text.setTimeLocal(LocalDateTime.of(2020, 2, 3, 4, 5, 6));
            zip.putNextEntry(text);
            zip.write("hello ".repeat(1_000).getBytes());
            zip.closeEntry();
            ZipEntry stored = new ZipEntry("stored");
            stored.setMethod(ZipEntry.STORED);
            CRC32 crc = new CRC32();
            crc.update(new byte[] {1, 2, 3});
            stored.setCrc(crc.getValue());
            stored.setSize(3);
            zip.putNextEntry(stored);
            zip.write(new byte[] {1, 2, 3});
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("folder/"));
            try {
                zip.putNextEntry(new ZipEntry("stored"));
            } catch (ZipException e) {
                System.out.println(e.getMessage());
            }
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readAllBytes();
                zip.closeEntry();
                System.out.println(entry.getName() + " " + entry.isDirectory() + " " + bytes.length + " "
                        + entry.getMethod() + " "
                        + Long.toHexString(entry.getCrc()) + " " + entry.getSize());
            }
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            System.out.println(zip.getNextEntry().getTimeLocal());
        }
    }
}
