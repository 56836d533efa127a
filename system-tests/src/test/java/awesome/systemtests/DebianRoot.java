package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A root file system for Linux and for the machine: of Debian's packages, as {@code bin/debian-root} puts them together, or
 * of programs of the host.
 */
final class DebianRoot {
    private static final byte[] NOTHING = {};
    private static final List<String> ENVIRONMENT = List.of("HOME=/root", "USER=root",
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private final Path folder;
    private final Path archive;
    private final Path root;
    private final List<String> added = new ArrayList<>();

    /**
     * Makes it, unless a run of before has; packages of a release change little.
     *
     * @param folder where the tree goes in which commands run on Linux
     */
    DebianRoot(Path folder, List<String> packages) {
        this.folder = folder;
        archive = Path.of("target", "debian-" + Integer.toHexString(packages.hashCode()) + ".tar").toAbsolutePath();
        if (!Files.exists(archive)) {
            List<String> command = new ArrayList<>(List.of(Command.PROJECT.resolve("bin/debian-root").toString(),
                    archive.toString()));
            command.addAll(packages);
            run(command);
        }
        root = makeRoot();
        // Devices are those of the host, which only the superuser could make.
        run(List.of("tar", "--extract", "--exclude=./dev/*", "--file=" + archive, "--directory=" + root));
    }

    private DebianRoot(Path folder) {
        this.folder = folder;
        root = makeRoot();
        archive = root;
    }

    /** One in which there are these programs of the host, and the shared objects that they need. */
    static DebianRoot ofHost(Path folder, List<String> programs) {
        DebianRoot made = new DebianRoot(folder);
        made.run(List.of("mkdir", "-m", "1777", made.root + "/tmp"));
        made.run(List.of("mkdir", made.root + "/dev", made.root + "/proc", made.root + "/sys", made.root + "/root"));
        Set<String> files = new TreeSet<>(List.of("/etc/passwd", "/etc/group"));
        for (String each : programs) {
            files.add("/bin/" + each);
            for (String word : Command.host(folder, NOTHING, "ldd", "/bin/" + each).text().split("\\s+")) {
                if (word.startsWith("/lib")) {
                    files.add(word);
                }
            }
        }
        for (String each : files) {
            made.run(List.of("cp", "--parents", "--dereference", each, made.root.toString()));
        }
        return made;
    }

    private Path makeRoot() {
        Path made = folder.resolve("root");
        run(List.of("mkdir", made.toString()));
        return made;
    }

    private void run(List<String> command) {
        Command.Result result = Command.host(folder, NOTHING, command.toArray(String[]::new));
        assertEquals(0, result.status(), result.errors());
    }

    /** Adds a file, or a folder with all that is in it, under that path, where nothing is yet. */
    void add(Path file, String path) {
        run(List.of("cp", "-R", "--dereference", file.toString(), root + path));
        if (archive != root) {
            added.addAll(List.of("--file", file + ":" + path));
        }
    }

    /** Runs a command on the host's Linux in the tree, with processes, mounts and a session of its own. */
    Command.Result onLinux(int seconds, String... command) {
        List<String> all = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork"));
        try {
            if (!Files.getOwner(folder).getName().equals("root")) {
                all.add("--map-root-user");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.addAll(List.of("sh", "-c", "mount --rbind /dev \"$0/dev\" && mount -t proc proc \"$0/proc\" && "
                + "exec env -i " + String.join(" ", ENVIRONMENT) + " setsid --wait chroot \"$0\" \"$@\"", root.toString()));
        all.addAll(List.of(command));
        return Command.within(seconds, folder, NOTHING, all.toArray(String[]::new));
    }

    /**
     * Runs a command in a machine with that root. If that is of programs of the host, it has what was changed in it on Linux.
     *
     * @param options further ones of the launcher
     */
    Command.Result inMachine(int seconds, List<String> options, String... command) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("--root", archive.toString()));
        all.addAll(added);
        all.add("--");
        all.addAll(List.of(command));
        return Command.awesomeWithin(seconds, folder, NOTHING, all.toArray(String[]::new));
    }
}
