package awesome.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.UUID;

/**
 * A disk to boot from whose second partition has the root file system, which keeps what is changed in it: a new kernel comes
 * before it, and leaves it as it is.
 */
final class RootPartition {
    /** Where it begins: there is room for many kernels before it. */
    private static final long START = 32L << 20;
    /** The super block of ext4 (Linux, Documentation/filesystems/ext4/super.rst). */
    private static final long SUPER_BLOCK = START + 1024;
    private static final int MAGIC_AT = 0x38;
    private static final int MAGIC = 0xef53;
    private static final int UUID_AT = 0x68;
    private static final int SUPER_BLOCK_BYTES = 0x78;

    private final DiskImage disk;
    private final Path image;

    /** The one of {@code image}, whose other part is {@code disk}. */
    RootPartition(DiskImage disk, Path image) {
        this.disk = disk;
        this.image = image.toAbsolutePath();
    }

    /** Something that makes an archive of cpio. */
    interface Archive {
        void write(Path file) throws IOException;
    }

    /**
     * Writes the image.
     *
     * @param root what comes into a new root file system, if there is none yet
     * @param bytes how large that one is
     * @param commandLine the kernel's, to which is added where the root is
     */
    void write(Archive root, long bytes, String commandLine) throws IOException {
        UUID known = known();
        UUID uuid = known == null ? UUID.randomUUID() : known;
        disk.commandLine((commandLine + " root=UUID=" + uuid + " rw").strip());
        if (known != null) {
            replaceKernel();
            return;
        }
        disk.partition(START, bytes);
        Path folder = Files.createTempDirectory(image.getParent(), ".image");
        Path unfinished = folder.resolve("image");
        Path archive = folder.resolve("root.cpio");
        try {
            disk.write(unfinished);
            root.write(archive);
            new Ext4Image(Ext4Image.Kind.CPIO, archive).label("root").uuid(uuid).offset(START).write(unfinished, bytes, folder);
            Files.move(unfinished, image, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            for (String left : new String[] {"image", "root.cpio", "errors"}) {
                Files.deleteIfExists(folder.resolve(left));
            }
            Files.deleteIfExists(folder);
        }
    }

    private void replaceKernel() throws IOException {
        boolean done = false;
        try {
            disk.partition(START, Files.size(image) - START).write(image);
            done = true;
        } finally {
            if (!done) {
                // So that make(1) does not take it for what is wanted.
                Files.setLastModifiedTime(image, FileTime.fromMillis(0));
            }
        }
    }

    /** The number of the file system that is there already; null if there is none. */
    private UUID known() throws IOException {
        if (!Files.exists(image)) {
            return null;
        }
        ByteBuffer superBlock = ByteBuffer.allocate(SUPER_BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ)) {
            if (file.read(superBlock, SUPER_BLOCK) < SUPER_BLOCK_BYTES || (superBlock.getShort(MAGIC_AT) & 0xffff) != MAGIC) {
                return null;
            }
        }
        superBlock.order(ByteOrder.BIG_ENDIAN);
        return new UUID(superBlock.getLong(UUID_AT), superBlock.getLong(UUID_AT + Long.BYTES));
    }
}
