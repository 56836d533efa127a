package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Process;
import java.util.ArrayList;

/**
 * What programs asked for and the kernel could not do: calls that it does not have, and what it refuses of calls that it has
 * only in part. Each is counted, and shown as it was asked for the first time. Within {@code CurrentProcess}.
 */
public final class UnsupportedCalls {
    /** Different ones that are kept; a program that tries all numbers must not fill the memory. */
    private static final int MOST = 512;

    private final ArrayList<Entry> entries = new ArrayList<>();
    private long others;

    /** One that was asked for. */
    private static final class Entry {
        private final long number;
        private final int errno;
        private final String text;
        private long count;

        Entry(long number, int errno, String text) {
            this.number = number;
            this.errno = errno;
            this.text = text;
        }
    }

    /**
     * Counts a call if it was refused for not being there. The arguments are read once more, so this is done before anything
     * else happens.
     */
    void refused(Process process, UserContext context, SystemCall call, int errno) {
        if (call != null && (call.support() == SystemCall.Support.FULL || !tells(errno))) {
            return;
        }
        long number = context.systemCallNumber();
        for (int i = 0; i < entries.size(); i++) {
            Entry each = entries.get(i);
            if (each.number == number && each.errno == errno) {
                each.count++;
                return;
            }
        }
        if (entries.size() == MOST) {
            others++;
            return;
        }
        Entry added = new Entry(number, errno, Signatures.text(context, process.memory()).end(-errno));
        added.count = 1;
        entries.add(added);
    }

    /** Whether an error may say that something is not supported. */
    private static boolean tells(int errno) {
        return errno == Errno.ENOSYS || errno == Errno.EINVAL || errno == Errno.EOPNOTSUPP || errno == Errno.EPERM;
    }

    /** A line for each, with how often it was asked for; empty if there was none. */
    public String describe() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            Entry each = entries.get(i);
            out.append(each.count).append(' ').append(each.text).append('\n');
        }
        if (others > 0) {
            out.append(others).append(" others\n");
        }
        return out.toString();
    }
}
