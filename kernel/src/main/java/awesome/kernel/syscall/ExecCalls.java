package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.elf.ProgramFormatException;
import awesome.kernel.elf.StartStack;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.process.Programs;
import awesome.kernel.vfs.Place;
import awesome.magic.UserAddr;
import java.util.ArrayList;

/** Another program in the same process (execve(2)). */
final class ExecCalls {
    /** More than the stack takes anyway; here against lists without end. */
    private static final long MOST_BYTES = 2L << 20;

    private ExecCalls() {}

    static long execve(Process process, UserContext call) {
        String path = Arguments.path(process, call.argument(0));
        return exec(process, OpenFlag.AT_FDCWD, path, 0, call.argument(1), call.argument(2));
    }

    static long execveat(Process process, UserContext call) {
        int flags = (int) call.argument(4);
        Arguments.requireOnly(flags, OpenFlag.AT_EMPTY_PATH | OpenFlag.AT_SYMLINK_NOFOLLOW);
        String path = Arguments.path(process, call.argument(1));
        return exec(process, (int) call.argument(0), path, flags, call.argument(2), call.argument(3));
    }

    private static long exec(Process process, int fd, String path, int flags, long argumentsAt, long environmentAt) {
        ArrayList<String> arguments = strings(process.memory(), argumentsAt);
        ArrayList<String> environment = strings(process.memory(), environmentAt);
        boolean follow = (flags & OpenFlag.AT_SYMLINK_NOFOLLOW) == 0;
        Place place = Arguments.place(process, fd, path, flags, follow);
        if (place.inode().isSymlink()) {
            throw new ErrnoException(Errno.ELOOP);
        }
        String told = fd == OpenFlag.AT_FDCWD || path.startsWith("/") ? path
                : path.isEmpty() ? "/dev/fd/" + fd : "/dev/fd/" + fd + "/" + path;
        try {
            process.become(new Programs(process).load(told, place, arguments, environment));
        } catch (ProgramFormatException e) {
            if (e.isNotable()) {
                process.machine().log().line(process + ": " + e.getMessage());
            }
            throw new ErrnoException(e.errno());
        }
        return 0;
    }

    /** The strings that an array of pointers with a null at its end points to; none if there is no array. */
    private static ArrayList<String> strings(UserMemory memory, long address) {
        ArrayList<String> strings = new ArrayList<>();
        if (address == 0) {
            return strings;
        }
        long bytes = 0;
        for (UserAddr at = UserAddr.of(address); ; at = at.plus(8)) {
            long string = memory.readLong(at);
            if (string == 0) {
                return strings;
            }
            String text = memory.readString(UserAddr.of(string), StartStack.LONGEST_STRING, Errno.E2BIG);
            bytes += text.length() + 1 + 8;
            if (bytes > MOST_BYTES) {
                throw new ErrnoException(Errno.E2BIG);
            }
            strings.add(text);
        }
    }
}
