package awesome.systemtests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands of the host, and programs in the machine through {@code bin/awesome run}. */
final class Command {
    /** The folder of the whole project; tests run in that of their module. */
    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final int LIMIT_SECONDS = 180;

    private Command() {}

    /** What a command did. */
    record Result(int status, byte[] output, String errors) {
        /** Its output as text. */
        String text() {
            return new String(output, StandardCharsets.ISO_8859_1);
        }
    }

    /** Runs a command of the host in {@code folder} with this standard input. */
    static Result host(Path folder, byte[] input, String... command) {
        return within(LIMIT_SECONDS, folder, input, command);
    }

    /** The same, for at most so many seconds. */
    static Result within(int seconds, Path folder, byte[] input, String... command) {
        try {
            Path errors = Files.createTempFile("awesome-test", ".err");
            List<String> limited = new ArrayList<>(List.of("timeout", "-k", "5", String.valueOf(seconds)));
            limited.addAll(List.of(command));
            Process process = new ProcessBuilder(limited)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            Thread feeder = new Thread(() -> feed(process.getOutputStream(), input));
            feeder.setDaemon(true);
            feeder.start();
            byte[] output = process.getInputStream().readAllBytes();
            process.waitFor(seconds, TimeUnit.SECONDS);
            Result result = new Result(process.exitValue(), output, Files.readString(errors, StandardCharsets.ISO_8859_1));
            Files.delete(errors);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Runs {@code bin/awesome run} with these arguments in {@code folder}. */
    static Result awesome(Path folder, byte[] input, String... arguments) {
        return awesomeWithin(120, folder, input, arguments);
    }

    /** The same, for at most so many seconds: for programs that have more to do. */
    static Result awesomeWithin(int seconds, Path folder, byte[] input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROJECT.resolve("bin/awesome").toString(), "run", "--timeout",
                String.valueOf(seconds)));
        command.addAll(List.of(arguments));
        return within(seconds + LIMIT_SECONDS / 3, folder, input, command.toArray(String[]::new));
    }

    private static void feed(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException e) {
            // the command reads no further
        }
    }
}
