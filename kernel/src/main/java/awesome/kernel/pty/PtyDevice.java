package awesome.kernel.pty;

import awesome.abi.linux.PollEvent;
import awesome.kernel.console.ByteRing;
import awesome.kernel.console.ConsoleDevice;
import awesome.kernel.vfs.Sink;
import awesome.kernel.wait.Bell;

/** What the slave's terminal takes for its device: the master is at the other end. */
final class PtyDevice implements ConsoleDevice {
    private static final int INPUT = 4096;
    private static final int OUTPUT = 16_384;

    // what the first byte of a packet tells (ioctl_tty(2), TIOCPKT); with none of these, data follow
    private static final int FLUSHREAD = 1;
    private static final int FLUSHWRITE = 2;
    private static final int NOSTOP = 16;
    private static final int DOSTOP = 32;

    private final ByteRing input = new ByteRing(INPUT);
    private final ByteRing output = new ByteRing(OUTPUT);
    /** Rings for the master. */
    private final Bell changed = new Bell();
    /** Whether the master wants to be told of more than output. */
    private boolean packets;
    private int news;
    private boolean isOpen;
    /** The slave was open once, and is not now. */
    private boolean wasClosed;

    Bell changed() {
        return changed;
    }

    /** Whether nobody has the slave open any more. */
    boolean wasClosed() {
        return wasClosed;
    }

    boolean packets() {
        return packets;
    }

    /** The master wants packets, or plain output. */
    void setPackets(boolean wanted) {
        if (wanted && !packets) {
            news = 0;
        }
        packets = wanted;
    }

    /** What the next packet tells, 0 if it has data; always 0 without packets. */
    int news() {
        return packets ? news : 0;
    }

    /** The same, which is known then. */
    int takeNews() {
        int told = news();
        news = 0;
        return told;
    }

    private void tell(int what) {
        if (packets) {
            news |= what;
            changed.ring(PollEvent.POLLPRI | PollEvent.POLLIN | PollEvent.POLLRDNORM);
        }
    }

    @Override
    public void discarded(boolean ofInput, boolean ofOutput) {
        tell((ofInput ? FLUSHREAD : 0) | (ofOutput ? FLUSHWRITE : 0));
    }

    @Override
    public void stopKeysChanged(boolean stop) {
        news &= ~(DOSTOP | NOSTOP);
        tell(stop ? DOSTOP : NOSTOP);
    }

    /** How many bytes of output wait for the master. */
    int available() {
        return OUTPUT - output.room();
    }

    /** Gives the master what there is, as much as it has room for. */
    void take(Sink sink) {
        byte[] bytes = new byte[(int) Math.min(available(), sink.room())];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) output.take();
        }
        sink.put(bytes, 0, bytes.length);
    }

    /** The master wants none of what there is. */
    void discardOutput() {
        while (available() > 0) {
            output.take();
        }
    }

    /** How many bytes the master can type. */
    int inputRoom() {
        return input.room();
    }

    /** The master types bytes, for which there is room. */
    void type(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            input.put(bytes[i]);
        }
    }

    @Override
    public boolean hasInput() {
        return input.room() < INPUT;
    }

    @Override
    public int read() {
        boolean wasFull = input.room() == 0;
        int c = input.take();
        if (wasFull) {
            changed.ring(PollEvent.POLLOUT | PollEvent.POLLWRNORM);
        }
        return c;
    }

    @Override
    public void write(byte[] source, int start, int length) {
        for (int i = 0; i < length; i++) {
            output.put(source[start + i]);
        }
        if (length > 0) {
            changed.ring(PollEvent.POLLIN | PollEvent.POLLRDNORM);
        }
    }

    @Override
    public int room() {
        return output.room();
    }

    @Override
    public int rows() {
        return 0;
    }

    @Override
    public int columns() {
        return 0;
    }

    @Override
    public void opened() {
        isOpen = true;
        wasClosed = false;
        changed.ring();
    }

    @Override
    public void lastClosed() {
        wasClosed = isOpen;
        isOpen = false;
        changed.ring();
    }
}
