package awesome.kernel.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.vfs.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunRequestTest {
    private static final String GOOD = "version=1\0channel=frames\0terminals=02\0rows=40\0columns=120\0"
            + "directory=/work\0program=/bin/prog\0argument=prog\0argument=a=b\nc\0argument=\0"
            + "environment=PATH=/bin\0later=ignored\0";

    private static RunRequest parse(String text) throws RunFileException {
        return RunRequest.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertRefused(String what, String text) {
        String message = assertThrows(RunFileException.class, () -> parse(text)).getMessage();
        assertTrue(message.contains(what), message);
    }

    @Test
    void allThatTheLauncherSays() throws RunFileException {
        RunRequest request = parse(GOOD);
        assertTrue(request.usesChannel());
        assertTrue(request.isTerminal(0));
        assertFalse(request.isTerminal(1));
        assertTrue(request.isTerminal(2));
        assertEquals(40, request.rows());
        assertEquals(120, request.columns());
        assertEquals("/work", request.directory());
        assertEquals("/bin/prog", request.program());
        assertEquals(List.of("prog", "a=b\nc", ""), request.arguments());
        assertEquals(List.of("PATH=/bin"), request.environment());
    }

    @Test
    void sharesHaveATagAndAPlace() throws RunFileException {
        assertEquals(List.of(new RunShare("share0", false, "/a b"), new RunShare("t", true, "/")),
                parse("version=1\0share=share0 rw /a b\0share=t ro /\0").shares());
        assertEquals(List.of(), parse(GOOD).shares());
        for (String wrong : List.of("share=t", "share=t ro", "share=t ro x", "share=t xx /a", "share=t  /a")) {
            assertRefused("no share", "version=1\0" + wrong + "\0");
        }
    }

    @Test
    void whatIsNotSaidHasASense() throws RunFileException {
        RunRequest request = parse("program=/x\0version=1\0channel=console\0");
        assertFalse(request.usesChannel());
        assertFalse(request.isTerminal(0));
        assertEquals("/", request.directory());
        assertEquals(0, request.rows());
        assertNull(parse("version=1\0").program());
    }

    @Test
    void nonsenseIsRefused() {
        assertRefused("version 2", "version=2\0program=/x\0");
        assertRefused("version null", "program=/x\0");
        assertRefused("no = in the record at byte 10", "version=1\0program\0");
        assertRefused("no zero byte after the record at byte 10", "version=1\0program=/x");
        assertRefused("unknown channel tape", "version=1\0channel=tape\0");
        for (String number : List.of("", "x", "-1", "65536", "99999999999")) {
            assertRefused("rows", "version=1\0rows=" + number + "\0");
        }
    }

    @Property
    void mutatedFilesAreReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = GOOD.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(5); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt() : "\0=1/".charAt(
                    random.nextInt(4)));
        }
        try {
            assertNotNull(RunRequest.parse(bytes).directory());
        } catch (RunFileException e) {
            assertFalse(e.getMessage().isEmpty());
        }
    }

    @Test
    void itIsReadFromItsFile() throws RunFileException {
        TestFiles files = new TestFiles(4);
        files.open("/run", OpenFlag.O_RDWR | OpenFlag.O_CREAT).write(Bytes.of(GOOD));
        assertEquals("/bin/prog", RunRequest.read(files.find("/run")).program());
        assertThrows(RunFileException.class, () -> RunRequest.read(files.vfs.root().inode()));
        files.find("/run").truncate(1L << 40);
        assertThrows(RunFileException.class, () -> RunRequest.read(files.find("/run")));
    }
}
