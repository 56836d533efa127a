package awesome.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole sessions with a process that plays QEMU. */
@Timeout(60)
class SessionTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String part, byte[] input, boolean bootLog, Integer timeout) throws IOException {
        return session(part, bootLog, timeout).run(new ByteArrayInputStream(input), out, err);
    }

    private Session session(String part, boolean bootLog, Integer timeout) {
        List<String> qemu = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), FakeQemu.class.getName(), part);
        MachineOptions options = new MachineOptions(qemu, Acceleration.TCG, 64, 1, folder.resolve("disk.img"), List.of(), List.of(), null);
        return new Session(options, folder, null, false, bootLog ? err : null, timeout);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void assertFolderIsEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void inputComesBackUnchangedAndTheStatusIsThePrograms() throws IOException {
        byte[] input = new byte[300_000];
        new Random(2).nextBytes(input);
        assertEquals(7, run("echo", input, false, null), errors());
        assertArrayEquals(input, out.toByteArray());
        assertEquals("", errors());
        assertFolderIsEmpty();
    }

    @Test
    void aMachineThatStartsOverIsStartedAgain() throws IOException {
        assertEquals(7, run("restart", new byte[0], false, null), errors());
        assertEquals("12", out.toString(StandardCharsets.UTF_8));
        assertEquals("", errors());
        assertFolderIsEmpty();
    }

    @Test
    void theBootLogIsShownOnlyIfAskedFor() throws IOException {
        assertEquals(7, run("echo", new byte[0], true, null));
        assertEquals("the machine boots\n", errors());
        assertEquals(0, out.size());
    }

    @Test
    void aPanicGives125AndTheEndOfTheBootLog() throws IOException {
        assertEquals(125, run("panic", new byte[0], false, null));
        assertTrue(errors().startsWith("awesome: the machine ended while the program ran"), errors());
        assertTrue(errors().endsWith("the machine boots\nKERNEL PANIC: played\n"), errors());
        assertFolderIsEmpty();
    }

    @Test
    void aBootLogThatWasShownIsNotRepeated() throws IOException {
        assertEquals(125, run("panic", new byte[0], true, null));
        assertEquals(errors().indexOf("KERNEL PANIC"), errors().lastIndexOf("KERNEL PANIC"), errors());
    }

    @Test
    void whenNobodyReadsTheOutputTheMachineIsEnded() throws IOException {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        long start = System.nanoTime();
        assertEquals(128 + 13, session("endless", false, null).run(new ByteArrayInputStream(new byte[0]), closed, err));
        assertTrue(System.nanoTime() - start < 4_000_000_000L, "does not wait for the machine");
        assertEquals("", errors());
    }

    @Test
    void theTimeLimitEndsAMachineThatHangs() throws IOException {
        long start = System.nanoTime();
        assertEquals(125, run("hang", new byte[0], false, 2));
        assertTrue(System.nanoTime() - start < 30_000_000_000L);
        assertTrue(errors().contains("ended after 2 seconds"), errors());
        assertTrue(errors().contains("the machine boots"), errors());
    }

    @Test
    void whatQemuRefusesIsTold() {
        String message = assertThrows(IOException.class, () -> run("refuse", new byte[0], false, null)).getMessage();
        assertTrue(message.contains("no such machine"), message);
        assertFalse(Files.exists(folder.resolve("run")));
    }
}
