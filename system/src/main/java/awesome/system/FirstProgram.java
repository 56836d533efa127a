package awesome.system;

import awesome.kernel.boot.BootParameters;
import awesome.kernel.log.Log;

/** What the machine was started for. */
final class FirstProgram {
    private FirstProgram() {}

    /** Runs it to its end; its exit status. */
    static int run(BootParameters parameters, Log log) {
        log.line("kernel up");
        return 0;
    }
}
