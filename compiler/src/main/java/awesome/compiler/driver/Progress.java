package awesome.compiler.driver;

import java.io.PrintStream;

/** Tells what is being done and how long each step took. */
final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();
    private long stepStart;
    private boolean inStep;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Begins a step, which ends the one before. */
    void begin(String step) {
        endStep();
        out.print("  " + step + " ...");
        out.flush();
        stepStart = System.nanoTime();
        inStep = true;
    }

    /** Tells a result. */
    void note(String text) {
        endStep();
        out.println("  " + text);
    }

    /** Tells the whole time. */
    void end() {
        endStep();
        out.println("  done in " + milliseconds(start) + " ms");
    }

    private void endStep() {
        if (inStep) {
            out.println(" " + milliseconds(stepStart) + " ms");
            inStep = false;
        }
    }

    private static long milliseconds(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }
}
