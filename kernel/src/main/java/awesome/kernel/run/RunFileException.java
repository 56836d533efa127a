package awesome.kernel.run;

/** The file that says what to run makes no sense. The message is for people. */
public final class RunFileException extends Exception {
    private static final long serialVersionUID = 1;

    RunFileException(String problem) {
        super(problem);
    }
}
