package awesome.abi.run;

/**
 * The frames of the run channel: a type byte, the number of bytes that follow as two bytes, low byte first, then
 * those bytes. Both directions share the form; neither may send more than {@link #MAX_PAYLOAD} in a frame.
 */
public final class RunChannel {
    /** Spoken by both; the guest says it in its {@link #READY}. */
    public static final int VERSION = 1;

    /** First I/O port of the 16550 that carries the channel, COM2. */
    public static final int PORT = 0x2f8;

    /** Its interrupt line on a PC. */
    public static final int IRQ = 3;

    /** Bytes before the payload. */
    public static final int HEADER = 3;

    /** Most bytes in the payload of a frame. */
    public static final int MAX_PAYLOAD = 4096;

    /** To the guest: bytes of standard input, 1 or more, within the credit. */
    public static final int STDIN = 0x01;

    /** To the guest: no more standard input; empty. Needs no credit. */
    public static final int STDIN_END = 0x02;

    /** To the guest: the terminal's size, rows and columns, two bytes each, low byte first. */
    public static final int WINDOW = 0x03;

    /** To the guest: a signal for the foreground program, its number in one byte. */
    public static final int SIGNAL = 0x04;

    /** To the host, once and first: {@link #VERSION} in one byte. */
    public static final int READY = 0x10;

    /** To the host: bytes written to standard output. */
    public static final int STDOUT = 0x11;

    /** To the host: bytes written to standard error. */
    public static final int STDERR = 0x12;

    /** To the host: how many more bytes of standard input may be sent, four bytes, low byte first. */
    public static final int CREDIT = 0x13;

    /** To the host, last: the first program ended with the status in one byte. */
    public static final int EXITED = 0x14;

    /** To the host, last: a signal, its number in one byte, ended the first program. */
    public static final int KILLED = 0x15;

    /** To the host, last: the machine is to start over; empty. */
    public static final int RESTARTING = 0x16;

    private RunChannel() {}
}
