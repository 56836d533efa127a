package awesome.compiler.link;

import awesome.compiler.CompileError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A section of an ELF file (System V ABI, chapter 4).
 *
 * @param address where it is in memory
 * @param offset where it is in the file
 * @param size bytes
 */
record ElfSection(long address, long offset, long size) {
    private static final int ELF_HEADER = 64;

    /** The section of a 64-bit file with this name; a {@link CompileError} if there is none. */
    static ElfSection find(Path file, String name) throws IOException {
        try (RandomAccessFile elf = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer header = read(elf, 0, ELF_HEADER);
            int entry = header.getShort(58);
            int count = header.getShort(60);
            ByteBuffer sections = read(elf, header.getLong(40), entry * count);
            int names = header.getShort(62) * entry;
            byte[] strings = read(elf, sections.getLong(names + 24), (int) sections.getLong(names + 32)).array();
            for (int each = 0; each < entry * count; each += entry) {
                if (isAt(strings, sections.getInt(each), name)) {
                    return new ElfSection(sections.getLong(each + 16), sections.getLong(each + 24), sections.getLong(each + 32));
                }
            }
        }
        throw new CompileError(file + " has no section " + name + "; is ld.lld-19 that of LLVM 19?");
    }

    private static ByteBuffer read(RandomAccessFile file, long offset, int size) throws IOException {
        byte[] bytes = new byte[size];
        file.seek(offset);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean isAt(byte[] strings, int start, String name) {
        byte[] wanted = (name + '\0').getBytes(StandardCharsets.US_ASCII);
        int end = start + wanted.length;
        return end <= strings.length && Arrays.equals(strings, start, end, wanted, 0, wanted.length);
    }

    /** Writes the first bytes of the section in this file. */
    void write(Path file, byte[] contents) throws IOException {
        try (RandomAccessFile elf = new RandomAccessFile(file.toFile(), "rw")) {
            elf.seek(offset);
            elf.write(contents);
        }
    }
}
