package awesome.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the host that is a disk of the machine.
 *
 * @param file where it is, absolute
 * @param readOnly whether the machine cannot write to it
 */
record HostDisk(Path file, boolean readOnly) {
    private static final String READ_ONLY = ":ro";
    private static final int SECTOR = 512;

    /**
     * Understands {@code FILE} and {@code FILE:ro}, from {@code directory}.
     *
     * @throws CannotRunException if there is no such file, or it cannot be a disk
     */
    static HostDisk parse(String text, Path directory) throws CannotRunException, IOException {
        boolean readOnly = text.endsWith(READ_ONLY) && !Files.exists(directory.resolve(text));
        String name = readOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
        Path file = directory.resolve(name).normalize();
        if (!Files.exists(file)) {
            throw new CannotRunException(Ending.MACHINE_FAILED, "--disk: there is no file " + file
                    + "; make one, such as by: truncate -s 64M " + name);
        }
        if (!Files.isReadable(file) || !readOnly && !Files.isWritable(file)) {
            throw new CannotRunException(Ending.MACHINE_FAILED, "--disk: no permission to "
                    + (Files.isReadable(file) ? "write to " + file + "; give it as " + name + READ_ONLY : "read " + file));
        }
        if (Files.isDirectory(file)) {
            throw new CannotRunException(Ending.MACHINE_FAILED, "--disk: " + file + " is a folder, not the image of a disk");
        }
        if (Files.isRegularFile(file) && (Files.size(file) == 0 || Files.size(file) % SECTOR != 0)) {
            throw new CannotRunException(Ending.MACHINE_FAILED, "--disk: " + file + " has " + Files.size(file)
                    + " bytes, but disks have a multiple of " + SECTOR);
        }
        return new HostDisk(file, readOnly);
    }
}
