package awesome.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.builtins.ScreenTerminal;

/**
 * A program of the host on a terminal of 24 lines, which script(1) makes, and what a person would see there: JLine's
 * model of a VT100 follows what the program writes.
 */
final class Screen implements AutoCloseable {
    static final int ROWS = 24;
    static final int COLUMNS = 80;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int POLL_MILLISECONDS = 20;

    private final Process process;
    private final Serial line;
    private final ScreenTerminal model = new ScreenTerminal(COLUMNS, ROWS);
    private final int[] cursor = new int[2];
    private int shown;
    /** How much had been written when something was typed last. */
    private int typedAt;

    private Screen(Process process, Serial line) {
        this.process = process;
        this.line = line;
    }

    /** Runs a command of a shell, in the folder of the project; what it writes is kept in a log of that name. */
    static Screen start(String name, String command) throws IOException {
        Path log = Files.createDirectories(Path.of("target", "machines")).resolve(name + ".log");
        String sized = "stty rows " + ROWS + " cols " + COLUMNS + "; export TERM=linux; " + command;
        Process process = new ProcessBuilder(List.of("script", "-q", "-e", "-c", sized, "/dev/null"))
                .directory(Command.PROJECT.toFile())
                .redirectErrorStream(true)
                .start();
        return new Screen(process, new Serial(process.getInputStream(), process.getOutputStream(), log));
    }

    /** What is written there, one byte after the other. */
    Serial line() {
        return line;
    }

    /** Types. */
    Screen type(String text) {
        typedAt = line.text().length();
        line.send(text);
        return this;
    }

    /** Types a line, and waits until a line shows that text and nothing else. */
    Screen enter(String text, String answer) {
        type(text + "\r");
        return awaitLine(answer);
    }

    /** The lines of the screen, without blanks at their ends. */
    String[] lines() {
        String all = line.text();
        if (all.length() > shown) {
            model.write(all.substring(shown));
            shown = all.length();
        }
        long[] cells = new long[ROWS * COLUMNS];
        model.dump(cells, 0, 0, ROWS, COLUMNS, cursor);
        String[] lines = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < COLUMNS; column++) {
                int character = (int) cells[row * COLUMNS + column];
                text.append(character == 0 ? ' ' : (char) character);
            }
            lines[row] = text.toString().stripTrailing();
        }
        return lines;
    }

    /** Waits until the screen is as wanted. */
    Screen await(String what, Predicate<String[]> wanted) {
        long end = System.nanoTime() + SOON.toNanos();
        while (!wanted.test(lines())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the screen does not show " + what + ":\n" + String.join("\n", lines()));
            }
            try {
                Thread.sleep(POLL_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
        return this;
    }

    /** Waits until some line is this one. */
    Screen awaitLine(String text) {
        return await("the line \"" + text + "\"", lines -> List.of(lines).contains(text));
    }

    /** Waits until a certain line, the top being 0, begins like this. */
    Screen awaitAt(int row, String start) {
        return await("\"" + start + "\" in line " + row, lines -> lines[row].startsWith(start));
    }

    /** Waits until the cursor is behind a prompt, which has come after what was typed. */
    Screen awaitPrompt(String prompt) {
        return await("the prompt \"" + prompt + "\"",
                lines -> shown > typedAt && (lines[cursor[1]] + " ").equals(prompt) && cursor[0] == prompt.length());
    }

    /** Clears it, so that what was shown before is not mistaken for what comes; a program for that must be there. */
    Screen clear(String prompt) {
        type("clear\r");
        await("nothing but the prompt", lines -> (lines[0] + " ").equals(prompt) && lines[1].isEmpty());
        return this;
    }

    /** Waits until it has ended; its status. */
    int awaitEnd() {
        line.awaitEnd(SOON);
        try {
            process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
