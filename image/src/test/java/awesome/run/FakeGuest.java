package awesome.run;

import awesome.abi.run.RunChannel;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The guest's side of a run channel, played by a test. */
final class FakeGuest implements Closeable {
    private final Socket guestSide;
    private final Socket hostSide;

    FakeGuest() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            guestSide = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
            hostSide = server.accept();
        }
        guestSide.setSoTimeout(10_000);
    }

    InputStream fromGuest() throws IOException {
        return hostSide.getInputStream();
    }

    OutputStream toGuest() throws IOException {
        return hostSide.getOutputStream();
    }

    void ready() throws IOException {
        send(RunChannel.READY, RunChannel.VERSION);
    }

    void credit(int bytes) throws IOException {
        send(RunChannel.CREDIT, bytes, bytes >> 8, bytes >> 16, bytes >> 24);
    }

    void send(int type, int... payload) throws IOException {
        byte[] bytes = new byte[payload.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) payload[i];
        }
        send(type, bytes);
    }

    void send(int type, byte[] payload) throws IOException {
        Frame.write(guestSide.getOutputStream(), type, payload, 0, payload.length);
    }

    void sendRaw(int... bytes) throws IOException {
        for (int value : bytes) {
            guestSide.getOutputStream().write(value);
        }
    }

    /** The next frame from the launcher, waiting for at most ten seconds. */
    Frame receive() throws IOException {
        return Frame.read(guestSide.getInputStream());
    }

    /** Whether nothing comes from the launcher for a while. */
    boolean hearsNothing() throws IOException, InterruptedException {
        Thread.sleep(50);
        return guestSide.getInputStream().available() == 0;
    }

    /** The payload of the next frame, which must be standard input. */
    String receiveInput() throws IOException {
        Frame frame = receive();
        if (frame.type() != RunChannel.STDIN) {
            throw new AssertionError("a frame of type " + frame.type());
        }
        return new String(frame.payload(), StandardCharsets.ISO_8859_1);
    }

    /** The machine goes away. */
    @Override
    public void close() throws IOException {
        guestSide.close();
    }
}
