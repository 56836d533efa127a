package awesome.run;

import java.io.IOException;

/** What came over the run channel is not what the agreement says, so nothing after it can be understood. */
final class OutOfStepException extends IOException {
    private static final long serialVersionUID = 1;

    OutOfStepException(String message) {
        super(message);
    }
}
