package awesome.abi.linux;

/** The ELF64 file format as far as a program loader reads it (System V ABI, chapters 4 and 5; elf(5)). */
public final class Elf {
    /** First four bytes, as a little-endian number: 0x7f "ELF". */
    public static final int MAGIC = 0x464c457f;
    public static final int HEADER_SIZE = 64;
    public static final int PROGRAM_HEADER_SIZE = 56;

    // Offsets in the file header.
    public static final int EI_CLASS = 4;
    public static final int EI_DATA = 5;
    public static final int E_TYPE = 16;
    public static final int E_MACHINE = 18;
    public static final int E_ENTRY = 24;
    public static final int E_PHOFF = 32;
    public static final int E_PHENTSIZE = 54;
    public static final int E_PHNUM = 56;

    public static final int CLASS_64 = 2;
    public static final int LITTLE_ENDIAN = 1;
    public static final int TYPE_EXECUTABLE = 2;
    public static final int TYPE_SHARED = 3;
    /** The machine whose programs this interface is for. */
    public static final int MACHINE = 62;

    // Offsets in a program header.
    public static final int P_TYPE = 0;
    public static final int P_FLAGS = 4;
    public static final int P_OFFSET = 8;
    public static final int P_VADDR = 16;
    public static final int P_FILESZ = 32;
    public static final int P_MEMSZ = 40;
    public static final int P_ALIGN = 48;

    public static final int PT_LOAD = 1;
    public static final int PT_DYNAMIC = 2;
    public static final int PT_INTERP = 3;
    public static final int PT_PHDR = 6;
    public static final int PT_GNU_STACK = 0x6474e551;

    public static final int PF_X = 1;
    public static final int PF_W = 2;
    public static final int PF_R = 4;

    private Elf() {}
}
