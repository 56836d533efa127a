package awesome.system;

import awesome.kernel.log.Log;

/** Says nothing: {@code quiet} on the command line. */
final class SilentLog implements Log {
    @Override
    public void line(String message) {
        // Nobody wants to know.
    }
}
