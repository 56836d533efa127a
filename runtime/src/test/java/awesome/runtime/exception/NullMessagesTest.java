package awesome.runtime.exception;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.compiler.link.NullMessageTable;
import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Every message that goes into the table comes out of it. */
class NullMessagesTest {
    private static final Address TABLE = Address.of(0x70_0000);

    @Property(tries = 50)
    void messagesComeBack(@ForAll @Size(max = 400) List<@Size(min = 1, max = 12) List<@StringLength(min = 1, max = 3) @AlphaChars
            @CharRange(from = '\u00e0', to = '\u00ff') String>> all) {
        Map<String, List<String>> messages = new TreeMap<>();
        for (List<String> each : all) {
            messages.put("N." + messages.size(), each);
        }
        NullMessageTable writer = new NullMessageTable(messages);
        byte[] bytes = writer.bytes();
        HostMemory memory = HostMemory.use(new HostMemory());
        HostElf.load(memory, TABLE.bits(), ByteBuffer.wrap(bytes), 0, bytes.length);
        writer.offsets().forEach((symbol, offset) ->
                assertEquals(String.join("", messages.get(symbol)), NullMessages.text(TABLE, offset)));
        assertEquals(messages.keySet(), writer.offsets().keySet());
    }
}
