package awesome.conformance.files;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** java.io.File and java.nio.file: permissions and times. */
public final class Permissions {
    private Permissions() {}

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    public static void main(String[] arguments) throws Exception {
        Path path = Files.createFile(Path.of("file"));
        File file = path.toFile();
        Attempt.show("executable", () -> file.setExecutable(true) + " " + file.canExecute() + " " + mode(path));
        Attempt.show("executable for all", () -> file.setExecutable(true, false) + " " + mode(path));
        Attempt.show("read only", () -> file.setReadOnly() + " " + mode(path));
        Attempt.show("none", () -> new File("none").setReadOnly() + " " + new File("none").lastModified());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r---w-"));
        System.out.println(mode(path));
        Attempt.show("time", () -> file.setLastModified(1_234_567_890_123L) + " " + file.lastModified());
        Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2001-02-03T04:05:06.789012Z")));
        System.out.println(Files.getLastModifiedTime(path) + " " + file.lastModified());
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        System.out.println(attributes.isRegularFile() + " " + attributes.isOther() + " " + attributes.size() + " "
                + attributes.lastModifiedTime().toMillis());
        Attempt.show("before 1970", () -> {
            Files.setLastModifiedTime(path, FileTime.fromMillis(-1500));
            return Files.getLastModifiedTime(path);
        });
    }
}
