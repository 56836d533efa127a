package awesome.kernel.ramfs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes cpio archives of the format newc for tests. */
public final class CpioWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int ino;
    int links = 1;
    int mtime = 1_600_000_000;
    int rdevMajor;
    int rdevMinor;

    public CpioWriter entry(String name, int mode, byte[] content) {
        ino++;
        return entry(ino, name, mode, content);
    }

    public CpioWriter entry(String name, int mode, String content) {
        return entry(name, mode, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    public CpioWriter entry(int number, String name, int mode, byte[] content) {
        int[] fields = {number, mode, 7, 8, links, mtime, content.length, 0, 1, rdevMajor, rdevMinor,
            name.length() + 1, 0};
        StringBuilder header = new StringBuilder("070701");
        for (int field : fields) {
            header.append(String.format("%08X", field));
        }
        out.writeBytes(header.append(name).append('\0').toString().getBytes(StandardCharsets.ISO_8859_1));
        pad();
        out.writeBytes(content);
        pad();
        return this;
    }

    public CpioWriter zeros(int count) {
        out.writeBytes(new byte[count]);
        return this;
    }

    private void pad() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
    }

    public CpioWriter end() {
        entry(0, "TRAILER!!!", 0, new byte[0]);
        return this;
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
