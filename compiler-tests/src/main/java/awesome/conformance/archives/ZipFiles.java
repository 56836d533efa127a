package awesome.conformance.archives;

import java.io.File;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** ZipFile: entries by name and in order, sizes, what is missing or no archive. */
public final class ZipFiles {
    private ZipFiles() {}

    private static void show(Callable<?> action) {
        try {
            System.out.println(action.call());
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream("test.zip"))) {
            out.setComment("of the archive");
            for (String each : new String[] {"a.txt", "folder/b.txt", "folder/empty"}) {
                out.putNextEntry(new ZipEntry(each));
                out.write(each.repeat(each.length() == 12 ? 0 : 500).getBytes());
                out.closeEntry();
            }
        }
        try (ZipFile zip = new ZipFile("test.zip")) {
            System.out.println(zip.size() + " " + zip.getComment() + " "
                    + zip.stream().map(ZipEntry::getName).toList() + " " + zip.getEntry("none"));
            for (ZipEntry each : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(each)) {
                    System.out.println(each.getName() + " " + each.getSize() + " " + in.readAllBytes().length + " "
                            + Long.toHexString(each.getCrc()));
                }
            }
        }
        Files.writeString(Path.of("text"), "this is no archive at all, only text");
        show(() -> new ZipFile("text"));
        show(() -> new ZipFile("none"));
        ZipFile closed = new ZipFile(new File("test.zip"));
        closed.close();
        show(closed::size);
    }
}
