package awesome.kernel.trace;

import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.EventFlag;
import awesome.abi.linux.FileMode;
import awesome.abi.linux.SignalLayout;
import awesome.abi.linux.SocketFlag;
import awesome.abi.linux.StatLayout;
import awesome.kernel.memory.LittleEndian;
import java.util.HashMap;

/** Structures that arguments point at. The words of these kinds end in what the kernel does: it reads or writes. */
final class Structures {
    /** Elements shown of an array. */
    private static final int MOST = 8;
    private static final int POLLFD = 8;
    private static final int IOVEC = 16;

    private Structures() {}

    static void addTo(HashMap<String, Kind> all) {
        both(all, "int", (call, index, at) -> "[" + call.readInt(at) + "]");
        both(all, "long", (call, index, at) -> "[" + call.readLong(at) + "]");
        both(all, "fds", (call, index, at) -> "[" + call.readInt(at) + ", " + call.readInt(at + 4) + "]");
        both(all, "timespec", (call, index, at) -> time(call, at, "nsec"));
        both(all, "timeval", (call, index, at) -> time(call, at, "usec"));
        both(all, "times", (call, index, at) -> "[" + time(call, at, "nsec") + ", " + time(call, at + 16, "nsec") + "]");
        both(all, "itimerspec", (call, index, at) -> interval(call, at, "nsec"));
        both(all, "itimerval", (call, index, at) -> interval(call, at, "usec"));
        both(all, "rlimit", (call, index, at) -> "{cur=" + limit(call.readLong(at)) + ", max=" + limit(call.readLong(at + 8)) + "}");
        both(all, "sigset", (call, index, at) -> signals(call.readLong(at)));
        both(all, "sigaction", Structures::action);
        both(all, "stack", Structures::stack);
        both(all, "siginfo", Structures::signal);
        both(all, "status", (call, index, at) -> "[" + ending(call.readInt(at)) + "]");
        both(all, "stat", Structures::stat);
        both(all, "pollfds", Structures::polled);
        both(all, "event", (call, index, at) -> event(call.read(at, EventFlag.EPOLL_EVENT_SIZE), 0));
        both(all, "events", Structures::events);
        both(all, "strings", Structures::strings);
        both(all, "sockaddr", Structures::address);
        both(all, "clone_args", Structures::clone);
        both(all, "msghdr", Structures::message);
        both(all, "iovec", (call, index, at) -> vectors(call, at, call.after(index)));
        both(all, "sched", (call, index, at) -> "[" + call.readInt(at) + "]");
    }

    /** The kind with a name, read by the kernel and written by it. */
    private static void both(HashMap<String, Kind> all, String name, Kind kind) {
        Kind orNull = (call, index, at) -> at == 0 ? "NULL" : kind.text(call, index, at);
        all.put(name + "<", orNull);
        all.put(name + ">", orNull.after());
    }

    private static String time(CallText call, long at, String fraction) {
        return "{sec=" + call.readLong(at) + ", " + fraction + "=" + call.readLong(at + 8) + "}";
    }

    private static String interval(CallText call, long at, String fraction) {
        return "{interval=" + time(call, at, fraction) + ", value=" + time(call, at + 16, fraction) + "}";
    }

    private static String limit(long value) {
        return value == -1 ? "RLIM_INFINITY" : Long.toString(value);
    }

    /** The signals of a set, or those that are missing, whichever are fewer. */
    private static String signals(long mask) {
        boolean most = Long.bitCount(mask) > Long.SIZE / 2;
        StringBuilder out = new StringBuilder(most ? "~[" : "[");
        String gap = "";
        for (int signal = 1; signal <= Long.SIZE; signal++) {
            if ((mask >>> signal - 1 & 1) != 0 != most) {
                String name = NameTables.SIGNAL.text(signal);
                out.append(gap).append(name.startsWith("SIG") ? name.substring(3) : name);
                gap = " ";
            }
        }
        return out.append(']').toString();
    }

    private static String action(CallText call, int index, long at) {
        long handler = call.readLong(at + SignalLayout.SA_HANDLER);
        return "{handler=" + (handler == 0 ? "SIG_DFL" : handler == 1 ? "SIG_IGN" : CallText.address(handler)) + ", mask="
                + signals(call.readLong(at + SignalLayout.SA_MASK)) + ", flags="
                + NameTables.ACTION.text(call.readLong(at + SignalLayout.SA_FLAGS)) + "}";
    }

    private static String stack(CallText call, int index, long at) {
        return "{sp=" + CallText.address(call.readLong(at + SignalLayout.SS_SP)) + ", flags="
                + NameTables.STACK.text(call.readInt(at + SignalLayout.SS_FLAGS) & 0xffff_ffffL) + ", size="
                + call.readLong(at + SignalLayout.SS_SIZE) + "}";
    }

    private static String signal(CallText call, int index, long at) {
        return "{signo=" + NameTables.SIGNAL.text(call.readInt(at + SignalLayout.SI_SIGNO)) + ", code="
                + call.readInt(at + SignalLayout.SI_CODE) + ", pid=" + call.readInt(at + SignalLayout.SI_PID) + "}";
    }

    /** The status of wait(2) by the macros that ask for it. */
    private static String ending(int status) {
        int signal = status & 0x7f;
        if (status == 0xffff) {
            return "continued";
        }
        if (signal == 0x7f) {
            return "stopped by " + NameTables.SIGNAL.text(status >> 8 & 0xff);
        }
        return signal == 0 ? "exited with " + (status >> 8 & 0xff) : "killed by " + NameTables.SIGNAL.text(signal);
    }

    private static String stat(CallText call, int index, long at) {
        int mode = call.readInt(at + StatLayout.ST_MODE);
        String kind = switch (mode & FileMode.S_IFMT) {
            case FileMode.S_IFREG -> "file";
            case FileMode.S_IFDIR -> "directory";
            case FileMode.S_IFLNK -> "link";
            case FileMode.S_IFCHR -> "character device";
            case FileMode.S_IFBLK -> "block device";
            case FileMode.S_IFIFO -> "pipe";
            case FileMode.S_IFSOCK -> "socket";
            default -> "no kind";
        };
        return "{" + kind + ", mode=0" + Integer.toOctalString(mode & ~FileMode.S_IFMT) + ", size="
                + call.readLong(at + StatLayout.ST_SIZE) + "}";
    }

    private static String polled(CallText call, int index, long at) {
        return list(call.after(index), element -> {
            byte[] one = call.read(at + element * POLLFD, POLLFD);
            return "{fd=" + LittleEndian.getInt(one, 0) + ", events="
                    + NameTables.POLL_EVENT.text(LittleEndian.getShort(one, 4) & 0xffff) + ", revents="
                    + NameTables.POLL_EVENT.text(LittleEndian.getShort(one, 6) & 0xffff) + "}";
        });
    }

    private static String event(byte[] bytes, int at) {
        return "{" + NameTables.EPOLL_EVENT.text(LittleEndian.getInt(bytes, at) & 0xffff_ffffL) + ", data=0x"
                + Long.toHexString(LittleEndian.getLong(bytes, at + EventFlag.EPOLL_DATA)) + "}";
    }

    private static String events(CallText call, int index, long at) {
        return list(call.result(), element ->
                event(call.read(at + element * EventFlag.EPOLL_EVENT_SIZE, EventFlag.EPOLL_EVENT_SIZE), 0));
    }

    private static String strings(CallText call, int index, long at) {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; call.readLong(at + 8L * i) != 0; i++) {
            if (i == MOST) {
                return out.append(", ...]").toString();
            }
            out.append(i == 0 ? "" : ", ").append(call.string(call.readLong(at + 8L * i)));
        }
        return out.append(']').toString();
    }

    /** An address of a socket; its length follows, as a number or in a place, of which the kernel makes no difference here. */
    private static String address(CallText call, int index, long at) {
        int family = LittleEndian.getShort(call.read(at, 2), 0) & 0xffff;
        String name = NameTables.FAMILY.text(family);
        if (family != SocketFlag.AF_UNIX) {
            return "{" + name + "}";
        }
        long length = call.after(index) > SocketFlag.SUN_SIZE ? call.readInt(call.after(index)) : call.after(index);
        if (length <= SocketFlag.SUN_PATH) {
            return "{" + name + "}";
        }
        boolean isAbstract = call.read(at + SocketFlag.SUN_PATH, 1)[0] == 0;
        return "{" + name + ", " + (isAbstract
                ? "@" + call.bytes(at + SocketFlag.SUN_PATH + 1, length - SocketFlag.SUN_PATH - 1)
                : call.string(at + SocketFlag.SUN_PATH)) + "}";
    }

    private static String clone(CallText call, int index, long at) {
        return "{flags=" + NameTables.CLONE.text(call.readLong(at + CloneFlag.ARGS_FLAGS)) + ", exit_signal="
                + NameTables.SIGNAL.text(call.readLong(at + CloneFlag.ARGS_EXIT_SIGNAL)) + ", stack="
                + CallText.address(call.readLong(at + CloneFlag.ARGS_STACK)) + ", stack_size=0x"
                + Long.toHexString(call.readLong(at + CloneFlag.ARGS_STACK_SIZE)) + "}";
    }

    private static String message(CallText call, int index, long at) {
        return "{iov=" + vectors(call, call.readLong(at + SocketFlag.MSG_IOV), call.readLong(at + SocketFlag.MSG_IOVLEN))
                + ", controllen=" + call.readLong(at + SocketFlag.MSG_CONTROLLEN) + ", flags="
                + NameTables.MESSAGE.text(call.readInt(at + SocketFlag.MSG_FLAGS) & 0xffff_ffffL) + "}";
    }

    private static String vectors(CallText call, long at, long count) {
        return list(count, element -> {
            long length = call.readLong(at + element * IOVEC + 8);
            return "{" + call.bytes(call.readLong(at + element * IOVEC), length) + ", " + length + "}";
        });
    }

    /** One element of an array as text. */
    private interface Element {
        String text(int index);
    }

    private static String list(long count, Element element) {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < count && i < MOST; i++) {
            out.append(i == 0 ? "" : ", ").append(element.text(i));
        }
        return out.append(count > MOST ? ", ...]" : "]").toString();
    }
}
