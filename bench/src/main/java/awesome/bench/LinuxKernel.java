package awesome.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Debian's kernel for virtual machines, as apt-get downloads it. */
final class LinuxKernel {
    private static final String META_PACKAGE = "linux-image-cloud-amd64";

    private LinuxKernel() {}

    /**
     * The kernel in {@code folder}, downloaded and unpacked if it is not there.
     *
     * @throws IOException if there is none to download; its message says what to do
     */
    static Path in(Path folder) throws IOException {
        Path boot = folder.resolve("boot");
        if (!Files.isDirectory(boot)) {
            Files.createDirectories(folder);
            String depends = Tool.run(folder, "apt-cache", "depends", META_PACKAGE);
            String name = depends.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("Depends: linux-image-"))
                    .map(line -> line.substring("Depends: ".length()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("apt knows no " + META_PACKAGE + "; run apt-get update"));
            System.err.println("downloading " + name);
            Tool.run(folder, "apt-get", "download", name);
            Tool.run(folder, "sh", "-c", "dpkg-deb -x " + name + "_*.deb . && rm " + name + "_*.deb");
        }
        try (Stream<Path> files = Files.list(boot)) {
            return files.filter(file -> file.getFileName().toString().startsWith("vmlinuz-"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no kernel in " + boot + "; remove " + folder));
        }
    }
}
