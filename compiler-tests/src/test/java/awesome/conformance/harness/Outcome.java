package awesome.conformance.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** The command that starts HotSpot with these options and arguments; it is to start quickly. */
    public static List<String> hotSpot(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * Runs a command, without input.
     *
     * @throws IllegalStateException if it does not end in that many seconds
     */
    public static Outcome of(List<String> command, int seconds) {
        return of(command, seconds, new byte[0], Path.of("."));
    }

    /**
     * Runs a command with this standard input in this folder.
     *
     * @throws IllegalStateException if it does not end in that many seconds
     */
    static Outcome of(List<String> command, int seconds, byte[] given, Path folder) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            // HotSpot takes the encoding of names of files from here.
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> errors = read(process.getErrorStream());
            feed(process, given);
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

    private static void feed(Process process, byte[] given) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(given);
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
