package awesome.kernel.vfs;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.Allowance;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names and values that programs have attached to a file (xattr(7)). Who may do so is checked by who calls. File systems
 * that keep them elsewhere extend it.
 */
public class ExtendedAttributes {
    /** In flags of {@link #set}: there must not be one of that name (XATTR_CREATE), or there must be (XATTR_REPLACE). */
    public static final int CREATE = 1;
    public static final int REPLACE = 2;

    /** What one takes beside its name and value. */
    private static final int OVERHEAD = 128;

    private final Allowance allowance;
    private final TreeMap<String, byte[]> values = new TreeMap<>();

    /** None yet; they take their memory from {@code allowance}. */
    public ExtendedAttributes(Allowance allowance) {
        this.allowance = allowance;
    }

    /** The value of a name, not to be changed; ENODATA. */
    public final byte[] get(String name) {
        byte[] value = values.get(name);
        if (value == null) {
            throw new ErrnoException(Errno.ENODATA);
        }
        return value;
    }

    /** Sets a value, which nobody changes any more; EEXIST, ENODATA as the flags say, ENOSPC. */
    public final void set(String name, byte[] value, int flags) {
        byte[] old = values.get(name);
        if (old != null && (flags & CREATE) != 0) {
            throw new ErrnoException(Errno.EEXIST);
        }
        if (old == null && (flags & REPLACE) != 0) {
            throw new ErrnoException(Errno.ENODATA);
        }
        changing(name, old, value);
        values.put(name, value);
    }

    /** Notes one that is kept elsewhere, before anybody asks. */
    protected final void preset(String name, byte[] value) {
        values.put(name, value);
    }

    /**
     * A value is about to change, unless this fails; ENOSPC.
     *
     * @param old null if there is none so far
     * @param value null if there is none from now on
     */
    protected void changing(String name, byte[] old, byte[] value) {
        long more = bytes(name, value) - bytes(name, old);
        if (more > allowance.left()) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        allowance.take(more);
    }

    /** ENODATA. */
    public final void remove(String name) {
        changing(name, get(name), null);
        values.remove(name);
    }

    /** All names, the last one first, as Linux lists them. */
    public final Iterable<String> names() {
        return values.descendingKeySet();
    }

    /** The file is gone. */
    void dispose() {
        for (Map.Entry<String, byte[]> each : values.entrySet()) {
            allowance.give(bytes(each.getKey(), each.getValue()));
        }
        values.clear();
    }

    private static long bytes(String name, byte[] value) {
        return value == null ? 0 : OVERHEAD + name.length() + value.length;
    }
}
