package awesome.runtime.linux.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small text files of the system. */
public final class TextFiles {
    private static final int CHUNK = 4096;

    private TextFiles() {}

    /** The whole text, decoded as UTF-8; empty if the file cannot be read. */
    public static String read(String file) {
        int descriptor = FileCalls.open(file, 0);
        if (descriptor < 0) {
            return "";
        }
        byte[] bytes = new byte[CHUNK];
        int length = 0;
        int got = FileCalls.read(descriptor, bytes, 0, CHUNK);
        while (got > 0) {
            length += got;
            bytes = Arrays.copyOf(bytes, length + CHUNK);
            got = FileCalls.read(descriptor, bytes, length, CHUNK);
        }
        FileCalls.close(descriptor);
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
