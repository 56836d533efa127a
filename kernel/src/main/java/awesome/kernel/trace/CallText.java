package awesome.kernel.trace;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/**
 * One call while it is written down: what it is given when it begins, what came of it when it is over. It only reads memory of
 * the program, and what cannot be read is shown as an address.
 */
public final class CallText {
    /** Arguments that are passed in registers. */
    private static final int MOST = 6;
    private static final int STRING_LIMIT = 4096;
    /** Characters shown of a string, and bytes of a buffer. */
    private static final int SHOWN = 64;
    private static final int BYTES_SHOWN = 32;

    private final Signature signature;
    private final UserMemory memory;
    private final long[] arguments = new long[MOST];
    private final StringBuilder text;
    private long result;
    private int shown;

    /**
     * A call that is about to begin.
     *
     * @param signature null if nobody knows what the call takes
     * @param memory of the program that makes it
     */
    public CallText(String name, Signature signature, UserContext context, UserMemory memory) {
        this.signature = signature;
        this.memory = memory;
        for (int i = 0; i < MOST; i++) {
            arguments[i] = context.argument(i);
        }
        text = new StringBuilder(name).append('(');
        while (shown < count() && (signature == null || !signature.kind(shown).isAfter())) {
            append();
        }
    }

    private int count() {
        return signature == null ? MOST : signature.count();
    }

    private void append() {
        int index = shown++;
        Kind kind = signature == null ? Kinds.of("hex") : signature.kind(index);
        if (!kind.isThere(this, index)) {
            return;
        }
        String argument;
        try {
            argument = kind.text(this, index, arguments[index]);
        } catch (ErrnoException unreadable) {
            argument = address(arguments[index]);
        }
        text.append(index == 0 ? "" : ", ").append(argument);
    }

    /** The whole call, with the result: that of the handler, or minus {@link Waiter#RESTART}. */
    public String end(long itsResult) {
        result = itsResult;
        while (shown < count()) {
            append();
        }
        text.append(") = ");
        if (result == -Waiter.RESTART) {
            return text.append("? interrupted").toString();
        }
        if (hasFailed()) {
            return text.append("-1 ").append(Errno.name((int) -result)).toString();
        }
        return text.append((signature == null ? Kinds.of("long") : signature.result()).text(this, -1, result)).toString();
    }

    /** The call as far as it is known before it is over. */
    public String soFar() {
        return text.toString();
    }

    boolean hasFailed() {
        return result < 0 && result >= -Errno.LAST || result == -Waiter.RESTART;
    }

    long result() {
        return result;
    }

    long argument(int index) {
        return arguments[index];
    }

    /** What follows an argument, which often is its length. */
    long after(int index) {
        return arguments[index + 1];
    }

    /** Bytes of the program; ErrnoException if they cannot be read. */
    byte[] read(long at, int length) {
        return memory.copyIn(UserAddr.of(at), length);
    }

    long readLong(long at) {
        return memory.readLong(UserAddr.of(at));
    }

    int readInt(long at) {
        return memory.readInt(UserAddr.of(at));
    }

    /** The string at an address, in quotation marks. */
    String string(long at) {
        String whole = memory.readString(UserAddr.of(at), STRING_LIMIT, Errno.ENAMETOOLONG);
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < whole.length() && i < SHOWN; i++) {
            escape(out, whole.charAt(i));
        }
        return out.append(whole.length() > SHOWN ? "\"..." : "\"").toString();
    }

    /** So many bytes at an address, in quotation marks; only the first of many. */
    String bytes(long at, long length) {
        if (length < 0) {
            throw new ErrnoException(Errno.EFAULT);
        }
        byte[] some = read(at, (int) Math.min(length, BYTES_SHOWN));
        StringBuilder out = new StringBuilder("\"");
        for (byte each : some) {
            escape(out, (char) (each & 0xff));
        }
        return out.append(length > BYTES_SHOWN ? "\"..." : "\"").toString();
    }

    private static void escape(StringBuilder out, char character) {
        switch (character) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '"', '\\' -> out.append('\\').append(character);
            default -> {
                if (character >= ' ' && character <= '~') {
                    out.append(character);
                } else {
                    out.append("\\x").append(Character.forDigit(character >> 4 & 15, 16))
                            .append(Character.forDigit(character & 15, 16));
                }
            }
        }
    }

    /** An address as a person writes it. */
    static String address(long value) {
        return value == 0 ? "NULL" : "0x" + Long.toHexString(value);
    }
}
