package awesome.kernel.elf;

import awesome.abi.linux.Elf;
import awesome.abi.linux.Errno;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An ELF64 program whose headers have been checked (System V ABI, chapters 4 and 5; elf(5)). Nothing of what a loader
 * does with it can go wrong for the file's sake any more.
 */
public final class ElfFile {
    /** Most bytes of program headers, as on Linux. */
    private static final int MOST_HEADER_BYTES = 65536;
    private static final int LONGEST_INTERPRETER = 4096;
    /** No program needs more; a greater one would leave little choice of addresses. */
    private static final long GREATEST_ALIGNMENT = 1L << 30;

    private final ProgramFile file;
    private final boolean movable;
    private final long entry;
    private final long headerOffset;
    private final int headerCount;
    private final ArrayList<Segment> segments = new ArrayList<>();
    private long alignment = AddressSpace.PAGE;
    private long headerAddress;
    private String interpreter = "";
    private boolean executableStack;

    /**
     * Reads and checks the headers.
     *
     * @throws ProgramFormatException if it is not a program that this machine can run
     */
    public ElfFile(ProgramFile file) {
        this.file = file;
        byte[] header = new byte[Elf.HEADER_SIZE];
        int length = file.read(0, header, 0, header.length);
        if (length < 4 || LittleEndian.getInt(header, 0) != Elf.MAGIC) {
            throw ProgramFormatException.ordinary(Errno.ENOEXEC, file.name() + " is not an ELF file");
        }
        if (length < header.length) {
            throw refuse("is an ELF file cut off in its header: it has " + length + " bytes");
        }
        checkKind(header);
        movable = LittleEndian.getShort(header, Elf.E_TYPE) == Elf.TYPE_SHARED;
        entry = LittleEndian.getLong(header, Elf.E_ENTRY);
        headerOffset = LittleEndian.getLong(header, Elf.E_PHOFF);
        headerCount = LittleEndian.getShort(header, Elf.E_PHNUM);
        readProgramHeaders(LittleEndian.getShort(header, Elf.E_PHENTSIZE));
        if (segments.isEmpty()) {
            throw refuse("has nothing to load: no PT_LOAD program header");
        }
        checkNeighbours();
        headerAddress = addressOfHeaders();
    }

    /** Whether the first bytes of a file are those of an ELF file. */
    public static boolean isElf(byte[] start, int length) {
        return length >= 4 && LittleEndian.getInt(start, 0) == Elf.MAGIC;
    }

    ProgramFile file() {
        return file;
    }

    /** Whether it runs at any address (ET_DYN), the addresses in it being relative to that. */
    public boolean isMovable() {
        return movable;
    }

    /** Where it starts, before it is moved. */
    public long entry() {
        return entry;
    }

    /** The segments in ascending order, at least one; they share no byte. */
    public List<Segment> segments() {
        return segments;
    }

    /** What a {@linkplain #isMovable movable} program may be moved by multiples of: a power of two, bytes. */
    public long alignment() {
        return alignment;
    }

    /** First page of the lowest segment. */
    public long lowest() {
        return segments.get(0).firstPage();
    }

    /** Address after the last page of the highest segment. */
    public long highest() {
        return segments.get(segments.size() - 1).endOfPages();
    }

    /** Where the program headers are in memory, before it is moved; 0 if no segment has them. */
    public long headerAddress() {
        return headerAddress;
    }

    /** How many program headers there are. */
    public int headerCount() {
        return headerCount;
    }

    /** Path of the dynamic linker that must start it; empty if it needs none. */
    public String interpreter() {
        return interpreter;
    }

    /** Whether it asks for a stack that can be executed. */
    public boolean wantsExecutableStack() {
        return executableStack;
    }

    private ProgramFormatException refuse(String what) {
        return new ProgramFormatException(Errno.ENOEXEC, file.name() + " " + what);
    }

    private void checkKind(byte[] header) {
        if (header[Elf.EI_CLASS] != Elf.CLASS_64 || header[Elf.EI_DATA] != Elf.LITTLE_ENDIAN) {
            throw refuse("is not a 64-bit little-endian ELF file");
        }
        int machine = LittleEndian.getShort(header, Elf.E_MACHINE);
        if (machine != Elf.MACHINE) {
            throw refuse("is for another machine (ELF machine " + machine + ", not " + Elf.MACHINE + ")");
        }
        int type = LittleEndian.getShort(header, Elf.E_TYPE);
        if (type != Elf.TYPE_EXECUTABLE && type != Elf.TYPE_SHARED) {
            throw refuse("is an ELF file but no program (type " + type + ")");
        }
    }

    private void readProgramHeaders(int entrySize) {
        int bytes = headerCount * Elf.PROGRAM_HEADER_SIZE;
        if (entrySize != Elf.PROGRAM_HEADER_SIZE || headerCount == 0 || bytes > MOST_HEADER_BYTES) {
            throw refuse("has " + headerCount + " program headers of " + entrySize + " bytes");
        }
        if (headerOffset < 0 || headerOffset > file.size() - bytes) {
            throw refuse("is cut off: its program headers are beyond its end");
        }
        byte[] headers = new byte[bytes];
        if (file.read(headerOffset, headers, 0, bytes) != bytes) {
            throw refuse("is cut off in its program headers");
        }
        for (int at = 0; at < bytes; at += Elf.PROGRAM_HEADER_SIZE) {
            switch (LittleEndian.getInt(headers, at + Elf.P_TYPE)) {
                case Elf.PT_LOAD:
                    addSegment(headers, at);
                    break;
                case Elf.PT_INTERP:
                    readInterpreter(headers, at);
                    break;
                case Elf.PT_GNU_STACK:
                    executableStack = (LittleEndian.getInt(headers, at + Elf.P_FLAGS) & Elf.PF_X) != 0;
                    break;
                default:
                    break;
            }
        }
    }

    private void addSegment(byte[] headers, int at) {
        Segment segment = new Segment(LittleEndian.getInt(headers, at + Elf.P_FLAGS),
                LittleEndian.getLong(headers, at + Elf.P_OFFSET), LittleEndian.getLong(headers, at + Elf.P_VADDR),
                LittleEndian.getLong(headers, at + Elf.P_FILESZ), LittleEndian.getLong(headers, at + Elf.P_MEMSZ));
        long align = LittleEndian.getLong(headers, at + Elf.P_ALIGN);
        if (segment.memorySize() == 0 && segment.fileSize() == 0) {
            return;
        }
        check(segment, align);
        alignment = Math.max(alignment, align);
        int index = segments.size();
        while (index > 0 && segments.get(index - 1).address() > segment.address()) {
            index--;
        }
        segments.add(index, segment);
    }

    private void check(Segment segment, long align) {
        String who = "has a segment at 0x" + Long.toHexString(segment.address());
        if (segment.fileSize() < 0 || segment.memorySize() < segment.fileSize()) {
            throw refuse(who + " with more bytes in the file than in memory");
        }
        if (segment.offset() < 0 || segment.offset() > file.size() - segment.fileSize()) {
            throw refuse(who + " whose content is beyond the end of the file: it may be cut off");
        }
        if (align < 0 || Long.bitCount(align) > 1 || align > GREATEST_ALIGNMENT) {
            throw refuse(who + " with the alignment 0x" + Long.toHexString(align));
        }
        if (((segment.address() - segment.offset()) & (AddressSpace.PAGE - 1)) != 0) {
            throw refuse(who + " that is not at the same place in its page as in the file");
        }
        boolean low = !movable && segment.address() >= 0 && segment.address() < AddressSpace.LOWEST;
        if (segment.address() < 0 || low || segment.address() > AddressSpace.END - segment.memorySize()) {
            throw new ProgramFormatException(low ? Errno.EPERM : Errno.ENOMEM,
                    file.name() + " " + who + " of " + segment.memorySize() + " bytes, outside of user memory");
        }
    }

    /** Segments may share a page if the file's page serves both, but no byte. */
    private void checkNeighbours() {
        for (int i = 1; i < segments.size(); i++) {
            Segment lower = segments.get(i - 1);
            Segment upper = segments.get(i);
            boolean apart = upper.firstPage() >= lower.endOfPages();
            boolean samePage = upper.address() >= lower.end() && lower.fileSize() == lower.memorySize()
                    && upper.address() - upper.offset() == lower.address() - lower.offset();
            if (!apart && !samePage) {
                throw refuse("has overlapping segments at 0x" + Long.toHexString(lower.address()) + " and 0x"
                        + Long.toHexString(upper.address()));
            }
        }
        if (highest() > AddressSpace.END) {
            throw new ProgramFormatException(Errno.ENOMEM, file.name() + " needs more memory than there are addresses");
        }
    }

    private long addressOfHeaders() {
        long bytes = (long) headerCount * Elf.PROGRAM_HEADER_SIZE;
        for (Segment segment : segments) {
            long into = headerOffset - segment.offset();
            if (into >= 0 && into <= segment.fileSize() - bytes) {
                return segment.address() + into;
            }
        }
        return 0;
    }

    private void readInterpreter(byte[] headers, int at) {
        long offset = LittleEndian.getLong(headers, at + Elf.P_OFFSET);
        long size = LittleEndian.getLong(headers, at + Elf.P_FILESZ);
        if (size < 2 || size > LONGEST_INTERPRETER || offset < 0 || offset > file.size() - size) {
            throw refuse("names its dynamic linker outside of the file");
        }
        byte[] name = new byte[(int) size];
        if (file.read(offset, name, 0, name.length) != name.length || name[name.length - 1] != 0) {
            throw refuse("has a name of a dynamic linker without end");
        }
        int length = 0;
        while (name[length] != 0) {
            length++;
        }
        interpreter = new String(name, 0, length, StandardCharsets.ISO_8859_1);
    }
}
