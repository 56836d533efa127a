package awesome.conformance.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs a folder into a ZIP file and unpacks it elsewhere. */
public final class Archiver {
    private Archiver() {}

    private static void pack(Path folder, Path archive) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            for (Path each : files) {
                out.putNextEntry(new ZipEntry(folder.relativize(each).toString()));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("outside of " + folder + ": " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                try (OutputStream out = Files.newOutputStream(file)) {
                    System.out.println(file + " " + in.transferTo(out));
                }
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path archive = Path.of(arguments[1]);
        pack(Path.of(arguments[0]), archive);
        unpack(archive, Path.of(arguments[2]));
        try (Stream<Path> all = Files.walk(Path.of(arguments[0]))) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                Path copy = Path.of(arguments[2]).resolve(Path.of(arguments[0]).relativize(each));
                System.out.println(copy + " " + Files.mismatch(each, copy));
            }
        }
        try (InputStream in = Files.newInputStream(archive)) {
            System.out.println(in.read() + " " + in.read());
        }
    }
}
