package awesome.kernel.console;

/**
 * A device that takes bytes and gives bytes, such as a serial line. Nothing is translated. No method
 * allocates, so any context may call it.
 */
public interface CharacterDevice {
    /** Sends {@code length} bytes of {@code source} from index {@code start}; waits until the device took the last. */
    void write(byte[] source, int start, int length);

    /** The next byte that came in, 0 to 255; -1 if there is none now. */
    int read();
}
