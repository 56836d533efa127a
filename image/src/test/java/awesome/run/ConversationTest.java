package awesome.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.run.RunChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConversationTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private FakeGuest guest;

    @BeforeEach
    void open() throws IOException {
        guest = new FakeGuest();
    }

    @AfterEach
    void close() throws IOException {
        guest.close();
    }

    private Ending converse() throws IOException {
        return converse(out);
    }

    private Ending converse(OutputStream standardOutput) throws IOException {
        return new Conversation(guest.fromGuest(), new GuestInput(guest.toGuest()), standardOutput, err).run();
    }

    @Test
    void outputAndErrorsPassUnchanged() throws IOException {
        byte[] all = new byte[RunChannel.MAX_PAYLOAD];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        guest.ready();
        guest.send(RunChannel.STDOUT, all);
        guest.send(RunChannel.STDERR, 'e', 0, 0xff, '\r', '\n');
        guest.send(RunChannel.STDOUT);
        guest.send(RunChannel.STDOUT, '\n');
        guest.send(RunChannel.EXITED, 0);
        assertEquals(new Ending(0, null, true), converse());
        assertArrayEquals(new byte[] {'e', 0, -1, '\r', '\n'}, err.toByteArray());
        assertEquals(all.length + 1, out.size());
        for (int i = 0; i < all.length; i++) {
            assertEquals((byte) i, out.toByteArray()[i]);
        }
    }

    @Test
    void everyExitStatusAndSignalArrives() throws IOException {
        guest.ready();
        guest.send(RunChannel.EXITED, 255);
        assertEquals(255, converse().status());
        open();
        guest.ready();
        guest.send(RunChannel.KILLED, 11);
        assertEquals(new Ending(128 + 11, null, true), converse());
    }

    @Test
    void unknownFramesAreSkipped() throws IOException {
        guest.ready();
        guest.send(0x7e, 1, 2, 3);
        guest.send(RunChannel.STDOUT, 'x');
        guest.send(RunChannel.EXITED, 3);
        assertEquals(3, converse().status());
        assertEquals("x", out.toString());
    }

    @Test
    void aMachineThatEndsEarlyIsAFailure() throws IOException {
        guest.close();
        assertFailure("before the program started");
        open();
        guest.ready();
        guest.send(RunChannel.STDOUT, 'x');
        guest.close();
        assertFailure("while the program ran");
        assertEquals("x", out.toString());
        open();
        guest.ready();
        guest.sendRaw(RunChannel.STDOUT, 10, 0, 'x');
        guest.close();
        assertFailure("while the program ran");
    }

    @Test
    void brokenFramesAreTold() throws IOException {
        guest.sendRaw('L', 'o', 'a');
        assertFailure("broke the rules");
        open();
        guest.send(RunChannel.STDOUT, 'x');
        assertFailure("the first frame has type 17");
        open();
        guest.ready();
        guest.sendRaw(RunChannel.STDOUT, 0x01, 0x10);
        assertFailure("claims 4097 bytes");
        open();
        guest.ready();
        guest.send(RunChannel.EXITED);
        assertFailure("has 0 bytes instead of 1");
        open();
        guest.ready();
        guest.send(RunChannel.CREDIT, 1, 2);
        assertFailure("has 2 bytes instead of 4");
        open();
        guest.send(RunChannel.READY, 9);
        assertFailure("speaks version 9");
    }

    private void assertFailure(String part) throws IOException {
        Ending ending = converse();
        assertEquals(125, ending.status());
        assertTrue(ending.complaint().contains(part), ending.complaint());
    }

    @Test
    void whenNobodyReadsTheOutputTheProgramHasABrokenPipe() throws IOException {
        guest.ready();
        guest.send(RunChannel.STDOUT, 'x');
        Ending ending = converse(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertEquals(new Ending(128 + 13, null, false), ending);
    }
}
