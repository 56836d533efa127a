package awesome.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file system that boots into a shell on the console: BusyBox under all its names, its init among them, and the
 * files of {@code /etc} that it and its user expect, which lie beside this class.
 */
public final class DefaultRoot {
    /** Where BusyBox is. */
    public static final String BUSYBOX = "/bin/busybox";

    private static final String HOME = "/root";
    private static final String START_SCRIPT = "init.d/rcS";
    private static final String SECRETS = "shadow";
    private static final List<String> CONFIGURATION = List.of("fstab", "group", "hostname", "hosts", START_SCRIPT, "inittab",
            "os-release", "passwd", "profile", SECRETS, "shells");

    private DefaultRoot() {}

    /**
     * The tree.
     *
     * @param busybox BusyBox, statically linked, which also runs on this host to say what its names are
     * @throws IOException if it cannot be run
     */
    public static Initramfs of(Path busybox) throws IOException {
        Initramfs root = new Initramfs();
        skeleton(root);
        configuration(root);
        root.file(BUSYBOX, busybox, 0755);
        for (String applet : applets(busybox)) {
            if (!applet.equals(BUSYBOX)) {
                root.symlink(applet, BUSYBOX);
            }
        }
        return root;
    }

    /** Adds directories and devices that programs expect, but no program. */
    public static void skeleton(Initramfs root) {
        for (String directory : List.of("/bin", "/dev", "/etc", "/lib", "/mnt", "/proc", "/run", "/sbin", "/sys",
                "/usr/bin", "/usr/lib", "/usr/sbin", "/var/log", "/var/tmp")) {
            root.directory(directory);
        }
        root.directory(HOME, 0700).directory("/tmp", 01777).directory("/var/tmp", 01777);
        // Linux, Documentation/admin-guide/devices.txt
        root.device("/dev/null", 0666, 1, 3)
                .device("/dev/zero", 0666, 1, 5)
                .device("/dev/full", 0666, 1, 7)
                .device("/dev/random", 0666, 1, 8)
                .device("/dev/urandom", 0666, 1, 9)
                .device("/dev/tty", 0666, 5, 0)
                .device("/dev/console", 0600, 5, 1)
                .symlink("/dev/fd", "/proc/self/fd")
                .symlink("/dev/stdin", "/proc/self/fd/0")
                .symlink("/dev/stdout", "/proc/self/fd/1")
                .symlink("/dev/stderr", "/proc/self/fd/2");
    }

    private static void configuration(Initramfs root) throws IOException {
        for (String name : CONFIGURATION) {
            int permissions = name.equals(START_SCRIPT) ? 0755 : name.equals(SECRETS) ? 0640 : 0644;
            root.bytes("/etc/" + name, resource(name), permissions);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = DefaultRoot.class.getResourceAsStream("etc/" + name)) {
            return in.readAllBytes();
        }
    }

    /** The paths that a BusyBox wants to be found under, absolute. */
    static List<String> applets(Path busybox) throws IOException {
        if (!Files.isExecutable(busybox)) {
            throw new IOException("there is no program " + busybox + " (in Debian: install busybox-static)");
        }
        Process process = new ProcessBuilder(busybox.toString(), "--list-full").redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(busybox + " --list-full failed: " + text.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        List<String> paths = new ArrayList<>();
        Arrays.stream(text.split("\n")).filter(line -> !line.isBlank()).forEach(line -> paths.add("/" + line.strip()));
        return paths;
    }
}
