package awesome.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Streams over a blocking socket. Those of {@link java.nio.channels.Channels} share a lock in Java 17, so that a
 * reader that waits would keep writers waiting.
 */
public final class SocketStreams {
    private SocketStreams() {}

    /** What comes from the other end; the stream does not close the socket. */
    public static InputStream input(SocketChannel channel) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int start, int length) throws IOException {
                return channel.read(ByteBuffer.wrap(target, start, length));
            }
        };
    }

    /** What goes to the other end; the stream does not close the socket. */
    public static OutputStream output(SocketChannel channel) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] source, int start, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(source, start, length);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        };
    }
}
