package awesome.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads what a process prints, keeps the end of it, and shows it as it comes if asked to. */
final class BootLog {
    /** Bytes kept. */
    static final int CAPACITY = 16 * 1024;

    /** Lines shown of the end. */
    private static final int LINES = 24;

    private final byte[] ring = new byte[CAPACITY];
    private long count;
    private final Thread thread;

    private BootLog(InputStream source, OutputStream copy) {
        thread = new Thread(() -> receive(source, copy), "boot log");
        thread.setDaemon(true);
    }

    /** Starts reading {@code source}, and writing it to {@code copy} if that is not null. */
    static BootLog start(InputStream source, OutputStream copy) {
        BootLog log = new BootLog(source, copy);
        log.thread.start();
        return log;
    }

    /** Waits until the source has ended, but not longer than {@code milliseconds}. */
    void awaitEnd(long milliseconds) throws InterruptedException {
        thread.join(milliseconds);
    }

    /** The last lines, each ended by a newline; empty if there was nothing. Control characters are left out. */
    synchronized String tail() {
        int length = (int) Math.min(count, CAPACITY);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = ring[(int) ((count - length + i) % CAPACITY)];
        }
        String text = new String(bytes, StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .strip();
        String[] lines = text.split("\n");
        StringBuilder end = new StringBuilder();
        for (int i = Math.max(0, lines.length - LINES); i < lines.length; i++) {
            if (!text.isEmpty()) {
                end.append(lines[i]).append('\n');
            }
        }
        return end.toString();
    }

    private void receive(InputStream source, OutputStream copy) {
        byte[] buffer = new byte[CAPACITY];
        try (source) {
            int length;
            while ((length = source.read(buffer)) >= 0) {
                keep(buffer, length);
                if (copy != null) {
                    copy.write(buffer, 0, length);
                    copy.flush();
                }
            }
        } catch (IOException e) {
            // the end of the log: the machine has gone, or nobody reads the copy
        }
    }

    private synchronized void keep(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (count++ % CAPACITY)] = buffer[i];
        }
    }
}
