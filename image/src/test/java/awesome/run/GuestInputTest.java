package awesome.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.run.RunChannel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GuestInputTest {
    private FakeGuest guest;
    private GuestInput input;

    @BeforeEach
    void open() throws IOException {
        guest = new FakeGuest();
        input = new GuestInput(guest.toGuest());
    }

    @AfterEach
    void close() throws IOException {
        guest.close();
    }

    @Test
    void nothingIsSentBeforeTheGuestIsReady() throws IOException, InterruptedException {
        input.size(new TerminalSize(24, 300));
        input.grant(100);
        input.bytes("abc".getBytes(), 3);
        input.end();
        assertTrue(guest.hearsNothing());
        input.ready();
        Frame window = guest.receive();
        assertEquals(RunChannel.WINDOW, window.type());
        assertArrayEquals(new byte[] {24, 0, 300 & 0xff, 1}, window.payload());
        assertEquals("abc", guest.receiveInput());
        assertEquals(RunChannel.STDIN_END, guest.receive().type());
    }

    @Test
    void aMachineThatStartsOverGetsWhatIsLeft() throws IOException, InterruptedException {
        input.ready();
        input.grant(2);
        input.bytes("abcd".getBytes(), 4);
        input.end();
        assertEquals("ab", guest.receiveInput());
        try (FakeGuest second = new FakeGuest()) {
            input.restart(second.toGuest());
            input.grant(10);
            assertTrue(second.hearsNothing());
            input.ready();
            assertEquals("cd", second.receiveInput());
            assertEquals(RunChannel.STDIN_END, second.receive().type());
        }
    }

    @Test
    void bytesWaitForCreditAndTheEndForTheBytes() throws IOException, InterruptedException {
        input.ready();
        input.bytes("abcdef".getBytes(), 6);
        input.end();
        assertTrue(guest.hearsNothing());
        input.grant(2);
        assertEquals("ab", guest.receiveInput());
        assertTrue(guest.hearsNothing());
        input.grant(1);
        input.grant(100);
        assertEquals("c", guest.receiveInput());
        assertEquals("def", guest.receiveInput());
        assertEquals(RunChannel.STDIN_END, guest.receive().type());
        input.grant(100);
        assertTrue(guest.hearsNothing(), "the end is sent once");
    }

    @Test
    void aFileIsReadNoFurtherThanTheCreditGoes() throws IOException, InterruptedException {
        byte[] file = new byte[3 * RunChannel.MAX_PAYLOAD + 17];
        new Random(1).nextBytes(file);
        ByteArrayInputStream source = new ByteArrayInputStream(file);
        input.ready();
        InputPump.start(source, input);
        assertTrue(guest.hearsNothing());
        assertEquals(file.length, source.available());
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        for (int grant : new int[] {1, RunChannel.MAX_PAYLOAD + 5, 100_000}) {
            input.grant(grant);
            int expected = Math.min(received.size() + grant, file.length);
            while (received.size() < expected) {
                received.writeBytes(guest.receive().payload());
            }
            assertEquals(expected, received.size());
        }
        assertEquals(RunChannel.STDIN_END, guest.receive().type());
        assertArrayEquals(file, received.toByteArray());
    }

    @Test
    void anUnreadableInputIsAtItsEnd() throws IOException {
        input.ready();
        input.grant(10);
        InputPump.start(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Is a directory");
            }
        }, input);
        assertEquals(RunChannel.STDIN_END, guest.receive().type());
    }

    @Test
    void theEscapeKeyWorksEvenIfTheGuestIsDead() throws IOException, InterruptedException {
        PipedOutputStream keys = new PipedOutputStream();
        CountDownLatch escaped = new CountDownLatch(1);
        InputPump.start(new PipedInputStream(keys), input, escaped::countDown);
        keys.write("typed ahead".getBytes());
        keys.flush();
        input.ready();
        input.grant(5);
        assertEquals("typed", guest.receiveInput());
        keys.write(new byte[] {'x', InputPump.ESCAPE, 'y'});
        keys.flush();
        assertTrue(escaped.await(10, TimeUnit.SECONDS));
        input.grant(100);
        assertEquals(" aheadx", guest.receiveInput());
    }

    @Test
    void whatIsTypedWithoutAnyoneReadingIsBounded() throws IOException {
        byte[] much = new byte[GuestInput.PENDING_CAPACITY + 1000];
        input.bytes(much, much.length);
        input.bytes(much, much.length);
        input.end();
        input.ready();
        input.grant(Integer.MAX_VALUE);
        int received = 0;
        Frame frame;
        while ((frame = guest.receive()).type() == RunChannel.STDIN) {
            received += frame.payload().length;
        }
        assertEquals(GuestInput.PENDING_CAPACITY, received);
    }

    @Test
    void aDeadChannelIsLeftToItsReader() throws IOException, InterruptedException {
        input.ready();
        guest.close();
        for (int i = 0; i < 20; i++) {
            input.grant(10);
            input.bytes(new byte[10], 10);
            Thread.sleep(1);
        }
        input.end();
    }
}
