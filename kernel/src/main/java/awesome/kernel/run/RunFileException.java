package awesome.kernel.run;

import awesome.abi.run.RunFile;

/** The file that says what to run makes no sense. The message is for people. */
public final class RunFileException extends Exception {
    private static final long serialVersionUID = 1;

    RunFileException(String problem) {
        super(RunFile.PATH + ": " + problem);
    }
}
