package awesome.kernel.socket;

import awesome.abi.linux.SocketFlag;
import awesome.kernel.memory.LittleEndian;

/** A process with its user and group, {@code struct ucred} (unix(7)). */
public record Identity(int process, int user, int group) {
    /** Nobody. */
    public static final Identity NOBODY = new Identity(0, -1, -1);
    /** As whom a message counts that was sent when nobody asked for that. */
    public static final Identity UNKNOWN = new Identity(0, 65534, 65534);

    /** The one in a structure. */
    public static Identity read(byte[] bytes, int at) {
        return new Identity(LittleEndian.getInt(bytes, at), LittleEndian.getInt(bytes, at + 4),
                LittleEndian.getInt(bytes, at + 8));
    }

    /** As a structure. */
    public byte[] bytes() {
        byte[] bytes = new byte[SocketFlag.UCRED_SIZE];
        LittleEndian.putInt(bytes, 0, process);
        LittleEndian.putInt(bytes, 4, user);
        LittleEndian.putInt(bytes, 8, group);
        return bytes;
    }
}
