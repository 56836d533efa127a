package awesome.image;

import awesome.abi.linux.FileMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes an archive in the format that Linux calls newc (Documentation/driver-api/early-userspace/buffer-format.rst
 * in Linux): for each entry a header of 110 ASCII characters, the name and the contents, each filled up to a
 * multiple of four bytes. The contents of files of at least a page begin at a multiple of a page, by more zeros behind
 * the name, so that a kernel can map them where they are. Everything belongs to root, was last changed in 1970, and has
 * inode numbers in order, so that the same files give the same bytes.
 */
public final class CpioWriter {
    private static final int ALIGNMENT = 4;
    private static final int PAGE = 4096;
    /** Of a name with the zeros behind it: PATH_MAX, more is an error to Linux. */
    private static final int LONGEST_NAME = 4096;
    private static final int HEADER = 110;
    private static final int BUFFER = 1 << 16;
    private static final long LARGEST = 0xffff_ffffL;
    private static final String TRAILER = "TRAILER!!!";

    private final OutputStream out;
    private int inodes;
    /** Bytes so far. */
    private long length;

    /** An archive that goes to {@code out}, which should be buffered and stays open. */
    public CpioWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes an entry without contents, such as a directory or a device.
     *
     * @param name path without a slash at its start
     * @param mode type and permissions, see {@link FileMode}
     * @param major device number, 0 if it is none
     */
    public void entry(String name, int mode, int major, int minor) throws IOException {
        header(name, mode, 0, major, minor);
    }

    /** Writes a file or, with the target as contents, a symbolic link. */
    public void entry(String name, int mode, byte[] contents) throws IOException {
        header(name, mode, contents.length, 0, 0);
        write(contents, contents.length);
        align();
    }

    /**
     * Writes a file.
     *
     * @param size how many bytes {@code contents} has
     * @throws IOException also if it has fewer or more bytes
     */
    public void entry(String name, int mode, long size, InputStream contents) throws IOException {
        if (size > LARGEST) {
            throw new IOException(name + " is too large for a cpio archive: " + size + " bytes, "
                    + LARGEST + " are the most");
        }
        header(name, mode, size, 0, 0);
        byte[] buffer = new byte[BUFFER];
        long left = size;
        int read;
        while ((read = contents.read(buffer, 0, (int) Math.min(buffer.length, left + 1))) > 0) {
            if (read > left) {
                throw new IOException(name + " grew while it was read");
            }
            write(buffer, read);
            left -= read;
        }
        if (left > 0) {
            throw new IOException(name + " shrank while it was read");
        }
        align();
    }

    /** Ends the archive and flushes the stream. */
    public void finish() throws IOException {
        inodes = -1;
        header(TRAILER, 0, 0, 0, 0);
        out.flush();
    }

    private void header(String name, int mode, long size, int major, int minor) throws IOException {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        StringBuilder header = new StringBuilder("070701");
        int links = (mode & FileMode.S_IFMT) == FileMode.S_IFDIR ? 2 : 1;
        number(header, ++inodes);
        number(header, mode);
        number(header, 0); // user
        number(header, 0); // group
        number(header, links);
        number(header, 0); // time of last change
        number(header, size);
        number(header, 0); // device that the file is on
        number(header, 0);
        number(header, major);
        number(header, minor);
        int zeros = zerosBehindName(path.length, size);
        number(header, path.length + zeros);
        number(header, 0); // checksum, of another format
        write(header.toString().getBytes(StandardCharsets.US_ASCII), HEADER);
        write(path, path.length);
        write(new byte[zeros], zeros);
        align();
    }

    private int zerosBehindName(int name, long size) {
        int toPage = (int) -(length + HEADER + name) & PAGE - 1;
        return size < PAGE || toPage == 0 || name + toPage > LONGEST_NAME ? 1 : toPage;
    }

    private void write(byte[] bytes, int count) throws IOException {
        out.write(bytes, 0, count);
        length += count;
    }

    private static void number(StringBuilder header, long value) {
        header.append(String.format("%08x", value));
    }

    private void align() throws IOException {
        int zeros = (int) -length & ALIGNMENT - 1;
        write(new byte[zeros], zeros);
    }
}
