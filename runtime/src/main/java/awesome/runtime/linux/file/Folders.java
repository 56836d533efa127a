package awesome.runtime.linux.file;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import java.util.Arrays;

/**
 * An open directory, read with getdents64(2), whose records are: u64 inode, u64 position, u16 bytes of the record,
 * u8 type, the name and a zero byte.
 */
public final class Folders {
    private static final int BUFFER = 32 << 10;
    private static final int LENGTH = 16;
    private static final int NAME = 19;

    private final byte[] records = new byte[BUFFER];
    private final int descriptor;
    private int at;
    private int end;

    /** Reads an open descriptor of a directory, which still belongs to the caller. */
    public Folders(int descriptor) {
        this.descriptor = descriptor;
    }

    public int descriptor() {
        return descriptor;
    }

    /**
     * The next name, {@code .} and {@code ..} among them; null at the end.
     *
     * @param error its first element becomes an error number negated, or zero
     */
    public byte[] next(int[] error) {
        error[0] = 0;
        if (at >= end) {
            long got = FileCalls.call(SystemCallNumber.GETDENTS64, descriptor, FileCalls.address(records), BUFFER);
            if (got <= 0) {
                error[0] = (int) got;
                return null;
            }
            at = 0;
            end = (int) got;
        }
        Address record = Address.of(FileCalls.address(records) + at);
        int bytes = record.plus(LENGTH).readUnsignedShort();
        int length = 0;
        while (record.readByte(NAME + length) != 0) {
            length++;
        }
        byte[] name = Arrays.copyOfRange(records, at + NAME, at + NAME + length);
        at += bytes;
        Objects.keepAlive(records);
        return name;
    }

    /** Whether a name is that of the directory itself or of the one that holds it. */
    public static boolean isSelfOrParent(byte[] name) {
        return name[0] == '.' && (name.length == 1 || name.length == 2 && name[1] == '.');
    }
}
