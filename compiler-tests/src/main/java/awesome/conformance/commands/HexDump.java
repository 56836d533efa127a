package awesome.conformance.commands;

import java.io.IOException;
import java.io.RandomAccessFile;

/** Shows bytes of a file from an offset on, as hexdump -C does. */
public final class HexDump {
    private static final int WIDTH = 16;

    private HexDump() {}

    public static void main(String[] arguments) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(arguments[0], "r")) {
            long offset = Long.decode(arguments[1]);
            long end = Math.min(file.length(), offset + Integer.parseInt(arguments[2]));
            file.seek(offset);
            byte[] bytes = new byte[WIDTH];
            for (long at = offset; at < end; at += WIDTH) {
                int count = file.read(bytes, 0, (int) Math.min(WIDTH, end - at));
                StringBuilder hex = new StringBuilder();
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < count; i++) {
                    hex.append(String.format("%02x ", bytes[i]));
                    text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
                }
                System.out.printf("%08x  %-48s |%s|%n", at, hex, text);
            }
            System.out.printf("%08x%n", end);
        }
    }
}
