package awesome.run;

import awesome.abi.run.RunFile;
import awesome.image.DefaultRoot;
import awesome.image.Initramfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that the guest finds: a program, or the shell and all that belongs to it, and what the person adds. */
final class GuestRoot {
    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    private final Initramfs tree;
    private final Set<Path> files = new HashSet<>();

    private GuestRoot(Initramfs tree) {
        this.tree = tree;
    }

    /** The usual directories and devices, with a working directory, and a program at its own path. */
    static GuestRoot of(Program program, Path directory) throws IOException, CannotRunException {
        GuestRoot root = new GuestRoot(new Initramfs());
        DefaultRoot.skeleton(root.tree);
        root.addDirectory(directory);
        root.add(new SharedFile(program.file(), program.file()));
        return root;
    }

    /** What an image without a program in mind has. */
    static GuestRoot standard(Path busybox) throws IOException {
        return new GuestRoot(DefaultRoot.of(busybox));
    }

    /** Nothing, to be added to a root file system that comes otherwise. */
    static GuestRoot addition() {
        return new GuestRoot(Initramfs.addition());
    }

    /** Adds a file, or a folder with everything in it. Links are followed. */
    void add(SharedFile shared) throws IOException, CannotRunException {
        if (Files.isRegularFile(shared.host())) {
            addFile(shared.host(), shared.guest());
        } else if (Files.isDirectory(shared.host())) {
            addDirectory(shared.guest());
            for (Path entry : entries(shared.host())) {
                add(new SharedFile(entry, shared.guest().resolve(entry.getFileName())));
            }
        } else {
            throw new CannotRunException(Ending.MACHINE_FAILED,
                    shared.host() + " is neither a file nor a folder, so the machine cannot get a copy");
        }
    }

    /** Says what the kernel runs first. */
    void addRunFile(byte[] content) {
        tree.bytes(RunFile.PATH, content, PLAIN);
    }

    /** Writes the archive. */
    void write(Path archive) throws IOException {
        tree.write(archive);
    }

    /** Whether a file was added there. */
    boolean hasFile(Path guest) {
        return files.contains(guest);
    }

    private void addFile(Path host, Path guest) throws CannotRunException {
        try {
            files.add(guest);
            tree.file(guest.toString(), host, Files.isExecutable(host) ? EXECUTABLE : PLAIN);
        } catch (IllegalArgumentException e) {
            throw new CannotRunException(Ending.MACHINE_FAILED, e.getMessage());
        }
    }

    private void addDirectory(Path guest) throws CannotRunException {
        if (guest.getNameCount() == 0) {
            return;
        }
        try {
            tree.directory(guest.toString());
        } catch (IllegalArgumentException e) {
            throw new CannotRunException(Ending.MACHINE_FAILED, e.getMessage());
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
