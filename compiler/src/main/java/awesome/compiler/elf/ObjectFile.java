package awesome.compiler.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One section of bytes with its symbols, as an object file for the linker (System V ABI, chapter 4; the relocations are
 * those of its AMD64 supplement). All symbols that it defines are global and hidden. Equal calls make equal files.
 */
public final class ObjectFile {
    private static final int HEADER_SIZE = 64;
    private static final int SECTION_HEADER_SIZE = 64;
    private static final int SYMBOL_SIZE = 24;
    private static final int RELOCATION_SIZE = 24;

    private static final short RELOCATABLE = 1;
    private static final short X86_64 = 62;

    private static final int PROGBITS = 1;
    private static final int SYMBOL_TABLE = 2;
    private static final int STRING_TABLE = 3;
    private static final int RELOCATIONS = 4;

    private static final int WRITE = 1;
    private static final int ALLOCATE = 2;
    private static final int LINK_TO_SECTION = 0x40;

    private static final int GLOBAL = 1 << 4;
    private static final int HIDDEN = 2;
    private static final short UNDEFINED = 0;
    private static final short ABSOLUTE = (short) 0xfff1;
    private static final int DISTANCE = 2;

    /** The sections by number. */
    private static final int CONTENTS = 1;
    private static final int PLACES = 2;
    private static final int SYMBOLS = 3;
    private static final int NAMES = 4;
    private static final int SECTIONS = 5;

    private record Symbol(int number, int name, short section, long value) {}

    private record Place(int offset, Symbol symbol, int addend) {}

    private final String section;
    private final boolean writable;
    private final int alignment;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Strings names = new Strings();

    /**
     * A file without symbols.
     *
     * @param section the name of its section
     * @param writable whether the program may write there
     * @param alignment of the section, a power of two
     */
    public ObjectFile(String section, boolean writable, int alignment) {
        this.section = section;
        this.writable = writable;
        this.alignment = alignment;
    }

    /** Defines a symbol as the address of the byte at this offset of the section. */
    public void address(String name, long offset) {
        define(name, (short) CONTENTS, offset);
    }

    /** Defines a symbol as a number, whatever is where. */
    public void number(String name, long value) {
        define(name, ABSOLUTE, value);
    }

    private void define(String name, short sectionOf, long value) {
        Symbol known = symbols.put(name, new Symbol(symbols.size() + 1, names.add(name), sectionOf, value));
        if (known != null) {
            throw new IllegalArgumentException(name + " is defined twice or after its use");
        }
    }

    /** Has the linker store, in the 4 bytes at {@code offset}, how far the symbol of another file is from there, plus a number. */
    public void distance(int offset, String symbol, int addend) {
        Symbol target = symbols.computeIfAbsent(symbol, name -> new Symbol(symbols.size() + 1, names.add(name), UNDEFINED, 0));
        places.add(new Place(offset, target, addend));
    }

    /** The file, with these bytes in its section. */
    public byte[] with(byte[] contents) {
        int contentsName = names.add(section);
        int placesName = names.add(".rela" + section);
        int symbolsName = names.add(".symtab");
        int namesName = names.add(".strtab");
        int placesAt = aligned(HEADER_SIZE + contents.length);
        int symbolsAt = placesAt + places.size() * RELOCATION_SIZE;
        int namesAt = symbolsAt + (1 + symbols.size()) * SYMBOL_SIZE;
        int sectionsAt = aligned(namesAt + names.size());
        ByteBuffer file = ByteBuffer.allocate(sectionsAt + SECTIONS * SECTION_HEADER_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        header(file, sectionsAt);
        file.put(contents).position(placesAt);
        for (Place each : places) {
            file.putLong(each.offset).putLong((long) each.symbol.number << 32 | DISTANCE).putLong(each.addend);
        }
        file.position(symbolsAt + SYMBOL_SIZE);
        for (Symbol each : symbols.values()) {
            file.putInt(each.name).put((byte) GLOBAL).put((byte) (each.section == UNDEFINED ? 0 : HIDDEN));
            file.putShort(each.section).putLong(each.value).putLong(0);
        }
        names.write(file);
        file.position(sectionsAt + SECTION_HEADER_SIZE);
        section(file, contentsName, PROGBITS, ALLOCATE | (writable ? WRITE : 0), HEADER_SIZE, contents.length, 0, 0, alignment, 0);
        section(file, placesName, RELOCATIONS, LINK_TO_SECTION, placesAt, symbolsAt - placesAt, SYMBOLS, CONTENTS, 8, RELOCATION_SIZE);
        section(file, symbolsName, SYMBOL_TABLE, 0, symbolsAt, namesAt - symbolsAt, NAMES, 1, 8, SYMBOL_SIZE);
        section(file, namesName, STRING_TABLE, 0, namesAt, names.size(), 0, 0, 1, 0);
        return file.array();
    }

    private static int aligned(int offset) {
        return offset + 7 & ~7;
    }

    /** 64 bits, little endian, System V; no entry, no segments, the names of sections among the other strings. */
    private static void header(ByteBuffer file, int sectionsAt) {
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        file.putShort(RELOCATABLE).putShort(X86_64).putInt(1).putLong(0).putLong(0).putLong(sectionsAt).putInt(0);
        file.putShort((short) HEADER_SIZE).putShort((short) 0).putShort((short) 0);
        file.putShort((short) SECTION_HEADER_SIZE).putShort((short) SECTIONS).putShort((short) NAMES);
    }

    private static void section(
            ByteBuffer file, int name, int type, int flags, int offset, int size, int link, int info, int alignment, int entry) {
        file.putInt(name).putInt(type).putLong(flags).putLong(0).putLong(offset).putLong(size);
        file.putInt(link).putInt(info).putLong(alignment).putLong(entry);
    }

    /** Strings, each ending in a zero byte; the first is empty. */
    private static final class Strings {
        private final List<byte[]> all = new ArrayList<>(List.of(new byte[0]));
        private int size = 1;

        int add(String string) {
            int place = size;
            byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
            all.add(bytes);
            size += bytes.length + 1;
            return place;
        }

        int size() {
            return size;
        }

        void write(ByteBuffer file) {
            all.forEach(each -> file.put(each).put((byte) 0));
        }
    }
}
