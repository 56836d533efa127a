package awesome.arch.x86_64.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import awesome.kernel.machine.MessageInterrupts.Message;
import org.junit.jupiter.api.Test;

class MessageVectorsTest {
    private final MessageVectors vectors = new MessageVectors();
    private int served;

    @Test
    void eachProcessorHasVectorsOfItsOwn() {
        vectors.join(0, 2);
        vectors.join(1, 0x7f);
        assertEquals(new Message(0xfee0_2000L, 0x40, 0), vectors.add(0, () -> served += 1));
        Message second = vectors.add(0, () -> served += 10);
        assertEquals(new Message(0xfee0_2000L, 0x41, 0), second);
        assertEquals(new Message(0xfee7_f000L, 0x40, 1), vectors.add(1, () -> served += 100));
        vectors.serve(0, 0x41);
        assertEquals(10, served);
        vectors.serve(1, 0x40);
        assertEquals(110, served);
        vectors.serve(1, 0x41);
        vectors.remove(second);
        vectors.serve(0, 0x41);
        assertEquals(110, served);
        assertEquals(second, vectors.add(0, () -> { }));
    }

    @Test
    void whatCannotBeReachedGetsNone() {
        assertNull(vectors.add(0, () -> { }), "no controller");
        vectors.join(0, 0);
        vectors.join(1, 255);
        vectors.serve(0, 0x40);
        assertNull(vectors.add(1, () -> { }), "its identifier means all");
        assertNull(vectors.add(2, () -> { }), "there is none");
        for (int i = 0; i < 0xef - 0x40 + 1; i++) {
            assertEquals(0x40 + i, vectors.add(0, () -> { }).data());
        }
        assertNull(vectors.add(0, () -> { }));
    }
}
