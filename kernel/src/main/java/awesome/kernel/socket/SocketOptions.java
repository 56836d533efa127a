package awesome.kernel.socket;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SocketFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.wait.Waiter;

/** The options that sockets of all kinds have (socket(7)). */
public final class SocketOptions {
    private static final int NUMBERS = 64;
    private static final int TIMEVAL_BYTES = 16;
    private static final int LINGER_BYTES = 8;
    private static final long SECOND = 1_000_000_000L;
    private static final long MICROSECOND = 1000;
    /** As on Linux unless told otherwise. */
    private static final int BUFFER = 212_992;
    private static final int MOST_BUFFER = 212_992;
    private static final int LEAST_SEND_BUFFER = 4608;
    private static final int LEAST_RECEIVE_BUFFER = 2304;

    /** Those that are on or off and mean nothing here. */
    private static final long SWITCHES = bit(SocketFlag.SO_DEBUG) | bit(SocketFlag.SO_REUSEADDR)
            | bit(SocketFlag.SO_DONTROUTE) | bit(SocketFlag.SO_BROADCAST) | bit(SocketFlag.SO_KEEPALIVE)
            | bit(SocketFlag.SO_OOBINLINE) | bit(SocketFlag.SO_PASSCRED);

    private final int[] values = new int[NUMBERS];
    private int lingerSeconds;
    private long sendTimeout = Waiter.FOREVER;
    private long receiveTimeout = Waiter.FOREVER;

    /** As a socket has them at first. */
    public SocketOptions() {
        values[SocketFlag.SO_SNDBUF] = BUFFER;
        values[SocketFlag.SO_RCVBUF] = BUFFER;
        values[SocketFlag.SO_RCVLOWAT] = 1;
        values[SocketFlag.SO_SNDLOWAT] = 1;
    }

    private static long bit(int option) {
        return 1L << option;
    }

    /** Whether a switch is on. */
    public boolean isOn(int option) {
        return values[option] != 0;
    }

    /** Switches one on or off. */
    public void setOn(int option, boolean on) {
        values[option] = on ? 1 : 0;
    }

    /** What may be on its way out, in bytes. */
    public int sendBuffer() {
        return values[SocketFlag.SO_SNDBUF];
    }

    /** How many bytes a read waits for that wants as many. */
    public int lowWater() {
        return values[SocketFlag.SO_RCVLOWAT];
    }

    /** How long sending waits, in nanoseconds. */
    public long sendTimeout() {
        return sendTimeout;
    }

    /** How long receiving waits, in nanoseconds. */
    public long receiveTimeout() {
        return receiveTimeout;
    }

    /** Sets one; EINVAL if it is no whole number, ENOPROTOOPT if there is no such option. */
    public void set(int option, byte[] value) {
        switch (option) {
            case SocketFlag.SO_RCVTIMEO:
                receiveTimeout = timeout(value);
                return;
            case SocketFlag.SO_SNDTIMEO:
                sendTimeout = timeout(value);
                return;
            default:
                break;
        }
        int number = number(value);
        switch (option) {
            case SocketFlag.SO_SNDBUF:
            case SocketFlag.SO_SNDBUFFORCE:
                values[SocketFlag.SO_SNDBUF] = Math.max(2 * limit(number), LEAST_SEND_BUFFER);
                return;
            case SocketFlag.SO_RCVBUF:
            case SocketFlag.SO_RCVBUFFORCE:
                values[SocketFlag.SO_RCVBUF] = Math.max(2 * limit(number), LEAST_RECEIVE_BUFFER);
                return;
            case SocketFlag.SO_RCVLOWAT:
                values[option] = number < 0 ? Integer.MAX_VALUE : Math.max(1, number);
                return;
            case SocketFlag.SO_PRIORITY:
                values[option] = number;
                return;
            case SocketFlag.SO_LINGER:
                if (value.length < LINGER_BYTES) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                values[option] = number != 0 ? 1 : 0;
                lingerSeconds = number != 0 ? LittleEndian.getInt(value, 4) : lingerSeconds;
                return;
            default:
                if (option < 0 || option >= NUMBERS || (SWITCHES & bit(option)) == 0) {
                    throw new ErrnoException(Errno.ENOPROTOOPT);
                }
                values[option] = number != 0 ? 1 : 0;
        }
    }

    private static int limit(int wanted) {
        return wanted < 0 || wanted > MOST_BUFFER ? MOST_BUFFER : wanted;
    }

    private static int number(byte[] value) {
        if (value.length < 4) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return LittleEndian.getInt(value, 0);
    }

    private static long timeout(byte[] value) {
        if (value.length < TIMEVAL_BYTES) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long seconds = LittleEndian.getLong(value, 0);
        long micros = LittleEndian.getLong(value, 8);
        if (micros < 0 || micros >= SECOND / MICROSECOND) {
            throw new ErrnoException(Errno.EDOM);
        }
        if (seconds < 0) {
            return 0;
        }
        boolean isNever = seconds == 0 && micros == 0 || seconds >= Waiter.FOREVER / SECOND - 1;
        return isNever ? Waiter.FOREVER : seconds * SECOND + micros * MICROSECOND;
    }

    /** The value of one; ENOPROTOOPT if there is no such option. */
    public byte[] get(int option) {
        switch (option) {
            case SocketFlag.SO_RCVTIMEO:
                return timeval(receiveTimeout);
            case SocketFlag.SO_SNDTIMEO:
                return timeval(sendTimeout);
            case SocketFlag.SO_LINGER:
                byte[] linger = new byte[LINGER_BYTES];
                LittleEndian.putInt(linger, 0, values[option]);
                LittleEndian.putInt(linger, 4, lingerSeconds);
                return linger;
            case SocketFlag.SO_SNDBUF:
            case SocketFlag.SO_RCVBUF:
            case SocketFlag.SO_RCVLOWAT:
            case SocketFlag.SO_SNDLOWAT:
            case SocketFlag.SO_PRIORITY:
                return bytes(values[option]);
            default:
                if (option < 0 || option >= NUMBERS || (SWITCHES & bit(option)) == 0) {
                    throw new ErrnoException(Errno.ENOPROTOOPT);
                }
                return bytes(values[option]);
        }
    }

    /** A number as an option has it. */
    public static byte[] bytes(int value) {
        byte[] bytes = new byte[4];
        LittleEndian.putInt(bytes, 0, value);
        return bytes;
    }

    private static byte[] timeval(long nanos) {
        byte[] bytes = new byte[TIMEVAL_BYTES];
        if (nanos != Waiter.FOREVER) {
            LittleEndian.putLong(bytes, 0, nanos / SECOND);
            LittleEndian.putLong(bytes, 8, nanos % SECOND / MICROSECOND);
        }
        return bytes;
    }
}
