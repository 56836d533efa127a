package awesome.kernel.ramfs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes tar archives for tests, field by field. */
public final class TarWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    String mode = "0000754";
    String owner = "0000007";
    String group = "0000010";
    String modified = "14236740000";
    String major = "0000005";
    String minor = "0000454";
    String magic = "ustar\00000";
    String prefix = "";
    /** The field of the length, null for the right one. */
    String length;

    /** Appends an entry; {@code kind} is its letter or digit. */
    public TarWriter entry(String name, int kind, String content) {
        return entry(name, kind, "", content);
    }

    /** Appends a link. */
    public TarWriter link(String name, int kind, String target) {
        return entry(name, kind, target, "");
    }

    TarWriter entry(String name, int kind, String link, String content) {
        byte[] block = new byte[512];
        put(block, 0, name);
        put(block, 100, mode);
        put(block, 108, owner);
        put(block, 116, group);
        put(block, 124, length == null ? String.format("%011o", content.length()) : length);
        put(block, 136, modified);
        put(block, 148, "        ");
        block[156] = (byte) kind;
        put(block, 157, link);
        put(block, 257, magic);
        put(block, 329, major);
        put(block, 337, minor);
        put(block, 345, prefix);
        int sum = 0;
        for (byte each : block) {
            sum += each & 0xff;
        }
        put(block, 148, String.format("%06o", sum) + "\0 ");
        out.writeBytes(block);
        out.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(new byte[-content.length() & 511]);
        return this;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    /** The archive so far. */
    byte[] bytes() {
        return out.toByteArray();
    }

    /** The archive with its end. */
    public byte[] end() {
        out.writeBytes(new byte[1024]);
        return bytes();
    }
}
