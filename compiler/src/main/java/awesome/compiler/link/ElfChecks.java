package awesome.compiler.link;

import awesome.compiler.CompileError;
import awesome.compiler.elf.ElfSection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must hold for a finished image: no relocations, no global offset table, nothing writable and executable. */
public final class ElfChecks {
    private static final int SECTION_RELA = 4;
    private static final int SECTION_REL = 9;
    private static final int SECTION_DYNAMIC = 6;
    private static final int SEGMENT_LOAD = 1;

    private ElfChecks() {}

    /**
     * Checks a file.
     *
     * @throws CompileError naming the rule that it breaks
     */
    public static void check(Path file) {
        try {
            ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            if (elf.limit() < 64 || elf.getInt(0) != 0x464c457f) {
                throw new CompileError(file + " is not an ELF file");
            }
            ElfSection.of(file).forEach(each -> checkSection(file, each));
            checkSegments(file, elf);
        } catch (IOException e) {
            throw new CompileError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void checkSection(Path file, ElfSection section) {
        int type = section.type();
        String name = section.name();
        if (section.size() > 0 && (type == SECTION_RELA || type == SECTION_REL || type == SECTION_DYNAMIC)) {
            throw new CompileError(file + " has relocations in section " + name + "; the image must run at any address without any");
        }
        if (section.size() > 0 && name.startsWith(".got")) {
            throw new CompileError(file + " has a global offset table (" + name + "); declare the symbol hidden");
        }
    }

    private static void checkSegments(Path file, ByteBuffer elf) {
        int table = Math.toIntExact(elf.getLong(32));
        for (int i = 0; i < elf.getShort(56); i++) {
            int header = table + i * elf.getShort(54);
            boolean writableCode = (elf.getInt(header + 4) & 3) == 3;
            if (elf.getInt(header) == SEGMENT_LOAD && writableCode) {
                throw new CompileError(file + " has a segment that is writable and executable, at 0x"
                        + Long.toHexString(elf.getLong(header + 16)));
            }
        }
    }
}
