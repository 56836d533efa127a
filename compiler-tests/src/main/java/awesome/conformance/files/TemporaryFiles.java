package awesome.conformance.files;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Temporary files and folders, and files deleted at the end. */
public final class TemporaryFiles {
    private TemporaryFiles() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("."), "dir");
        Path file = Files.createTempFile(folder, "name", ".end");
        System.out.println(Files.isDirectory(folder) + " " + file.getFileName().toString().startsWith("name") + " "
                + file.toString().endsWith(".end") + " " + Files.size(file) + " "
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " "
                + PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        System.out.println(!Files.createTempFile(folder, null, null).equals(Files.createTempFile(folder, null, null)));
        File old = File.createTempFile("old", null, folder.toFile());
        System.out.println(old.getName().endsWith(".tmp") + " " + old.exists());
        Attempt.show("short prefix", () -> File.createTempFile("ab", null));
        Attempt.show("bad prefix", () -> Files.createTempFile(folder, "a/b", null));
        Path kept = Files.writeString(Path.of("kept"), "x");
        Path gone = Files.writeString(Path.of("gone"), "x");
        gone.toFile().deleteOnExit();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook: " + Files.exists(gone))));
        System.out.println(Files.exists(kept));
    }
}
