package awesome.conformance.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Trees of folders: list, walk, find, walkFileTree, directory streams with patterns. */
public final class Walks {
    private Walks() {}

    public static void main(String[] arguments) throws Exception {
        for (String each : new String[] {"top/a/x.txt", "top/a/y.java", "top/b/c/z.txt", "top/w.txt",
                "top/\u00e4.txt"}) {
            Path path = Path.of(each);
            Files.createDirectories(path.getParent());
            Files.writeString(path, each);
        }
        try (Stream<Path> all = Files.list(Path.of("top"))) {
            System.out.println(all.map(Path::toString).sorted().toList());
        }
        try (Stream<Path> all = Files.walk(Path.of("top"), 2)) {
            System.out.println(all.map(Path::toString).sorted().toList());
        }
        try (Stream<Path> found = Files.find(Path.of("top"), 9, (path, attributes) -> attributes.size() == 12)) {
            System.out.println(found.map(Path::toString).sorted().toList());
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(Path.of("top"), "*.{txt,java}")) {
            stream.forEach(each -> names.add(each.getFileName().toString()));
        }
        Collections.sort(names);
        System.out.println(names);
        Files.walkFileTree(Path.of("top"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException error) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
        System.out.println(Files.exists(Path.of("top")));
        Files.createDirectory(Path.of("many"));
        for (int i = 0; i < 1500; i++) {
            Files.createFile(Path.of("many", "file with a long name, number " + i));
        }
        try (Stream<Path> all = Files.list(Path.of("many"))) {
            System.out.println(all.mapToInt(each -> each.toString().length()).sum());
        }
    }
}
