package awesome.kernel.console;

/**
 * The console as a terminal sees it. Output is UTF-8 text with ANSI escape sequences; a line ends with
 * carriage return and line feed, which the terminal puts there. Input is what keys send: one byte or an
 * escape sequence each. No method allocates, so any context may call it.
 */
public interface ConsoleDevice extends CharacterDevice {
    /** Whether {@link #read} would give a byte. */
    boolean hasInput();

    /** Lines of text that the console shows. */
    int rows();

    /** Characters in a line. */
    int columns();

    /** How many bytes it takes before it would have to wait or lose some. */
    default int room() {
        return Integer.MAX_VALUE;
    }

    /** The terminal has forgotten what was typed, or shall forget what was shown: whoever is at the device may care. */
    default void discarded(boolean input, boolean output) {}

    /** Whether ^S and ^Q stop and start output was changed. */
    default void stopKeysChanged(boolean stop) {}

    /** The terminal was opened. Preemptible context. */
    default void opened() {}

    /** The terminal was closed by all that had opened it. Preemptible context. */
    default void lastClosed() {}
}
