package awesome.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Makes ext4 file systems with files in them, by mke2fs(8) of the host. Owners and devices come along whoever runs this: if that is
 * not the superuser, fakeroot(1) keeps them in mind between unpacking and packing.
 */
public final class Ext4Image {
    private static final int MOST_LABEL_BYTES = 16;
    private static final long MEBIBYTE = 1 << 20;
    private static final long SMALLEST = 16 * MEBIBYTE;
    /** If nobody says how large it is: so many times what is in it, but not less MiB than that. */
    private static final int SPARE = 3;
    private static final int USUAL = 1024;

    /** How the files come: what a shell does with the path {@code $1}, in an empty folder. */
    public enum Kind {
        /** A folder; what is mounted in it stays out. */
        FOLDER("tar --create --one-file-system --numeric-owner --directory=\"$1\" . | tar --extract --same-permissions"
                + " --numeric-owner"),
        /** An archive of tar, perhaps compressed. */
        TAR("tar --extract --same-permissions --numeric-owner --file=\"$1\""),
        /** An archive of cpio. */
        CPIO("cpio --extract --quiet --make-directories --preserve-modification-time --no-absolute-filenames <\"$1\"");

        private final String unpacking;

        Kind(String unpacking) {
            this.unpacking = unpacking;
        }
    }

    private final Kind kind;
    private final Path files;
    private String label = "";
    private UUID uuid = UUID.randomUUID();
    private long offset;

    /** One with these files. */
    public Ext4Image(Kind kind, Path files) {
        this.kind = kind;
        this.files = files.toAbsolutePath();
    }

    /** Gives it a name of up to 16 bytes. */
    public Ext4Image label(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_LABEL_BYTES) {
            throw new IllegalArgumentException("the label " + name + " has more than " + MOST_LABEL_BYTES + " bytes");
        }
        label = name;
        return this;
    }

    /** Gives it this number instead of one of its own. */
    public Ext4Image uuid(UUID number) {
        uuid = number;
        return this;
    }

    /** Puts it so many bytes behind the beginning of the image, which is there already; what is before stays. */
    public Ext4Image offset(long bytes) {
        offset = bytes;
        return this;
    }

    /**
     * Makes it.
     *
     * @param image the file that it comes into, which takes no more space on the host than is used in it
     * @param size bytes of the file system, a multiple of a mebibyte; 0 for 1 GiB, or more if three times what is in it is more
     * @param folder for files that are needed meanwhile
     * @throws IOException also if something does not fit; its message tells what the tools said
     */
    public void write(Path image, long size, Path folder) throws IOException {
        if (size != 0 && (size < SMALLEST || size % MEBIBYTE != 0)) {
            throw new IllegalArgumentException("a file system of " + size + " bytes cannot be; it must have 16 MiB or more");
        }
        Path tree = Files.createTempDirectory(folder, "tree");
        Path errors = folder.resolve("errors");
        // The last line of a pipe alone tells of success, so both are looked at.
        String script = "set -e -o pipefail; umask 022; chmod 755 .; " + kind.unpacking + "; size=$5; if [ $size = 0 ]; then"
                + " size=$(du -sm . | cut -f1); size=$((size * " + SPARE + ")); [ $size -ge " + USUAL + " ] || size=" + USUAL
                + "; fi; cd /; PATH=$PATH:/usr/sbin:/sbin;"
                + " mke2fs -q -F -t ext4 -L \"$2\" -U \"$6\" -E \"offset=$3,root_owner=0:0\" -d \"$0\" \"$4\" ${size}M";
        List<String> command = new ArrayList<>(isSuperuser() ? List.of() : List.of("fakeroot", "-u", "--"));
        command.addAll(List.of("bash", "-c", script, tree.toString(), files.toString(), label, String.valueOf(offset),
                image.toAbsolutePath().toString(), String.valueOf(size / MEBIBYTE),
                uuid.toString()));
        try {
            Process process = new ProcessBuilder(command).directory(tree.toFile()).redirectErrorStream(true)
                    .redirectOutput(errors.toFile()).start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new IOException("cannot make a file system with " + files + ":\n"
                        + Files.readString(errors, StandardCharsets.ISO_8859_1).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            remove(tree);
        }
    }

    private static boolean isSuperuser() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    /** Some folders may be such that only rm(1) gets them away. */
    private static void remove(Path tree) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "chmod -R u+rwx \"$0\" 2>/dev/null; rm -rf \"$0\"", tree.toString()).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
