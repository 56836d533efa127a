package awesome.run;

import awesome.abi.run.RunChannel;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What goes to the guest: standard input within the credit, its end, and the size of the terminal. Nothing is sent
 * before the guest is ready, and nothing after the channel has failed, which its reader finds out. Safe for several
 * threads.
 */
final class GuestInput {
    /** Most bytes kept that the guest has not asked for; what a person types beyond is dropped. */
    static final int PENDING_CAPACITY = 64 * 1024;

    private OutputStream channel;
    private final byte[] pending = new byte[PENDING_CAPACITY];
    private int pendingLength;
    private long credit;
    private boolean ready;
    private boolean atEnd;
    private boolean endSent;
    private boolean failed;
    private TerminalSize size;

    GuestInput(OutputStream channel) {
        this.channel = channel;
    }

    /** The machine starts over, as the other end of this channel; what was sent before is lost. */
    synchronized void restart(OutputStream newChannel) {
        channel = newChannel;
        credit = 0;
        ready = false;
        endSent = false;
        failed = false;
    }

    /** The guest is there: sends what has waited for it. */
    synchronized void ready() {
        ready = true;
        sendSize();
        flush();
    }

    /** The guest takes that many more bytes. */
    synchronized void grant(long bytes) {
        credit += bytes;
        flush();
        notifyAll();
    }

    /** Waits until bytes can be sent, and says how many. */
    synchronized int awaitCredit() throws InterruptedException {
        while (credit == 0) {
            wait();
        }
        return (int) Math.min(credit, RunChannel.MAX_PAYLOAD);
    }

    /** Sends bytes of standard input, now or when there is credit. */
    synchronized void bytes(byte[] source, int length) {
        int taken = Math.min(length, PENDING_CAPACITY - pendingLength);
        System.arraycopy(source, 0, pending, pendingLength, taken);
        pendingLength += taken;
        flush();
    }

    /** Standard input ends after the bytes given so far. */
    synchronized void end() {
        atEnd = true;
        flush();
    }

    /** The terminal has this size now. */
    synchronized void size(TerminalSize newSize) {
        size = newSize;
        if (ready) {
            sendSize();
        }
    }

    private void sendSize() {
        if (size != null) {
            byte[] payload = {
                (byte) size.rows(), (byte) (size.rows() >> 8), (byte) size.columns(), (byte) (size.columns() >> 8)
            };
            send(RunChannel.WINDOW, payload, 0, payload.length);
        }
    }

    private void flush() {
        if (!ready) {
            return;
        }
        int sent = 0;
        while (sent < pendingLength && credit > 0) {
            int part = (int) Math.min(Math.min(credit, RunChannel.MAX_PAYLOAD), pendingLength - sent);
            send(RunChannel.STDIN, pending, sent, part);
            sent += part;
            credit -= part;
        }
        System.arraycopy(pending, sent, pending, 0, pendingLength - sent);
        pendingLength -= sent;
        if (atEnd && !endSent && pendingLength == 0) {
            endSent = true;
            send(RunChannel.STDIN_END, pending, 0, 0);
        }
    }

    private void send(int type, byte[] payload, int start, int length) {
        if (failed) {
            return;
        }
        try {
            Frame.write(channel, type, payload, start, length);
        } catch (IOException e) {
            failed = true;
        }
    }
}
