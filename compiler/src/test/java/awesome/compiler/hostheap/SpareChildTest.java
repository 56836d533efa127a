package awesome.compiler.hostheap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpareChildTest {
    private long before;

    @BeforeEach
    void countChildren() {
        SpareChild.discard();
        before = children();
    }

    @AfterEach
    void leaveNone() {
        SpareChild.discard();
    }

    private static long children() {
        return ProcessHandle.current().children().count();
    }

    @Test
    void thereIsOneHoweverOftenItIsPrepared() {
        SpareChild.prepare();
        SpareChild.prepare();
        assertEquals(before + 1, children());
    }

    @Test
    void oneThatIsTakenIsNobodyElses() {
        SpareChild.prepare();
        ChildProcess first = SpareChild.take();
        ChildProcess second = SpareChild.take();
        assertNotSame(first, second);
        assertEquals(before + 2, children());
        first.close();
        second.close();
    }

    @Test
    void oneThatNobodyTookEnds() {
        SpareChild.prepare();
        SpareChild.discard();
        assertEquals(before, children());
        SpareChild.discard();
    }
}
