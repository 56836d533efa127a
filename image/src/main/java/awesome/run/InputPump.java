package awesome.run;

import awesome.abi.run.RunChannel;
import java.io.IOException;
import java.io.InputStream;

/** The thread that carries standard input to the guest. */
final class InputPump implements Runnable {
    /** The key that ends the machine from outside, control and right bracket. */
    static final int ESCAPE = 0x1d;

    private final InputStream source;
    private final GuestInput guest;
    private final Runnable escape;

    private InputPump(InputStream source, GuestInput guest, Runnable escape) {
        this.source = source;
        this.guest = guest;
        this.escape = escape;
    }

    /** Starts it on a file or pipe, which is read only as far as the guest gives credit. */
    static void start(InputStream source, GuestInput guest) {
        run(new InputPump(source, guest, null));
    }

    /** Starts it on a terminal, which is read at once, and calls {@code escape} when {@link #ESCAPE} is typed. */
    static void start(InputStream terminal, GuestInput guest, Runnable escape) {
        run(new InputPump(terminal, guest, escape));
    }

    private static void run(InputPump pump) {
        Thread thread = new Thread(pump, "standard input");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        byte[] buffer = new byte[RunChannel.MAX_PAYLOAD];
        try {
            int count;
            while ((count = read(buffer)) >= 0) {
                int escapeAt = escape == null ? -1 : indexOf(buffer, count);
                if (escapeAt >= 0) {
                    guest.bytes(buffer, escapeAt);
                    escape.run();
                    return;
                }
                guest.bytes(buffer, count);
            }
            guest.end();
        } catch (IOException e) {
            // standard input cannot be read, which the guest sees as its end
            guest.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int read(byte[] buffer) throws IOException, InterruptedException {
        return source.read(buffer, 0, escape == null ? guest.awaitCredit() : buffer.length);
    }

    private static int indexOf(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            if (buffer[i] == ESCAPE) {
                return i;
            }
        }
        return -1;
    }
}
