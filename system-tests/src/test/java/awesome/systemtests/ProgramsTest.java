package awesome.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unmodified Linux programs do in the machine what they do on the host: output, errors and exit status. */
class ProgramsTest {
    private static final byte[] NOTHING = {};

    @TempDir
    private static Path folder;

    private static byte[] text;

    @BeforeAll
    static void makeFiles() throws IOException {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            lines.append(random.nextInt(1000)).append(" word").append(random.nextInt(50)).append(" the end of line ")
                    .append(i).append('\n');
        }
        text = lines.toString().getBytes(StandardCharsets.US_ASCII);
        Files.write(folder.resolve("text"), text);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(text);
        }
        Files.write(folder.resolve("text.gz"), compressed.toByteArray());
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[200_000];
        new Random(4).nextBytes(bytes);
        for (int i = 0; i < 256; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /** Runs a program with a file on the host and in the machine. */
    private static void assertSame(byte[] input, String file, String... command) {
        Command.Result expected = Command.host(folder, input, command);
        List<String> arguments = new ArrayList<>();
        if (file != null) {
            arguments.addAll(List.of("--file", file));
        }
        arguments.add("--");
        arguments.addAll(List.of(command));
        Command.Result actual = Command.awesome(folder, input, arguments.toArray(String[]::new));
        assertEquals(expected.errors(), actual.errors(), "standard error of " + arguments);
        assertEquals(-1, Arrays.mismatch(expected.output(), actual.output()), () -> "standard output of " + arguments
                + " differs from there on; expected " + around(expected, actual) + " but was " + around(actual, expected));
        assertEquals(expected.status(), actual.status(), "exit status of " + arguments);
    }

    /** Some of the output where it first differs from another one. */
    private static String around(Command.Result output, Command.Result other) {
        int at = Math.max(0, Arrays.mismatch(output.output(), other.output()));
        String text = output.text();
        return "\"" + text.substring(Math.min(text.length(), at), Math.min(text.length(), at + 80)) + "\" (of "
                + text.length() + " bytes)";
    }

    private static String compile(String compiler, String source, String... options) {
        try {
            Path program = folder.resolve(source + "." + compiler);
            Path code = Path.of("src/test/resources", source + ".c").toAbsolutePath();
            List<String> command = new ArrayList<>(List.of(compiler, "-static", "-O1", "-o", program.toString(), code.toString()));
            command.addAll(List.of(options));
            Command.Result result = Command.host(folder, NOTHING, command.toArray(String[]::new));
            assertEquals(0, result.status(), result.errors());
            Files.copy(code, folder.resolve(source + ".c"), StandardCopyOption.REPLACE_EXISTING);
            return "./" + program.getFileName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void checksumOfAFile() {
        assertSame(NOTHING, "/bin/busybox", "busybox", "sha256sum", "/bin/busybox");
    }

    @Test
    void checksumOfStandardInput() {
        assertSame(everyByte(), null, "busybox", "sha256sum");
    }

    @Test
    void everyBytePassesUnchanged() {
        assertSame(everyByte(), null, "busybox", "cat");
    }

    @Test
    void awk() {
        assertSame(NOTHING, "text", "busybox", "awk", "{n[$2] += $1} END {for (w in n) print w, n[w], n[w] / NR, sin(n[w])}",
                "text");
    }

    @Test
    void sort() {
        assertSame(NOTHING, "text", "busybox", "sort", "-k1n", "-k2", "-r", "text");
    }

    @Test
    void gzip() {
        assertSame(NOTHING, "text.gz", "busybox", "gzip", "-dc", "text.gz");
    }

    @Test
    void sed() {
        assertSame(text, null, "busybox", "sed", "-e", "s/word\\([0-9]*\\)/<\\1>/g", "-e", "5,10d");
    }

    @Test
    void bc() {
        assertSame("scale=60\n4*a(1)\n2^500\nsqrt(2)\n1/0\n".getBytes(StandardCharsets.US_ASCII), null, "busybox", "bc", "-l");
    }

    @Test
    void dc() {
        assertSame("50k 2v p 3 100^ p 17 5 % p\n".getBytes(StandardCharsets.US_ASCII), null, "busybox", "dc");
    }

    @Test
    void aScript() {
        assertSame("line one\nline two\n".getBytes(StandardCharsets.US_ASCII), null, "busybox", "sh", "-c",
                "while read a b; do echo \"$b $a $((6 * 7))\"; done; pwd; echo oops >&2; exit 9");
    }

    @Test
    void anAbsentFileIsAnErrorOfTheProgram() {
        assertSame(NOTHING, null, "busybox", "cat", "/no/such/file");
    }

    /** A program that asks its user through the terminal has to find out that nobody is there. */
    @Test
    void withoutATerminalAmongTheStreamsThereIsNone() {
        String[] script = {"busybox", "sh", "-c", "echo lost >/dev/tty; echo $?; busybox tty"};
        List<String> withoutTerminal = new ArrayList<>(List.of("setsid", "--wait"));
        withoutTerminal.addAll(List.of(script));
        Command.Result expected = Command.host(folder, NOTHING, withoutTerminal.toArray(String[]::new));
        List<String> arguments = new ArrayList<>(List.of("--"));
        arguments.addAll(List.of(script));
        Command.Result actual = Command.awesome(folder, NOTHING, arguments.toArray(String[]::new));
        assertEquals("1\nnot a tty\n", expected.text());
        assertEquals(expected.text(), actual.text());
        assertEquals(expected.errors(), actual.errors());
        assertEquals(expected.status(), actual.status());
    }

    @Test
    void aMuslProgram() {
        String program = compile("musl-gcc", "report");
        assertSame("first\nsecond\n.\n".getBytes(StandardCharsets.US_ASCII), "report.c", program, "report.c", "", "a b");
    }

    @Test
    void aGlibcProgram() {
        String program = compile("gcc", "report", "-lm");
        assertSame("first\nlast without newline".getBytes(StandardCharsets.US_ASCII), "report.c", program, "report.c");
    }

    @Test
    void aDynamicProgramRunsWithItsLibraries() {
        String[] program = {"/bin/uname", "-s"};
        List<String> arguments = new ArrayList<>();
        for (String file : List.of("/lib64/ld-linux-x86-64.so.2", "/lib/x86_64-linux-gnu/libc.so.6")) {
            arguments.addAll(List.of("--file", file));
        }
        arguments.add("--");
        arguments.addAll(List.of(program));
        Command.Result actual = Command.awesome(folder, NOTHING, arguments.toArray(String[]::new));
        assertEquals("Linux\n", actual.text(), actual.errors());
        assertEquals(0, actual.status(), actual.errors());
    }

    @Test
    void aDynamicProgramWithoutItsLinkerIsRefused() {
        Command.Result result = Command.awesome(folder, NOTHING, "--", "/bin/true");
        assertEquals(126, result.status());
        assertTrue(result.errors().contains("dynamically linked"), result.errors());
    }

    @Test
    void aPanicGives125AndTheBootLog() {
        Command.Result result = Command.awesome(folder, NOTHING, "--append", "selftest=null", "--", "busybox", "true");
        assertEquals(125, result.status(), result.errors());
        assertTrue(result.errors().contains("NullPointerException"), result.errors());
        assertEquals("", result.text());
    }
}
