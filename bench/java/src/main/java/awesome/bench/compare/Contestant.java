package awesome.bench.compare;

import awesome.bench.programs.Benchmark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process of the harness, which runs one iteration each time it is asked, so that two can take turns. */
final class Contestant implements AutoCloseable {
    private static final int LIMIT_SECONDS = 300;
    private static final String PEAK = "VmHWM:";

    private final String name;
    private final Process process;
    private final OutputStream requests;
    private final BufferedReader answers;
    private final List<String> collectorLines = new ArrayList<>();
    private final Thread messages;

    /**
     * Starts a process; it is ended after five minutes. What it says on standard error about collections is kept, the rest
     * goes to that of this process.
     *
     * @param harness the command that runs {@code awesome.bench.programs.Harness}
     */
    Contestant(List<String> harness, Benchmark benchmark) throws IOException {
        List<String> command = new ArrayList<>(harness);
        command.addAll(List.of(benchmark.label(), "0"));
        name = String.join(" ", command);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(Pauses.REPORT_VARIABLE, "1");
        process = builder.start();
        requests = process.getOutputStream();
        answers = process.inputReader();
        messages = new Thread(this::readMessages, "messages of " + name);
        messages.start();
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    private void readMessages() {
        try (BufferedReader lines = process.errorReader()) {
            boolean inReport = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                inReport |= Pauses.beginsReport(line);
                if (inReport || Pauses.isLogged(line)) {
                    collectorLines.add(line);
                } else {
                    System.err.println(line);
                }
            }
        } catch (IOException e) {
            System.err.println("cannot read the messages of " + name + ": " + e.getMessage());
        }
    }

    /** Runs an iteration; the nanoseconds that it took. The harness has checked its result. */
    long iteration() throws IOException {
        requests.write('\n');
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(name + " ended before its time; see above");
        }
        return Long.parseLong(answer.substring(0, answer.indexOf(' ')));
    }

    /** The most memory that the process had so far, in KiB (proc(5), VmHWM). */
    long peakMemory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith(PEAK)) {
                return Long.parseLong(line.substring(PEAK.length()).replace("kB", "").strip());
            }
        }
        throw new IOException("/proc tells no peak of memory");
    }

    /** Ends the process; how long collections stopped it. */
    Pauses pauses() throws IOException {
        close();
        return Pauses.of(collectorLines);
    }

    @Override
    public void close() throws IOException {
        requests.close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            messages.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
