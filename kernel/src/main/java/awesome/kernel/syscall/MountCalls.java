package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.MountFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.Place;
import awesome.kernel.vfs.Vfs;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;

/** What is mounted where (mount(2), umount2(2)). */
final class MountCalls {
    private static final int PROPAGATION =
            MountFlag.MS_SHARED | MountFlag.MS_PRIVATE | MountFlag.MS_SLAVE | MountFlag.MS_UNBINDABLE;
    private static final int UNMOUNT =
            MountFlag.MNT_FORCE | MountFlag.MNT_DETACH | MountFlag.MNT_EXPIRE | MountFlag.UMOUNT_NOFOLLOW;

    private MountCalls() {}

    static long mount(Process process, UserContext call) {
        String type = string(process, call.argument(2));
        String source = string(process, call.argument(0));
        String options = options(process.memory(), call.argument(4));
        Place place = place(process, Arguments.path(process, call.argument(1)), true);
        int flags = (int) call.argument(3);
        if ((flags & MountFlag.MS_MGC_MSK) == MountFlag.MS_MGC_VAL) {
            flags &= ~MountFlag.MS_MGC_MSK;
        }
        if ((flags & MountFlag.MS_NOUSER) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Arguments.requireCapability(process, Capability.CAP_SYS_ADMIN);
        if ((flags & MountFlag.MS_REMOUNT) != 0) {
            process.vfs().mounts().remount(place, flags, options);
        } else if ((flags & MountFlag.MS_BIND) != 0) {
            process.vfs().mounts().bind(source(process, source), place, (flags & MountFlag.MS_REC) != 0);
        } else if ((flags & PROPAGATION) != 0) {
            process.vfs().mounts().setPropagation(place, flags);
        } else if ((flags & MountFlag.MS_MOVE) != 0) {
            process.vfs().mounts().move(source(process, source), place);
        } else if (type == null) {
            throw new ErrnoException(Errno.EINVAL);
        } else {
            process.vfs().mount(process.paths(), type, source == null ? "none" : source, place, flags, options);
        }
        return 0;
    }

    static long umount(Process process, UserContext call) {
        int flags = (int) call.argument(1);
        Arguments.requireOnly(flags, UNMOUNT);
        String path = Arguments.path(process, call.argument(0));
        Place place = place(process, path, (flags & MountFlag.UMOUNT_NOFOLLOW) == 0);
        Arguments.requireCapability(process, Capability.CAP_SYS_ADMIN);
        process.vfs().mounts().remove(place, flags, process.paths().root());
        return 0;
    }

    private static Place place(Process process, String path, boolean follow) {
        return process.vfs().findMount(process.paths(), path, follow);
    }

    private static Place source(Process process, String path) {
        if (path == null || path.isEmpty()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return place(process, path, true);
    }

    /** The string at an address; null for none. EINVAL if it is too long. */
    private static String string(Process process, long address) {
        return address == 0 ? null : process.memory().readString(UserAddr.of(address), Vfs.PATH_MAX, Errno.EINVAL);
    }

    /** What is in a page from an address on up to a zero, as far as there is memory; empty for none. */
    private static String options(UserMemory memory, long address) {
        if (address == 0) {
            return "";
        }
        byte[] page = new byte[(int) AddressSpace.PAGE];
        int first = (int) (AddressSpace.PAGE - (address & AddressSpace.PAGE - 1));
        memory.copyIn(UserAddr.of(address), page, 0, first);
        try {
            memory.copyIn(UserAddr.of(address + first), page, first, page.length - first);
        } catch (ErrnoException nothingThere) {
            page[page.length - 1] = 0;
        }
        int length = 0;
        while (length < page.length - 1 && page[length] != 0) {
            length++;
        }
        return new String(page, 0, length, StandardCharsets.ISO_8859_1);
    }
}
