package awesome.kernel.process;

import awesome.abi.linux.Signal;

/** What is done when the kernel's own code fails while it works for a process: the process ends, not the machine. */
public final class KernelError {
    private static final int MOST_CAUSES = 8;

    private KernelError() {}

    /**
     * Ends {@code process} as if killed, and logs why.
     *
     * @param what the kernel did for it
     */
    public static void end(Process process, String what, Throwable thrown) {
        process.end(Ending.killed(Signal.SIGKILL));
        tell(process, what, thrown);
    }

    /** Logs what went wrong. */
    static void tell(Process process, String what, Throwable thrown) {
        StringBuilder text = new StringBuilder(process.toString());
        text.append(": killed, because the kernel failed in ").append(what).append(": ");
        Throwable each = thrown;
        for (int i = 0; each != null && i < MOST_CAUSES; i++) {
            text.append(i == 0 ? "" : "\nCaused by: ").append(each);
            for (StackTraceElement element : each.getStackTrace()) {
                text.append("\n    at ").append(element);
            }
            each = each.getCause();
        }
        process.machine().log().line(text.toString());
    }
}
