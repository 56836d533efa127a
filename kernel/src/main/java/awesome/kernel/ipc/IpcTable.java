package awesome.kernel.ipc;

import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.error.ErrnoException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All objects of a kind: by key, and by number. A number is an index and how often indexes began anew, so that it is
 * not given again soon.
 */
public final class IpcTable<T extends IpcObject> {
    private static final int INDEX_BITS = 15;
    private static final int INDEXES = 1 << INDEX_BITS;
    /** Indexes begin anew after so many at the earliest, as on Linux. */
    private static final int SHORTEST_ROUND = 64;

    private final int most;
    private final String heading;
    private final ArrayList<T> objects = new ArrayList<>();
    private final Map<Integer, T> keys = new HashMap<>();
    private int count;
    private int next;
    private int sequence;

    /**
     * None yet.
     *
     * @param most how many there may be
     * @param heading of the columns in {@code /proc/sysvipc}
     */
    IpcTable(int most, String heading) {
        this.most = most;
        this.heading = heading;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The highest index in use; 0 if there is none. */
    public int highest() {
        for (int i = objects.size() - 1; i > 0; i--) {
            if (objects.get(i) != null) {
                return i;
            }
        }
        return 0;
    }

    /** The object of that number; EINVAL if there is none. */
    public T get(int id) {
        T found = id < 0 ? null : atIndex(id & INDEXES - 1);
        if (found == null || found.id() != id) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return found;
    }

    /** The object at the index that is part of a number; EINVAL if there is none. */
    public T atIndexOf(int id) {
        T found = id < 0 ? null : atIndex(id & INDEXES - 1);
        if (found == null) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return found;
    }

    /** The object at an index; null if there is none. */
    T atIndex(int index) {
        return index < objects.size() ? objects.get(index) : null;
    }

    /**
     * The number of the object with a key, or of a new one (sysvipc(7), "get" calls).
     *
     * @param flags IPC_CREAT and IPC_EXCL, and permissions that are wanted
     * @param check throws what keeps the caller from an object that there is
     * @param maker makes an object with that key
     */
    int find(int key, int flags, Consumer<T> check, Supplier<T> maker) {
        T found = key == IpcFlag.IPC_PRIVATE ? null : keys.get(key);
        if (found == null) {
            if (key != IpcFlag.IPC_PRIVATE && (flags & IpcFlag.IPC_CREAT) == 0) {
                throw new ErrnoException(Errno.ENOENT);
            }
            T made = maker.get();
            add(made);
            return made.id();
        }
        if ((flags & IpcFlag.IPC_CREAT) != 0 && (flags & IpcFlag.IPC_EXCL) != 0) {
            throw new ErrnoException(Errno.EEXIST);
        }
        check.accept(found);
        found.requireAccess(flags);
        return found.id();
    }

    /** ENOSPC if there cannot be one more. */
    void requireRoom() {
        if (count >= most) {
            throw new ErrnoException(Errno.ENOSPC);
        }
    }

    private void add(T made) {
        requireRoom();
        int index = freeIndex();
        while (objects.size() <= index) {
            objects.add(null);
        }
        if (made.key() != IpcFlag.IPC_PRIVATE) {
            keys.put(made.key(), made);
        }
        made.setId(sequence << INDEX_BITS | index, sequence);
        objects.set(index, made);
        count++;
    }

    private int freeIndex() {
        int round = Math.min(most, Math.max(SHORTEST_ROUND, count * 3 / 2));
        while (true) {
            if (next >= round) {
                next = 0;
                sequence = sequence + 1 & Integer.MAX_VALUE >> INDEX_BITS;
            }
            int index = next;
            next++;
            if (index >= objects.size() || objects.get(index) == null) {
                return index;
            }
        }
    }

    /** Nobody finds {@code object} by its key any more. */
    void forgetKey(T object) {
        if (object.key() != IpcFlag.IPC_PRIVATE) {
            keys.remove(object.key());
            object.forgetKey();
        }
    }

    void remove(T object) {
        forgetKey(object);
        objects.set(object.id() & INDEXES - 1, null);
        count--;
        object.setRemoved();
    }

    /** All of them, as {@code /proc/sysvipc} shows them. */
    public String show() {
        Columns text = new Columns().text(heading).text("\n");
        for (T each : objects) {
            if (each != null) {
                each.show(text);
                text.text("\n");
            }
        }
        return text.toString();
    }
}
