package awesome.compiler.link;

import awesome.compiler.elf.ObjectFile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of NullPointerExceptions, for {@code awesome.runtime.exception.NullMessages}, which says what the table is
 * like. A message is made of parts, most of which other messages have too: they are stored once, the most frequent first.
 */
public final class NullMessageTable {
    /** Every so many parts, the table says where one starts. */
    private static final int STEP = 16;
    private static final int HEADER_SIZE = 8;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final List<String> parts;

    /** A table of these messages, in parts, by symbol. */
    public NullMessageTable(Map<String, List<String>> all) {
        Map<String, Integer> uses = new HashMap<>();
        all.values().forEach(message -> message.forEach(part -> uses.merge(part, 1, Integer::sum)));
        parts = new ArrayList<>(uses.keySet());
        parts.sort(Comparator.comparing((String part) -> -uses.get(part)).thenComparing(Comparator.naturalOrder()));
        Map<String, Integer> numbers = new HashMap<>();
        for (String each : parts) {
            numbers.put(each, numbers.size() + 1);
        }
        all.forEach((symbol, message) -> {
            offsets.put(symbol, HEADER_SIZE + messages.size());
            message.forEach(part -> number(numbers.get(part)));
            messages.write(0);
        });
    }

    /** An object file with the table, and a symbol for the offset of each message in it. */
    byte[] write() {
        ObjectFile object = new ObjectFile(".null_messages", false, 1);
        offsets.forEach(object::number);
        return object.with(bytes());
    }

    /** The offset of each message in the table, by symbol. */
    public Map<String, Integer> offsets() {
        return offsets;
    }

    /** The table. */
    public byte[] bytes() {
        ByteArrayOutputStream strings = new ByteArrayOutputStream();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (i % STEP == 0) {
                starts.add(strings.size());
            }
            strings.writeBytes(parts.get(i).getBytes(StandardCharsets.UTF_8));
            strings.write(0);
        }
        int startsAt = HEADER_SIZE + messages.size() + 3 & ~3;
        int stringsAt = startsAt + 4 * starts.size();
        ByteBuffer table = ByteBuffer.allocate(stringsAt + strings.size()).order(ByteOrder.LITTLE_ENDIAN);
        table.putInt(startsAt).putInt(stringsAt).put(messages.toByteArray()).position(startsAt);
        starts.forEach(table::putInt);
        return table.put(strings.toByteArray()).array();
    }

    /** An unsigned LEB128 number. */
    private void number(int value) {
        int rest = value;
        while (rest > 0x7f) {
            messages.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        messages.write(rest);
    }
}
