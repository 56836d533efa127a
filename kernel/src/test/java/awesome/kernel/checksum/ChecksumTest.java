package awesome.kernel.checksum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.kernel.fake.ArenaMemory;
import awesome.magic.Frame;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChecksumTest {
    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

    /** The values that catalogues of such checksums give for these digits. */
    @Test
    void areThoseOfTheCatalogues() {
        assertEquals(0xe3069283, ~Crc32c.update(-1, DIGITS, 0, 9));
        assertEquals(0x4b37, Crc16.update(0xffff, DIGITS, 0, 9));
    }

    /** RFC 3720, appendix B.4. */
    @Test
    void areThoseOfTheStandard() {
        assertEquals(0x8a9136aa, ~Crc32c.updateZeros(-1, 32));
        byte[] rising = new byte[32];
        for (int i = 0; i < 32; i++) {
            rising[i] = (byte) i;
        }
        assertEquals(0x46dd794e, ~Crc32c.update(-1, rising, 0, 32));
    }

    /** Whether bytes come one at a time, from memory eight at a time, or as numbers makes no difference. */
    @Property(tries = 200)
    void doNotDependOnTheWay(@ForAll @Size(min = 12, max = 100) byte[] bytes, @ForAll int begin) {
        ArenaMemory memory = new ArenaMemory(1);
        Frame frame = Frame.of(memory.take());
        memory.write(frame.start().plus(3), bytes, 0, bytes.length);
        int expected = Crc32c.update(begin, bytes, 0, bytes.length);
        assertEquals(expected, Crc32c.update(begin, memory, frame.start().plus(3), bytes.length));
        int crc = Crc32c.updateLong(begin, memory.readLong(frame.start().plus(3)));
        crc = Crc32c.updateInt(crc, memory.readInt(frame.start().plus(11)));
        assertEquals(expected, Crc32c.update(crc, bytes, 12, bytes.length - 12));
    }
}
