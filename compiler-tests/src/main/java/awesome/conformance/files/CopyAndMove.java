package awesome.conformance.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;

/** Files.copy and Files.move: files, folders, links, streams, replacing. */
public final class CopyAndMove {
    private CopyAndMove() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.writeString(Path.of("file"), "x".repeat(200_000));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        Path copy = Path.of("copy");
        System.out.println(Files.copy(file, copy) + " " + Files.size(copy) + " " + Files.mismatch(file, copy));
        Attempt.show("again", () -> Files.copy(file, copy));
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        System.out.println(Files.getLastModifiedTime(copy));
        Files.createDirectory(Path.of("folder"));
        System.out.println(Files.move(copy, Path.of("folder/moved")) + " " + Files.exists(copy));
        System.out.println(Files.copy(Path.of("folder"), Path.of("second")) + " "
                + Files.exists(Path.of("second/moved")));
        Files.move(Path.of("folder"), Path.of("third"));
        System.out.println(Files.exists(Path.of("third/moved")) + " " + Files.exists(Path.of("folder")));
        Attempt.show("onto folder", () -> Files.move(file, Path.of("third"), StandardCopyOption.REPLACE_EXISTING));
        Files.createSymbolicLink(Path.of("link"), Path.of("file"));
        Files.copy(Path.of("link"), Path.of("followed"));
        Files.copy(Path.of("link"), Path.of("as link"), LinkOption.NOFOLLOW_LINKS);
        System.out.println(Files.isSymbolicLink(Path.of("followed")) + " "
                + Files.readSymbolicLink(Path.of("as link")) + " "
                + Files.isSameFile(Path.of("link"), file) + " " + Path.of("link").toRealPath().getFileName());
        Attempt.show("dangling", () -> {
            Files.delete(file);
            return Files.exists(Path.of("link")) + " " + Files.exists(Path.of("link"), LinkOption.NOFOLLOW_LINKS);
        });
        System.out.println(Files.copy(new ByteArrayInputStream("bytes".getBytes()), file) + " "
                + Files.readString(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.out.println(Files.copy(file, out) + " " + out);
        System.out.println(Files.move(file, Path.of("atomic"), StandardCopyOption.ATOMIC_MOVE));
    }
}
