package awesome.compiler.elf;

import awesome.compiler.CompileError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A section of an ELF file (System V ABI, chapter 4).
 *
 * @param type its kind, such as 4 for relocations
 * @param address where it is in memory
 * @param offset where it is in the file
 * @param size bytes
 */
public record ElfSection(String name, int type, long address, long offset, long size) {
    private static final int ELF_HEADER = 64;

    /** All sections of a 64-bit file, in its order. */
    public static List<ElfSection> of(Path file) throws IOException {
        List<ElfSection> all = new ArrayList<>();
        try (RandomAccessFile elf = new RandomAccessFile(file.toFile(), "r")) {
            ByteBuffer header = read(elf, 0, ELF_HEADER);
            int entry = header.getShort(58);
            int end = entry * header.getShort(60);
            ByteBuffer table = read(elf, header.getLong(40), end);
            int names = entry * header.getShort(62);
            ByteBuffer strings = end == 0 ? table : read(elf, table.getLong(names + 24), (int) table.getLong(names + 32));
            for (int at = 0; at < end; at += entry) {
                all.add(new ElfSection(string(strings, table.getInt(at)), table.getInt(at + 4), table.getLong(at + 16),
                        table.getLong(at + 24), table.getLong(at + 32)));
            }
        }
        return all;
    }

    /** The section of a file with this name; a {@link CompileError} if there is none. */
    public static ElfSection find(Path file, String name) throws IOException {
        return of(file).stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow(
                () -> new CompileError(file + " has no section " + name + "; is ld.lld-19 that of LLVM 19?"));
    }

    private static ByteBuffer read(RandomAccessFile file, long offset, int size) throws IOException {
        byte[] bytes = new byte[size];
        file.seek(offset);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String string(ByteBuffer strings, int start) {
        int end = start;
        while (strings.get(end) != 0) {
            end++;
        }
        return new String(strings.array(), start, end - start, StandardCharsets.US_ASCII);
    }

    /** Writes the first bytes of the section in this file. */
    public void write(Path file, byte[] contents) throws IOException {
        try (RandomAccessFile elf = new RandomAccessFile(file.toFile(), "rw")) {
            elf.seek(offset);
            elf.write(contents);
        }
    }
}
