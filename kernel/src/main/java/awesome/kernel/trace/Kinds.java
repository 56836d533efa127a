package awesome.kernel.trace;

import awesome.abi.linux.CloneFlag;
import awesome.abi.linux.FutexOperation;
import awesome.abi.linux.OpenFlag;
import java.util.HashMap;

/** All kinds of arguments by the words that {@link Signature} uses. */
final class Kinds {
    private static final HashMap<String, Kind> ALL = new HashMap<>();

    static {
        ALL.put("int", (call, index, value) -> Integer.toString((int) value));
        ALL.put("uint", (call, index, value) -> Long.toString(value & 0xffff_ffffL));
        ALL.put("long", (call, index, value) -> Long.toString(value));
        ALL.put("size", (call, index, value) -> value < 0 ? "0x" + Long.toHexString(value) : Long.toString(value));
        ALL.put("hex", (call, index, value) -> "0x" + Long.toHexString(value));
        ALL.put("mode", (call, index, value) -> value == 0 ? "0" : "0" + Integer.toOctalString((int) value));
        ALL.put("pointer", (call, index, value) -> CallText.address(value));
        ALL.put("fd", (call, index, value) -> (int) value == OpenFlag.AT_FDCWD ? "AT_FDCWD" : Integer.toString((int) value));
        ALL.put("string", (call, index, value) -> value == 0 ? "NULL" : call.string(value));
        ALL.put("in", (call, index, value) -> call.bytes(value, call.after(index)));
        Kind filled = (call, index, value) -> call.bytes(value, call.result());
        ALL.put("out", filled.after());
        ALL.put("signal", (call, index, value) -> NameTables.SIGNAL.text((int) value));
        ALL.put("clone", (call, index, value) -> {
            long signal = value & CloneFlag.SIGNAL_MASK;
            String flags = NameTables.CLONE.text(value & 0xffff_ffffL & ~CloneFlag.SIGNAL_MASK);
            return signal == 0 ? flags : flags.equals("0") ? NameTables.SIGNAL.text(signal)
                    : flags + "|" + NameTables.SIGNAL.text(signal);
        });
        ALL.put("newmode", new NewMode());
        ALL.put("timeout", new FutexArgument(true, true, false));
        ALL.put("word", new FutexArgument(false, true, false));
        ALL.put("check", new FutexArgument(false, true, true));
        Structures.addTo(ALL);
        addNames();
    }

    private Kinds() {}

    private static void addNames() {
        names("open", NameTables.OPEN);
        names("newfile", NameTables.NEW_FILE);
        names("protection", NameTables.PROTECTION);
        names("map", NameTables.MAP);
        names("mremap", NameTables.MREMAP);
        names("msync", NameTables.MSYNC);
        names("advice", NameTables.ADVICE);
        names("memfd", NameTables.MEMFD);
        names("at", NameTables.AT);
        names("access", NameTables.ACCESS);
        names("whence", NameTables.WHENCE);
        names("rename", NameTables.RENAME);
        names("ptrace", NameTables.PTRACE);
        names("fcntl", NameTables.FCNTL);
        names("lock", NameTables.LOCK);
        names("fallocate", NameTables.FALLOCATE);
        names("splice", NameTables.SPLICE);
        names("ioctl", NameTables.IOCTL);
        names("maskchange", NameTables.MASK_CHANGE);
        names("clock", NameTables.CLOCK);
        names("timer", NameTables.TIMER);
        names("timerfd", NameTables.TIMERFD);
        names("itimer", NameTables.INTERVAL_TIMER);
        names("usage", NameTables.USAGE);
        names("limit", NameTables.LIMIT);
        names("priority", NameTables.PRIORITY);
        names("policy", NameTables.POLICY);
        names("wait", NameTables.WAIT);
        names("waitfor", NameTables.WAIT_FOR);
        names("archprctl", NameTables.ARCH_PRCTL);
        names("prctl", NameTables.PRCTL);
        names("futex", NameTables.FUTEX);
        names("membarrier", NameTables.MEMBARRIER);
        names("family", NameTables.FAMILY);
        names("socket", NameTables.SOCKET);
        names("shut", NameTables.SHUT);
        names("level", NameTables.LEVEL);
        names("sockopt", NameTables.SOCKET_OPTION);
        names("message", NameTables.MESSAGE);
        names("epollctl", NameTables.EPOLL_CHANGE);
        names("epollfile", NameTables.EPOLL_FILE);
        names("eventfd", NameTables.EVENTFD);
        names("signalfd", NameTables.SIGNALFD);
        names("inotifyfile", NameTables.INOTIFY_FILE);
        names("inotify", NameTables.INOTIFY);
        names("random", NameTables.RANDOM);
        names("closerange", NameTables.CLOSE_RANGE);
    }

    private static void names(String word, Names names) {
        ALL.put(word, (call, index, value) -> names.text(names.areFlags() ? value & 0xffff_ffffL : (int) value));
    }

    /** The kind of a word; a word with {@code >} behind it is shown when the call is over. */
    static Kind of(String word) {
        Kind kind = ALL.get(word);
        if (kind == null) {
            throw new IllegalArgumentException("no kind of argument is called " + word);
        }
        return kind;
    }

    /** The mode of a file that is made, behind the flags of open(2) and openat(2). */
    private static final class NewMode implements Kind {
        @Override
        public String text(CallText call, int index, long value) {
            return of("mode").text(call, index, value);
        }

        @Override
        public boolean isThere(CallText call, int index) {
            long flags = call.argument(index - 1);
            return (flags & OpenFlag.O_CREAT) != 0 || (flags & OpenFlag.O_TMPFILE) == OpenFlag.O_TMPFILE;
        }
    }

    /**
     * An argument that only some operations of futex(2) have.
     *
     * @param waits whether those have it that wait, as the time to wait until
     * @param requeues whether those have it that know a second word
     * @param compares whether those have it that look at some waiters only
     */
    private record FutexArgument(boolean waits, boolean requeues, boolean compares) implements Kind {
        private static boolean isWait(int operation) {
            return operation == FutexOperation.WAIT || operation == FutexOperation.WAIT_BITSET
                    || operation == FutexOperation.LOCK_PI || operation == FutexOperation.LOCK_PI2;
        }

        private static int operation(CallText call) {
            return (int) call.argument(1) & FutexOperation.COMMAND;
        }

        @Override
        public String text(CallText call, int index, long value) {
            String kind = !waits ? "pointer" : isWait(operation(call)) ? "timespec<" : "int";
            return of(compares ? "hex" : kind).text(call, index, value);
        }

        @Override
        public boolean isThere(CallText call, int index) {
            int operation = operation(call);
            boolean second = operation >= FutexOperation.REQUEUE && operation <= FutexOperation.WAKE_OP;
            boolean some = operation == FutexOperation.WAIT_BITSET || operation == FutexOperation.WAKE_BITSET;
            return waits && isWait(operation) || requeues && second || compares && some;
        }
    }
}
