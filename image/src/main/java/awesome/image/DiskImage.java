package awesome.image;

import awesome.abi.boot.BootInfoLayout;
import awesome.abi.boot.DiskHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import net.jpountz.xxhash.StreamingXXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * A disk to boot from: boot sector, {@link DiskHeader}, second stage of the loader, command line, kernel, initial
 * file system. Say what is on it, then {@link #write} it.
 */
public final class DiskImage {
    /** The loader's files in the folder that {@link #DiskImage(Path)} takes. */
    public static final String BOOT_SECTOR_FILE = "boot_sector.bin";

    public static final String STAGE2_FILE = "stage2.bin";

    private static final int COMMAND_LINE_SECTOR = DiskHeader.STAGE2_SECTOR + DiskHeader.STAGE2_CAPACITY;
    private static final int COMMAND_LINE_SECTORS = 8;
    private static final long KERNEL_LIMIT = 1L << 30;
    private static final long INITRAMFS_LIMIT = 2L << 30;
    private static final int BUFFER = 1 << 20;

    /** Files start at multiples of this, as large sectors and flash memory like it. */
    private static final int FILE_ALIGNMENT = 4096 / DiskHeader.SECTOR;

    /** Where the first partition's number of sectors is in the boot sector; its first sector is 1. */
    private static final int PARTITION_SECTORS = 446 + 12;
    /** Where the second one's entry is, and what that consists of. */
    private static final int SECOND_ENTRY = 446 + 16;
    private static final int TYPE = 4;
    private static final int LINUX = 0x83;
    private static final int FIRST = 8;
    private static final int COUNT = 12;
    private static final long MOST_SECTORS = 0xffff_ffffL;

    private final byte[] bootSector;
    private final byte[] stage2;
    private Path kernel;
    private Path initramfs;
    private byte[] commandLine = new byte[0];
    /** The second partition, in bytes; nothing if it has none. */
    private long partitionStart;
    private long partitionBytes;

    /** Takes the loader from the folder where it was built. */
    public DiskImage(Path loader) throws IOException {
        this(Files.readAllBytes(loader.resolve(BOOT_SECTOR_FILE)), Files.readAllBytes(loader.resolve(STAGE2_FILE)));
    }

    /** Takes the loader as it was assembled. */
    public DiskImage(byte[] bootSector, byte[] stage2) {
        if (bootSector.length != DiskHeader.SECTOR) {
            throw new IllegalArgumentException("the boot sector has " + bootSector.length + " bytes instead of 512");
        }
        if (stage2.length == 0 || stage2.length > DiskHeader.STAGE2_CAPACITY * DiskHeader.SECTOR) {
            throw new IllegalArgumentException("the second stage has " + stage2.length + " bytes; it may have up to "
                    + DiskHeader.STAGE2_CAPACITY * DiskHeader.SECTOR);
        }
        this.bootSector = bootSector.clone();
        this.stage2 = stage2.clone();
    }

    /** Sets the kernel, an ELF file; needed. */
    public DiskImage kernel(Path file) {
        kernel = file;
        return this;
    }

    /** Sets the initial file system, an archive of cpio. */
    public DiskImage initramfs(Path file) {
        initramfs = file;
        return this;
    }

    /**
     * Sets the command line, empty at first.
     *
     * @throws IllegalArgumentException if it has more than 4095 bytes in UTF-8, or a zero byte
     */
    public DiskImage commandLine(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > BootInfoLayout.COMMAND_LINE_CAPACITY || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the command line has " + bytes.length + " bytes; it may have up to "
                    + BootInfoLayout.COMMAND_LINE_CAPACITY + ", none of them zero");
        }
        commandLine = bytes;
        return this;
    }

    /**
     * Leaves room for a partition behind all else, with a file system of Linux; what is in it is not touched.
     *
     * @param start where it begins, in bytes, a multiple of a sector, as {@code bytes} is
     */
    public DiskImage partition(long start, long bytes) {
        partitionStart = start;
        partitionBytes = bytes;
        return this;
    }

    /**
     * Writes the image, in whole sectors; a file that is there is replaced, but for the {@linkplain #partition partition}.
     *
     * @throws IOException also if a file is larger than the loader takes, or reaches into the partition
     */
    public void write(Path image) throws IOException {
        ByteBuffer start = ByteBuffer.allocate((COMMAND_LINE_SECTOR + COMMAND_LINE_SECTORS) * DiskHeader.SECTOR)
                .order(ByteOrder.LITTLE_ENDIAN);
        start.put(0, bootSector);
        start.put(DiskHeader.STAGE2_SECTOR * DiskHeader.SECTOR, stage2);
        start.put(COMMAND_LINE_SECTOR * DiskHeader.SECTOR, commandLine);
        ByteBuffer header = start.slice(DiskHeader.HEADER_SECTOR * DiskHeader.SECTOR, DiskHeader.SECTOR)
                .order(ByteOrder.LITTLE_ENDIAN);

        Set<StandardOpenOption> how = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (partitionBytes == 0) {
            how.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        try (FileChannel out = FileChannel.open(image, how)) {
            out.position(start.capacity());
            copy(kernel, "kernel", KERNEL_LIMIT, out, header, DiskHeader.KERNEL_SECTOR);
            if (initramfs != null) {
                copy(initramfs, "initramfs", INITRAMFS_LIMIT, out, header, DiskHeader.INITRAMFS_SECTOR);
            }
            describePartitions(start, out.position());
            describeLoader(start, header);
            out.write(start, 0);
        } catch (IOException e) {
            if (partitionBytes == 0) {
                Files.deleteIfExists(image);
            }
            throw e;
        }
    }

    /** Writes the table, in an image of which {@code used} bytes are not for the second one. */
    private void describePartitions(ByteBuffer start, long used) throws IOException {
        long first = partitionBytes == 0 ? used : partitionStart;
        if (used > first) {
            throw new IOException("kernel and files have " + used + " bytes; only " + first + " are not for the partition");
        }
        start.putInt(PARTITION_SECTORS, (int) Math.min(first / DiskHeader.SECTOR - 1, MOST_SECTORS));
        if (partitionBytes != 0) {
            start.put(SECOND_ENTRY + TYPE, (byte) LINUX);
            start.putInt(SECOND_ENTRY + FIRST, (int) (first / DiskHeader.SECTOR));
            start.putInt(SECOND_ENTRY + COUNT, (int) Math.min(partitionBytes / DiskHeader.SECTOR, MOST_SECTORS));
        }
    }

    private void describeLoader(ByteBuffer start, ByteBuffer header) {
        int stage2Sectors = (stage2.length + DiskHeader.SECTOR - 1) / DiskHeader.SECTOR;
        header.putLong(DiskHeader.MAGIC, DiskHeader.MAGIC_VALUE);
        header.putInt(DiskHeader.VERSION, DiskHeader.VERSION_VALUE);
        header.putInt(DiskHeader.STAGE2_SECTORS, stage2Sectors);
        header.putInt(DiskHeader.STAGE2_SUM,
                sum(start, DiskHeader.STAGE2_SECTOR * DiskHeader.SECTOR, stage2Sectors * DiskHeader.SECTOR));
        header.putInt(DiskHeader.COMMAND_LINE_BYTES, commandLine.length);
        header.putLong(DiskHeader.COMMAND_LINE_SECTOR, COMMAND_LINE_SECTOR);
        StreamingXXHash64 hash = newHash();
        hash.update(start.array(), COMMAND_LINE_SECTOR * DiskHeader.SECTOR, COMMAND_LINE_SECTORS * DiskHeader.SECTOR);
        header.putLong(DiskHeader.COMMAND_LINE_CHECKSUM, hash.getValue());
        header.putInt(DiskHeader.HEADER_SUM, sum(header, 0, DiskHeader.HEADER_SUM));
    }

    /** The sum that the boot sector makes, see {@link DiskHeader}. */
    static int sum(ByteBuffer bytes, int start, int length) {
        int sum = 0;
        for (int i = start; i < start + length; i += Integer.BYTES) {
            sum = Integer.rotateLeft(sum, 1) + bytes.getInt(i);
        }
        return sum;
    }

    private static StreamingXXHash64 newHash() {
        return XXHashFactory.safeInstance().newStreamingHash64(0);
    }

    /** Appends a file and describes it in the three fields of the header that start at {@code field}. */
    private static void copy(Path file, String what, long limit, FileChannel out, ByteBuffer header, int field)
            throws IOException {
        long unit = (long) FILE_ALIGNMENT * DiskHeader.SECTOR;
        out.position((out.position() + unit - 1) / unit * unit);
        header.putLong(field, out.position() / DiskHeader.SECTOR);
        StreamingXXHash64 hash = newHash();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            int read;
            while ((read = in.readNBytes(buffer, 0, buffer.length)) > 0) {
                int whole = (read + DiskHeader.SECTOR - 1) / DiskHeader.SECTOR * DiskHeader.SECTOR;
                Arrays.fill(buffer, read, whole, (byte) 0);
                hash.update(buffer, 0, whole);
                ByteBuffer rest = ByteBuffer.wrap(buffer, 0, whole);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                bytes += read;
            }
        }
        if (bytes == 0 || bytes >= limit) {
            throw new IOException("the " + what + " " + file + " has " + bytes
                    + " bytes; it must have some, and less than " + limit);
        }
        header.putLong(field + Long.BYTES, bytes);
        header.putLong(field + 2 * Long.BYTES, hash.getValue());
    }
}
