package awesome.kernel.elf;

import awesome.abi.linux.Elf;
import awesome.kernel.memory.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts ELF files together for tests. */
public final class ElfBuilder {
    private final byte[] content;
    private final List<long[]> headers = new ArrayList<>();
    private int type = Elf.TYPE_EXECUTABLE;
    private long entry = 0x40_1000;

    /** A file of {@code size} bytes, each of which tells its offset. */
    public ElfBuilder(int size) {
        content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = at(i);
        }
    }

    /** What a byte of the file is that no header is in. */
    public static byte at(long offset) {
        return (byte) (offset * 31 + (offset >>> 8));
    }

    /** Code at 0x400000, data with zeros behind it at 0x403000. */
    public static ElfBuilder small() {
        return new ElfBuilder(0x2800).load(Elf.PF_R | Elf.PF_X, 0, 0x40_0000, 0x1800, 0x1800)
                .load(Elf.PF_R | Elf.PF_W, 0x2000, 0x40_3000, 0x700, 0x3000);
    }

    /** The same for any address. */
    public static ElfBuilder movable() {
        return new ElfBuilder(0x2800).type(Elf.TYPE_SHARED).entry(0x1000)
                .load(Elf.PF_R | Elf.PF_X, 0, 0, 0x1800, 0x1800)
                .load(Elf.PF_R | Elf.PF_W, 0x2000, 0x3000, 0x700, 0x3000);
    }

    public ElfBuilder type(int newType) {
        type = newType;
        return this;
    }

    public ElfBuilder entry(long address) {
        entry = address;
        return this;
    }

    public ElfBuilder load(int flags, long offset, long address, long fileSize, long memorySize) {
        return header(Elf.PT_LOAD, flags, offset, address, fileSize, memorySize, 0x1000);
    }

    public ElfBuilder header(int kind, int flags, long offset, long address, long fileSize, long memorySize,
            long align) {
        headers.add(new long[] {kind, flags, offset, address, fileSize, memorySize, align});
        return this;
    }

    public ElfBuilder interpreter(String path) {
        byte[] name = (path + "\0").getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(name, 0, content, 0x600, name.length);
        return header(Elf.PT_INTERP, Elf.PF_R, 0x600, 0, name.length, name.length, 1);
    }

    public byte[] bytes() {
        byte[] bytes = content.clone();
        Arrays.fill(bytes, 0, Elf.HEADER_SIZE + headers.size() * Elf.PROGRAM_HEADER_SIZE, (byte) 0);
        LittleEndian.putInt(bytes, 0, Elf.MAGIC);
        bytes[Elf.EI_CLASS] = Elf.CLASS_64;
        bytes[Elf.EI_DATA] = Elf.LITTLE_ENDIAN;
        LittleEndian.putShort(bytes, Elf.E_TYPE, type);
        LittleEndian.putShort(bytes, Elf.E_MACHINE, Elf.MACHINE);
        LittleEndian.putLong(bytes, Elf.E_ENTRY, entry);
        LittleEndian.putLong(bytes, Elf.E_PHOFF, Elf.HEADER_SIZE);
        LittleEndian.putShort(bytes, Elf.E_PHENTSIZE, Elf.PROGRAM_HEADER_SIZE);
        LittleEndian.putShort(bytes, Elf.E_PHNUM, headers.size());
        for (int i = 0; i < headers.size(); i++) {
            int at = Elf.HEADER_SIZE + i * Elf.PROGRAM_HEADER_SIZE;
            long[] each = headers.get(i);
            LittleEndian.putInt(bytes, at + Elf.P_TYPE, (int) each[0]);
            LittleEndian.putInt(bytes, at + Elf.P_FLAGS, (int) each[1]);
            LittleEndian.putLong(bytes, at + Elf.P_OFFSET, each[2]);
            LittleEndian.putLong(bytes, at + Elf.P_VADDR, each[3]);
            LittleEndian.putLong(bytes, at + Elf.P_FILESZ, each[4]);
            LittleEndian.putLong(bytes, at + Elf.P_MEMSZ, each[5]);
            LittleEndian.putLong(bytes, at + Elf.P_ALIGN, each[6]);
        }
        return bytes;
    }
}
