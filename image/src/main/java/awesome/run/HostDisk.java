package awesome.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    /** Where a file system of the kind of ext4 has its magic number (Linux, Documentation/filesystems/ext4/super.rst). */
    private static final int EXT_MAGIC_AT = 1024 + 0x38;
    private static final int EXT_MAGIC = 0xef53;
    /** A table of partitions ends with 0x55 and 0xaa; archives may too, but say in this place that they are some. */
    private static final int SIGNATURE_AT = 510;
    private static final int SIGNATURE = 0xaa55;
    private static final int ARCHIVE_AT = 257;
    private static final int START = 2048;

    /**
     * What is given for a root file system as a disk, if it is one with an ext2, ext3 or ext4 file system; else null.
     *
     * @throws CannotRunException if it is a disk that has partitions
     */
    static HostDisk root(String text, Path directory) throws CannotRunException, IOException {
        boolean readOnly = text.endsWith(READ_ONLY) && !Files.exists(directory.resolve(text));
        String name = readOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
        Path file = directory.resolve(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            return null;
        }
        ByteBuffer start = ByteBuffer.allocate(START).order(ByteOrder.LITTLE_ENDIAN);
        try (InputStream in = Files.newInputStream(file)) {
            start.put(0, in.readNBytes(START));
        }
        if ((start.getShort(EXT_MAGIC_AT) & 0xffff) == EXT_MAGIC) {
            return parse("--root", text, directory);
        }
        boolean isArchive = start.get(ARCHIVE_AT) == 'u' && start.get(ARCHIVE_AT + 1) == 's';
        if ((start.getShort(SIGNATURE_AT) & 0xffff) == SIGNATURE && !isArchive && RootSource.decompressor(file) == null) {
            throw new CannotRunException(Ending.MACHINE_FAILED, "--root: " + file + " is a disk with partitions; say which one:"
                    + " --disk " + name + " --append 'root=/dev/vda1 rw'");
        }
        return null;
    }

    /**
     * Understands {@code FILE} and {@code FILE:ro}, from {@code directory}.
     *
     * @param option for what is said if something is wrong
     * @throws CannotRunException if there is no such file, or it cannot be a disk
     */
    static HostDisk parse(String option, String text, Path directory) throws CannotRunException, IOException {
        boolean readOnly = text.endsWith(READ_ONLY) && !Files.exists(directory.resolve(text));
        String name = readOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
        Path file = directory.resolve(name).normalize();
        if (!Files.exists(file)) {
            throw new CannotRunException(Ending.MACHINE_FAILED, option + ": there is no file " + file
                    + "; make one, such as by: truncate -s 64M " + name);
        }
        if (!Files.isReadable(file) || !readOnly && !Files.isWritable(file)) {
            throw new CannotRunException(Ending.MACHINE_FAILED, option + ": no permission to "
                    + (Files.isReadable(file) ? "write to " + file + "; give it as " + name + READ_ONLY : "read " + file));
        }
        if (Files.isDirectory(file)) {
            throw new CannotRunException(Ending.MACHINE_FAILED, option + ": " + file + " is a folder, not the image of a disk");
        }
        if (Files.isRegularFile(file) && (Files.size(file) == 0 || Files.size(file) % SECTOR != 0)) {
            throw new CannotRunException(Ending.MACHINE_FAILED, option + ": " + file + " has " + Files.size(file)
                    + " bytes, but disks have a multiple of " + SECTOR);
        }
        return new HostDisk(file, readOnly);
    }
}
