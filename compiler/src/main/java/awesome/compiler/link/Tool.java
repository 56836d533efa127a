package awesome.compiler.link;

import awesome.compiler.CompileError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program of the toolchain. */
final class Tool {
    private Tool() {}

    /**
     * Runs a command to its end.
     *
     * @throws CompileError with its output if it fails or is not installed
     */
    static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output;
            try (InputStream in = process.getInputStream()) {
                output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new CompileError(command.get(0) + " failed with status " + status + ":\n" + output
                        + "command: " + String.join(" ", command));
            }
            return output;
        } catch (IOException e) {
            throw new CompileError("cannot run " + command.get(0) + " (" + e.getMessage() + "); make setup installs it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompileError("interrupted while running " + command.get(0), e);
        }
    }
}
