package awesome.conformance.files;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** java.nio.file: what goes wrong, with the exceptions and their files. */
public final class FileErrors {
    private FileErrors() {}

    private static void attempt(String name, Callable<?> action) {
        Attempt.show(name, () -> {
            try {
                return action.call();
            } catch (FileSystemException e) {
                System.out.print("(" + e.getFile() + ", " + e.getOtherFile() + ", " + e.getReason() + ") ");
                throw e;
            }
        });
    }

    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(Path.of("full/inner"));
        Files.writeString(Path.of("file"), "text");
        attempt("read", () -> Files.readString(Path.of("none")));
        attempt("read folder", () -> Files.readAllBytes(Path.of("full")));
        attempt("delete full", () -> {
            Files.delete(Path.of("full"));
            return null;
        });
        attempt("delete none", () -> {
            Files.delete(Path.of("none"));
            return null;
        });
        attempt("delete if", () -> Files.deleteIfExists(Path.of("none")));
        attempt("make again", () -> Files.createDirectory(Path.of("full")));
        attempt("make below", () -> Files.createDirectory(Path.of("none/x")));
        attempt("make over file", () -> Files.createDirectories(Path.of("file/x")));
        attempt("create again", () -> Files.createFile(Path.of("file")));
        attempt("below file", () -> Files.size(Path.of("file/x")));
        attempt("copy none", () -> Files.copy(Path.of("none"), Path.of("other")));
        attempt("copy onto", () -> Files.copy(Path.of("file"), Path.of("full")));
        attempt("move onto", () -> Files.move(Path.of("file"), Path.of("full")));
        attempt("list file", () -> Files.list(Path.of("file")));
        attempt("link to file", () -> Files.readSymbolicLink(Path.of("file")));
        attempt("real", () -> Path.of("none").toRealPath());
        attempt("time", () -> Files.getLastModifiedTime(Path.of("none")));
        try {
            Path.of("a\0b");
        } catch (InvalidPathException e) {
            System.out.println(e.getReason() + " " + e.getIndex());
        }
    }
}
