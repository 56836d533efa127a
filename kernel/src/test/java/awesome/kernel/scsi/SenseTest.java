package awesome.kernel.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.Errno;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SenseTest {
    private final Sense sense = new Sense();

    private Sense set(int status, int... bytes) {
        byte[] data = new byte[Sense.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        sense.set(status, data, bytes.length);
        return sense;
    }

    @Test
    void bothFormsSayTheSame() {
        assertEquals(Errno.EROFS, set(2, 0x70, 0, 7, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0x27, 0).error());
        assertEquals(Errno.EROFS, set(2, 0x72, 7, 0x27, 0).error());
        assertTrue(set(2, 0x72, 5, 0x24, 0).isUnknown());
        assertFalse(set(0, 0x72, 5, 0x24, 0).isUnknown());
        assertTrue(set(2, 0x72, 6, 0x2a, 9).isChange());
        assertTrue(set(2, 0x72, 6, 0x3f, 0x0e).isOtherUnits());
    }

    @Test
    void whatIsCutOffSaysLess() {
        assertEquals(Errno.EIO, set(2, 0x70, 0, 7).error());
        assertEquals(Sense.Verdict.FAILED, set(2, 0x70, 0, 7).verdict());
        assertEquals(Sense.Verdict.AGAIN, set(2).verdict());
        assertEquals(Sense.Verdict.AGAIN, set(2, 0x72, 3).verdict());
    }

    /** An error of an earlier command is not one of this, which was not done. */
    @Test
    void anErrorOfAnotherCommandIsNoneOfThis() {
        assertEquals(Sense.Verdict.AGAIN, set(2, 0x71, 0, 3, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0x0c, 0).verdict());
    }

    @Property
    void nonsenseSaysSomething(@ForAll Random random) {
        byte[] data = new byte[Sense.BYTES];
        random.nextBytes(data);
        sense.set(random.nextInt(300), data, random.nextInt(Sense.BYTES + 1));
        assertNotNull(sense.verdict());
        assertTrue(sense.error() > 0);
    }
}
