package awesome.random;

/** Runs one program and shows what it did. */
public final class ProgramRun {
    private ProgramRun() {}

    /**
     * Runs a program that has not run yet.
     *
     * @param output gets the values that it told, their checksum and the exception that ended it
     * @return the exit status: 0, or 1 if an exception ended it
     */
    public static int run(RandomProgram program, StringBuilder output) {
        Trace trace = new Trace(output);
        int status = 0;
        try {
            program.run(trace);
        } catch (RuntimeException | Error e) {
            trace.caught(e);
            status = 1;
        }
        trace.end();
        return status;
    }
}
