package awesome.runtime.io;

import awesome.runtime.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The standard input, unbuffered. */
public final class PlatformInput extends InputStream {
    private final byte[] single = new byte[1];

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int count = Platform.current().read(Platform.INPUT, bytes, offset, length);
        if (count < -1) {
            throw new IOException("cannot read the standard input");
        }
        return count;
    }

    @Override
    public int available() {
        return Platform.current().available(Platform.INPUT);
    }
}
