package awesome.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** QEMU's control channel (QEMU Machine Protocol): one JSON object a line. Commands are answered in order. */
final class Qmp {
    private final BufferedReader in;
    private final OutputStream out;

    /** Greets QEMU, which is on the other end. */
    Qmp(InputStream in, OutputStream out) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.in.readLine();
        execute("qmp_capabilities", "{}");
    }

    /**
     * Executes a command.
     *
     * @param arguments a JSON object
     * @return the answer, a JSON object, as text
     */
    synchronized String execute(String command, String arguments) throws IOException {
        String line = "{\"execute\":\"" + command + "\",\"arguments\":" + arguments + "}\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
        String answer;
        while ((answer = in.readLine()) != null) {
            if (answer.startsWith("{\"return\"")) {
                return answer;
            }
            if (answer.startsWith("{\"error\"")) {
                throw new IOException("QEMU refuses " + command + ": " + answer);
            }
        }
        throw new IOException("QEMU has ended");
    }

    /** Executes a command of QEMU's human monitor; the result is a JSON string in an object. */
    String monitor(String command) throws IOException {
        return execute("human-monitor-command", "{\"command-line\":\"" + command + "\"}");
    }
}
