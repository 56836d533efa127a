package awesome.kernel.unix;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SocketFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Addresses of the family AF_UNIX, {@code struct sockaddr_un}: a path, or an abstract name that begins with a zero. */
final class UnixAddress {
    /** That of a socket without a name. */
    static final byte[] NONE = {SocketFlag.AF_UNIX, 0};

    private UnixAddress() {}

    /** EINVAL if it is none that a socket can have. */
    static void check(byte[] address) {
        if (address.length <= SocketFlag.SUN_PATH || address.length > SocketFlag.SUN_SIZE || !isOfFamily(address)) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    static boolean isOfFamily(byte[] address) {
        return address.length >= SocketFlag.SUN_PATH && LittleEndian.getShort(address, 0) == SocketFlag.AF_UNIX;
    }

    static boolean isAbstract(byte[] address) {
        return address[SocketFlag.SUN_PATH] == 0;
    }

    /** An abstract name, all of it. */
    static String abstractName(byte[] address) {
        return new String(address, SocketFlag.SUN_PATH, address.length - SocketFlag.SUN_PATH,
                StandardCharsets.ISO_8859_1);
    }

    /** The path, without the zero byte that may end it. */
    static String path(byte[] address) {
        int end = SocketFlag.SUN_PATH;
        while (end < address.length && address[end] != 0) {
            end++;
        }
        return new String(address, SocketFlag.SUN_PATH, end - SocketFlag.SUN_PATH, StandardCharsets.ISO_8859_1);
    }

    /** The address with the path, and the zero byte that ends it. */
    static byte[] ofPath(byte[] address) {
        return Arrays.copyOf(address, SocketFlag.SUN_PATH + path(address).length() + 1);
    }

    /** The address with that abstract name. */
    static byte[] ofAbstract(String name) {
        byte[] address = new byte[SocketFlag.SUN_PATH + name.length()];
        address[0] = SocketFlag.AF_UNIX;
        for (int i = 0; i < name.length(); i++) {
            address[SocketFlag.SUN_PATH + i] = (byte) name.charAt(i);
        }
        return address;
    }
}
