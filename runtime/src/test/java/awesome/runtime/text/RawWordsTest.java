package awesome.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.magic.host.HostMemory;
import awesome.magic.raw.Address;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RawWordsTest {
    private static final long A = 0x1003;
    private static final long B = 0x5005;

    private static HostMemory memory() {
        return HostMemory.use(new HostMemory()).map(0x1000, 0x10000);
    }

    @Property
    void aDifferenceIsFoundWhereItIs(@ForAll @IntRange(max = 100) int length, @ForAll @IntRange(max = 120) int differs) {
        HostMemory memory = memory();
        for (int i = 0; i < 130; i++) {
            memory.writeByte(A + i, (byte) (i * 7));
            memory.writeByte(B + i, (byte) (i == differs ? i * 7 + 1 : i * 7));
        }
        int whole = length & -8;
        assertEquals(Math.min(differs, whole), RawWords.firstDifference(Address.of(A), Address.of(B), length));
    }

    @Property
    void narrowsAllOrSaysThatItDoesNot(@ForAll @IntRange(max = 40) int length, @ForAll @IntRange(max = 60) int wide) {
        HostMemory memory = memory();
        byte[] expected = new byte[length + 1];
        for (int i = 0; i < length; i++) {
            int character = i == wide ? 0x100 + i : 0xff - i;
            memory.writeShort(A + 2L * i, (short) character);
            expected[i] = (byte) character;
        }
        memory.writeByte(B + length, (byte) 77);
        expected[length] = 77;
        assertEquals(wide >= length, RawWords.narrow(Address.of(A), Address.of(B), length));
        byte[] narrowed = new byte[length + 1];
        for (int i = 0; i <= length; i++) {
            narrowed[i] = memory.readByte(B + i);
        }
        if (wide >= length) {
            assertEquals(Arrays.toString(expected), Arrays.toString(narrowed));
        }
        assertEquals(77, narrowed[length]);
    }
}
