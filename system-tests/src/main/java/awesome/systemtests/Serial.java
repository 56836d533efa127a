package awesome.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A serial line of a machine, or a terminal of the host, as a person sees it: waits for text, types text. Everything received is kept and
 * written to a log file. Bytes are shown as ISO 8859-1, so none is lost.
 */
public final class Serial {
    private final InputStream input;
    private final OutputStream output;
    private final StringBuilder received = new StringBuilder();
    private int position;
    private boolean ended;

    /** Starts reading from {@code input}, and keeps what comes in {@code log} too; closes neither stream. */
    public Serial(InputStream input, OutputStream output, Path log) throws IOException {
        this.input = input;
        this.output = output;
        OutputStream file = Files.newOutputStream(log);
        Thread reader = new Thread(() -> receive(file), "serial line");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Waits for text that matches, after what earlier calls have waited for.
     *
     * @return the match
     * @throws AssertionError if it does not come in time or before the machine ends; it tells what came instead
     */
    public Matcher expect(Pattern pattern, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (received) {
            while (true) {
                Matcher matcher = pattern.matcher(received.toString());
                if (matcher.find(position)) {
                    position = matcher.end();
                    return matcher;
                }
                long left = (end - System.nanoTime()) / 1_000_000;
                if (ended || left <= 0) {
                    throw new AssertionError((ended ? "the machine ended before " : limit.toSeconds() + " s without ")
                            + "\"" + pattern + "\"; since the last match the serial line said:\n"
                            + received.substring(position));
                }
                await(left);
            }
        }
    }

    /** The same for plain text; the result is what came before it. */
    public String expect(String text, Duration limit) {
        int from = position;
        Matcher matcher = expect(Pattern.compile(Pattern.quote(text)), limit);
        synchronized (received) {
            return received.substring(from, matcher.start());
        }
    }

    /** Waits until the machine has ended or the time is over; the result is all that it has ever said. */
    public String awaitEnd(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (received) {
            long left;
            while (!ended && (left = (end - System.nanoTime()) / 1_000_000) > 0) {
                await(left);
            }
            return received.toString();
        }
    }

    /** All that has been received so far. */
    public String text() {
        synchronized (received) {
            return received.toString();
        }
    }

    /** Types text. */
    public void send(String text) {
        try {
            output.write(text.getBytes(StandardCharsets.ISO_8859_1));
            output.flush();
        } catch (IOException e) {
            throw new AssertionError("the machine has ended; its serial line said:\n" + text(), e);
        }
    }

    private void await(long milliseconds) {
        try {
            received.wait(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void receive(OutputStream log) {
        byte[] bytes = new byte[64 * 1024];
        try (log) {
            int length;
            while ((length = input.read(bytes)) >= 0) {
                log.write(bytes, 0, length);
                log.flush();
                add(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            add("\n[serial line: " + e + "]\n");
        }
        synchronized (received) {
            ended = true;
            received.notifyAll();
        }
    }

    private void add(String text) {
        synchronized (received) {
            received.append(text);
            received.notifyAll();
        }
    }
}
