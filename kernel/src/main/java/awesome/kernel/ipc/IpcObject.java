package awesome.kernel.ipc;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.IpcFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;

/** Something that processes share by a key: whose it is, and who may use it (sysvipc(7), "struct ipc_perm"). */
public abstract class IpcObject {
    private static final int PERMISSIONS = 0777;

    protected final IpcCaller caller;
    private final int maker;
    private final int makersGroup;
    private int key;
    private int owner;
    private int group;
    private int mode;
    private int id;
    private int sequence;
    private boolean removed;
    private long changed;

    /** One of the caller's; {@code flags} has the permissions. */
    protected IpcObject(IpcCaller caller, int key, int flags) {
        this.caller = caller;
        this.key = key;
        maker = caller.user();
        makersGroup = caller.group();
        owner = maker;
        group = makersGroup;
        mode = flags & PERMISSIONS;
        changed = caller.seconds();
    }

    /** Its number, by which programs know it. */
    public int id() {
        return id;
    }

    void setId(int newId, int newSequence) {
        id = newId;
        sequence = newSequence;
    }

    int key() {
        return key;
    }

    /** Nobody finds it by its key any more. */
    void forgetKey() {
        key = IpcFlag.IPC_PRIVATE;
    }

    /** Permissions, and bits of its kind above them. */
    int mode() {
        return mode;
    }

    void setMode(int newMode) {
        mode = newMode;
    }

    /** When it was changed last, in seconds. */
    long changed() {
        return changed;
    }

    void touchChanged() {
        changed = caller.seconds();
    }

    /** Whether it is there no more. */
    boolean isRemoved() {
        return removed;
    }

    void setRemoved() {
        removed = true;
    }

    /** EACCES if the caller may not do what the bits of {@code wanted} say, permissions for any class of users. */
    public void requireAccess(int wanted) {
        int asked = wanted >> 6 | wanted >> 3 | wanted;
        int user = caller.user();
        int granted = mode;
        if (user == maker || user == owner) {
            granted >>= 6;
        } else if (caller.isInGroup(makersGroup) || caller.isInGroup(group)) {
            granted >>= 3;
        }
        if ((asked & ~granted & 7) != 0 && !caller.has(Capability.CAP_IPC_OWNER)) {
            throw new ErrnoException(Errno.EACCES);
        }
    }

    /** Whether it is the caller's, who made it or was given it. */
    boolean isOwn() {
        return caller.user() == maker || caller.user() == owner;
    }

    /** EPERM if the caller may neither change nor remove it. */
    public void requireOwner() {
        if (!isOwn() && !caller.has(Capability.CAP_SYS_ADMIN)) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    /** IPC_SET: owner, group and permissions as in a {@code struct ipc_perm}; EINVAL for nobody. */
    public void setPermissions(byte[] structure) {
        int newOwner = LittleEndian.getInt(structure, IpcFlag.PERM_UID);
        int newGroup = LittleEndian.getInt(structure, IpcFlag.PERM_GID);
        if (newOwner == -1 || newGroup == -1) {
            throw new ErrnoException(Errno.EINVAL);
        }
        owner = newOwner;
        group = newGroup;
        mode = mode & ~PERMISSIONS | LittleEndian.getInt(structure, IpcFlag.PERM_MODE) & PERMISSIONS;
        touchChanged();
    }

    /** The structure of its kind, which begins with {@code struct ipc_perm}. */
    public byte[] structure() {
        byte[] out = new byte[size()];
        LittleEndian.putInt(out, IpcFlag.PERM_KEY, key);
        LittleEndian.putInt(out, IpcFlag.PERM_UID, owner);
        LittleEndian.putInt(out, IpcFlag.PERM_GID, group);
        LittleEndian.putInt(out, IpcFlag.PERM_CUID, maker);
        LittleEndian.putInt(out, IpcFlag.PERM_CGID, makersGroup);
        LittleEndian.putInt(out, IpcFlag.PERM_MODE, mode);
        LittleEndian.putShort(out, IpcFlag.PERM_SEQUENCE, sequence);
        fill(out);
        return out;
    }

    /** Bytes of {@link #structure}. */
    abstract int size();

    /** Adds what its kind has. */
    abstract void fill(byte[] structure);

    /** Its line in {@code /proc/sysvipc}. */
    abstract void show(Columns line);

    /** Key, number and permissions, with which such lines begin. */
    void showNames(Columns line) {
        line.number(key, 10).text(" ").number(id, 10).text(" ").octal(mode, 5).text(" ");
    }

    /** Owner and maker. */
    void showOwners(Columns line) {
        line.text(" ").unsigned(owner, 5).text(" ").unsigned(group, 5).text(" ").unsigned(maker, 5).text(" ")
                .unsigned(makersGroup, 5);
    }
}
