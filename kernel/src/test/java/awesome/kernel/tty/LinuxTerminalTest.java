package awesome.kernel.tty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.TerminalFlag;
import awesome.abi.linux.Termios;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.fake.FakeJobs;
import awesome.kernel.fake.MemoryArgument;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.vfs.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Random keys at random settings, and what Linux (6.18, a pseudo-terminal) made of them. A line is the flags that are
 * on, the VEOL character, the keys, what was shown, and what each read of 100 bytes then gave, separated by tabs.
 */
class LinuxTerminalTest {
    private static final Map<String, Integer> INPUT = Map.of("ISTRIP", TerminalFlag.ISTRIP, "INLCR",
            TerminalFlag.INLCR, "IGNCR", TerminalFlag.IGNCR, "ICRNL", TerminalFlag.ICRNL, "IMAXBEL",
            TerminalFlag.IMAXBEL, "IUTF8", TerminalFlag.IUTF8);
    private static final Map<String, Integer> OUTPUT = Map.of("OPOST", TerminalFlag.OPOST, "ONLCR",
            TerminalFlag.ONLCR, "OCRNL", TerminalFlag.OCRNL, "ONOCR", TerminalFlag.ONOCR, "ONLRET",
            TerminalFlag.ONLRET);
    private static final Map<String, Integer> LOCAL = Map.of("ISIG", TerminalFlag.ISIG, "ICANON",
            TerminalFlag.ICANON, "ECHO", TerminalFlag.ECHO, "ECHOE", TerminalFlag.ECHOE, "ECHOK", TerminalFlag.ECHOK,
            "ECHONL", TerminalFlag.ECHONL, "NOFLSH", TerminalFlag.NOFLSH, "ECHOCTL", TerminalFlag.ECHOCTL, "ECHOKE",
            TerminalFlag.ECHOKE, "IEXTEN", TerminalFlag.IEXTEN);

    @Test
    void showsAndGivesWhatLinuxDoes() throws IOException {
        int lines = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                LinuxTerminalTest.class.getResourceAsStream("linux-terminal.txt"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines++;
                assertEquals(line, replay(line.split("\t")));
            }
        }
        assertTrue(lines >= 300);
    }

    private static String replay(String[] fields) {
        TestFiles files = new TestFiles(1);
        FakeConsole console = new FakeConsole();
        Terminal terminal = new Terminal(console, new FakeJobs(1, 1), files.waiter, files.clock);
        TerminalFile file = new TerminalFile(files.vfs.root().inode(), OpenFlag.O_RDWR | OpenFlag.O_NONBLOCK, terminal);
        byte[] termios = terminal.settings();
        LittleEndian.putInt(termios, Termios.IFLAG, flags(fields[0], INPUT));
        LittleEndian.putInt(termios, Termios.OFLAG, flags(fields[0], OUTPUT));
        LittleEndian.putInt(termios, Termios.LFLAG, flags(fields[0], LOCAL));
        termios[Termios.CC + TerminalFlag.VEOL] = (byte) (fields[1].equals("-") ? 0 : fields[1].charAt(0));
        file.control(TerminalFlag.TCSETSF, new MemoryArgument(termios));
        for (byte key : unescape(fields[2])) {
            console.type(key);
        }
        terminal.run();
        List<String> result = new ArrayList<>(List.of(fields[0], fields[1], fields[2]));
        String shown = escape(console.shown().getBytes(StandardCharsets.ISO_8859_1));
        result.add(shown.isEmpty() ? "-" : shown);
        for (int i = 0; i < 60; i++) {
            byte[] buffer = new byte[100];
            try {
                int count = (int) file.read(new Bytes(buffer));
                result.add(count == 0 ? "EOF" : escape(Arrays.copyOf(buffer, count)));
            } catch (ErrnoException nothing) {
                break;
            }
        }
        return String.join("\t", result);
    }

    private static int flags(String names, Map<String, Integer> known) {
        int flags = 0;
        for (String name : names.split(",")) {
            flags |= known.getOrDefault(name, 0);
        }
        return flags;
    }

    private static byte[] unescape(String text) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                bytes[length++] = (byte) Integer.parseInt(text.substring(i + 2, i + 4), 16);
                i += 3;
            } else {
                bytes[length++] = (byte) text.charAt(i);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static String escape(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            if (b > ' ' && b < 127 && b != '\\') {
                text.append((char) b);
            } else {
                text.append(String.format("\\x%02x", b));
            }
        }
        return text.toString();
    }
}
