package awesome.conformance.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a run of a program showed.
 *
 * @param output standard output, decoded as UTF-8
 * @param errors standard error, decoded as UTF-8
 * @param status the exit status; 128 plus the signal's number if one ended it
 */
public record Outcome(String output, String errors, int status) {
    /** What every program may read. */
    private static final String INPUT = "first line\nzweite Zeile: \u00e4\u00f6\u00fc\n\nlast, without end";

    /**
     * Runs a command.
     *
     * @throws IllegalStateException if it does not end in that many seconds
     */
    public static Outcome of(List<String> command, int seconds) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().clear();
            Process process = builder.start();
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> errors = read(process.getErrorStream());
            feed(process);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("not finished after " + seconds + " s: " + command);
            }
            return new Outcome(output.join(), errors.join(), process.exitValue());
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    private static void feed(Process process) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(INPUT.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ignored) {
            // It ended without reading.
        }
    }

    private static CompletableFuture<String> read(InputStream from) {
        return CompletableFuture.supplyAsync(() -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try (from) {
                from.transferTo(all);
            } catch (IOException e) {
                return all.toString(StandardCharsets.UTF_8) + "<" + e.getMessage() + ">";
            }
            return all.toString(StandardCharsets.UTF_8);
        }, command -> new Thread(command).start());
    }

    @Override
    public String toString() {
        return output + "--- standard error:\n" + errors + "--- exit status " + status + "\n";
    }
}
