package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.ExtendedAttributes;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.Place;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;

/** Names and values that programs attach to files (xattr(7)). */
final class AttributeCalls {
    /** Most bytes of a name with its zero byte. */
    private static final int NAME_MAX = 256;
    private static final int MOST_BYTES = 65536;

    private AttributeCalls() {}

    /** Which file a call is about. */
    private interface Meant {
        Place file(Process process, UserContext call);
    }

    private static Place followed(Process process, UserContext call) {
        return Arguments.place(process, OpenFlag.AT_FDCWD, Arguments.path(process, call.argument(0)), 0, true);
    }

    private static Place itself(Process process, UserContext call) {
        return Arguments.place(process, OpenFlag.AT_FDCWD, Arguments.path(process, call.argument(0)), 0, false);
    }

    private static Place opened(Process process, UserContext call) {
        return process.files().getUsable((int) call.argument(0)).place();
    }

    private static Inode changeable(Process process, UserContext call, Meant meant) {
        Place place = meant.file(process, call);
        place.requireWritable();
        return place.inode();
    }

    static long set(Process process, UserContext call) {
        return set(process, call, AttributeCalls::followed);
    }

    static long setOfLink(Process process, UserContext call) {
        return set(process, call, AttributeCalls::itself);
    }

    static long setOfOpen(Process process, UserContext call) {
        return set(process, call, AttributeCalls::opened);
    }

    private static long set(Process process, UserContext call, Meant meant) {
        int flags = (int) call.argument(4);
        Arguments.requireOnly(flags, ExtendedAttributes.CREATE | ExtendedAttributes.REPLACE);
        String name = name(process, call);
        long size = call.argument(3);
        if (size < 0 || size > MOST_BYTES) {
            throw new ErrnoException(Errno.E2BIG);
        }
        byte[] value = process.memory().copyIn(UserAddr.of(size == 0 ? 0 : call.argument(2)), (int) size);
        Inode file = changeable(process, call, meant);
        AttributeRules.checkValue(name, value);
        AttributeRules.checkChange(process.credentials(), file, name);
        file.makeAttributes().set(name, value, flags);
        file.touchChanged();
        file.tell(InotifyFlag.IN_ATTRIB);
        return 0;
    }

    static long get(Process process, UserContext call) {
        return get(process, call, AttributeCalls::followed);
    }

    static long getOfLink(Process process, UserContext call) {
        return get(process, call, AttributeCalls::itself);
    }

    static long getOfOpen(Process process, UserContext call) {
        return get(process, call, AttributeCalls::opened);
    }

    private static long get(Process process, UserContext call, Meant meant) {
        String name = name(process, call);
        Inode file = meant.file(process, call).inode();
        AttributeRules.checkRead(process.credentials(), file, name);
        ExtendedAttributes all = file.attributes();
        if (all == null) {
            throw new ErrnoException(Errno.ENODATA);
        }
        return give(process, call.argument(2), call.argument(3), all.get(name));
    }

    /** Hands bytes out if there is room for any; how many there are. */
    private static long give(Process process, long at, long room, byte[] bytes) {
        if (room == 0) {
            return bytes.length;
        }
        if (Long.compareUnsigned(room, bytes.length) < 0) {
            throw new ErrnoException(Errno.ERANGE);
        }
        process.memory().copyOut(UserAddr.of(at), bytes);
        return bytes.length;
    }

    static long list(Process process, UserContext call) {
        return list(process, call, AttributeCalls::followed);
    }

    static long listOfLink(Process process, UserContext call) {
        return list(process, call, AttributeCalls::itself);
    }

    static long listOfOpen(Process process, UserContext call) {
        return list(process, call, AttributeCalls::opened);
    }

    private static long list(Process process, UserContext call, Meant meant) {
        Inode file = meant.file(process, call).inode();
        if (!file.mayHaveAttributes()) {
            throw new ErrnoException(Errno.EOPNOTSUPP);
        }
        StringBuilder names = new StringBuilder();
        if (file.attributes() != null) {
            for (String each : file.attributes().names()) {
                if (AttributeRules.isShown(process.credentials(), each)) {
                    names.append(each).append('\0');
                }
            }
        }
        if (names.length() > MOST_BYTES) {
            throw new ErrnoException(Errno.E2BIG);
        }
        return give(process, call.argument(1), call.argument(2),
                names.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    static long remove(Process process, UserContext call) {
        return remove(process, call, AttributeCalls::followed);
    }

    static long removeOfLink(Process process, UserContext call) {
        return remove(process, call, AttributeCalls::itself);
    }

    static long removeOfOpen(Process process, UserContext call) {
        return remove(process, call, AttributeCalls::opened);
    }

    private static long remove(Process process, UserContext call, Meant meant) {
        String name = name(process, call);
        Inode file = changeable(process, call, meant);
        AttributeRules.checkChange(process.credentials(), file, name);
        if (file.attributes() == null) {
            throw new ErrnoException(Errno.ENODATA);
        }
        file.attributes().remove(name);
        file.touchChanged();
        file.tell(InotifyFlag.IN_ATTRIB);
        return 0;
    }

    private static String name(Process process, UserContext call) {
        String name = process.memory().readString(UserAddr.of(call.argument(1)), NAME_MAX, Errno.ERANGE);
        if (name.isEmpty()) {
            throw new ErrnoException(Errno.ERANGE);
        }
        return name;
    }
}
