package awesome.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RawTextTest {
    private static String read(byte[] bytes) {
        HostMemory memory = HostMemory.use(new HostMemory()).map(0x1000, 0x10000);
        for (int i = 0; i < bytes.length; i++) {
            memory.writeByte(0x1000 + i, bytes[i]);
        }
        return RawText.read(Address.of(0x1000));
    }

    @Property
    void wellFormedTextIsReadAsTheJdkReadsIt(@ForAll String any) {
        byte[] bytes = any.replace("\0", "").getBytes(StandardCharsets.UTF_8);
        assertEquals(new String(bytes, StandardCharsets.UTF_8), read(bytes));
    }

    @Test
    void damageBecomesReplacementCharacters() {
        assertEquals("a\ufffd\ufffdb", read(new byte[] {'a', (byte) 0xc0, (byte) 0x80, 'b'}));
        assertEquals("\ufffd", read(new byte[] {(byte) 0xe2}));
        assertEquals("\ufffd\ufffd\ufffd", read(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
        assertEquals("", read(new byte[0]));
    }
}
