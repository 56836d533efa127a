package awesome.kernel.process;

import awesome.abi.linux.Capability;
import awesome.kernel.vfs.FileUser;

/**
 * For whom a thread works (credentials(7)): real, effective and saved identities of user and group, and those for files.
 * The first process has all zero, and may do everything: it has all {@link Capabilities}.
 */
public final class Credentials implements FileUser {
    /** Index: the identity of the user who started it. */
    public static final int REAL = 0;
    /** Index: the one that decides what it may do. */
    public static final int EFFECTIVE = 1;
    /** Index: the one it may return to. */
    public static final int SAVED = 2;
    /** Index: the one that files belong to; the effective one unless somebody says otherwise. */
    public static final int FILES = 3;

    /** To read, in what is wanted of a file. */
    private static final int READ = 4;

    private final int[] user = new int[4];
    private final int[] group = new int[4];
    private final Capabilities capabilities;
    private int[] groups = {};
    /** Those for files while the real ones stand in for them. */
    private int heldUser;
    private int heldGroup;
    private boolean isReal;

    /** As the first process has them. */
    public Credentials() {
        this(new Capabilities());
    }

    private Credentials(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** Those of a new process or thread. */
    Credentials copy() {
        Credentials copy = new Credentials(capabilities.copy());
        System.arraycopy(user, 0, copy.user, 0, user.length);
        System.arraycopy(group, 0, copy.group, 0, group.length);
        copy.groups = groups;
        return copy;
    }

    /** Whether who has these may send signals to who has {@code other} (kill(2)). */
    public boolean maySignal(Credentials other) {
        return has(Capability.CAP_KILL) || isOneOf(REAL, other) || isOneOf(EFFECTIVE, other);
    }

    private boolean isOneOf(int which, Credentials other) {
        return user[which] == other.user[REAL] || user[which] == other.user[SAVED];
    }

    /** Whether {@code id} is one of the identities of the user. */
    public boolean hasUser(int id) {
        return id == user[REAL] || id == user[EFFECTIVE] || id == user[SAVED];
    }

    /** Whether {@code id} is one of the identities of the group. */
    public boolean hasGroup(int id) {
        return id == group[REAL] || id == group[EFFECTIVE] || id == group[SAVED];
    }

    public int user(int which) {
        return user[which];
    }

    public int group(int which) {
        return group[which];
    }

    /** Supplementary groups. */
    public int[] groups() {
        return groups;
    }

    @Override
    public int fileUser() {
        return user[FILES];
    }

    @Override
    public int fileGroup() {
        return group[FILES];
    }

    @Override
    public boolean hasFileGroup(int id) {
        if (id == group[FILES]) {
            return true;
        }
        for (int each : groups) {
            if (each == id) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean has(int capability) {
        return capabilities.has(capability);
    }

    /** What it may do of what only the superuser may. */
    public Capabilities capabilities() {
        return capabilities;
    }

    /** Files are used for the real user until {@link #endReal} (access(2)). */
    public void beginReal() {
        heldUser = user[FILES];
        heldGroup = group[FILES];
        user[FILES] = user[REAL];
        group[FILES] = group[REAL];
        capabilities.beginReal(user[REAL] == 0);
        isReal = true;
    }

    /** Ends {@link #beginReal}, if that was called. */
    public void endReal() {
        if (isReal) {
            user[FILES] = heldUser;
            group[FILES] = heldGroup;
            capabilities.endReal();
            isReal = false;
        }
    }

    /** Whether {@code id} is the effective or a supplementary group. */
    public boolean isInGroup(int id) {
        for (int each : groups) {
            if (each == id) {
                return true;
            }
        }
        return id == group[EFFECTIVE];
    }

    /**
     * Whether who has these may use a file (path_resolution(7), "Permissions").
     *
     * @param mode permissions of the file
     * @param wanted 4 for reading, 2 for writing, or both
     */
    public boolean mayAccess(int owner, int itsGroup, int mode, int wanted) {
        int granted = owner == user[FILES] ? mode >> 6 : hasFileGroup(itsGroup) ? mode >> 3 : mode;
        return (wanted & ~granted) == 0 || has(Capability.CAP_DAC_OVERRIDE)
                || wanted == READ && has(Capability.CAP_DAC_READ_SEARCH);
    }

    public void setGroups(int[] newGroups) {
        groups = newGroups;
    }

    /**
     * Changes user identities; -1 leaves one as it is.
     *
     * @return false if it may not: who cannot do without may only choose among the identities it has
     */
    public boolean setUser(int real, int effective, int saved) {
        boolean wasRoot = hasUser(0);
        boolean wasEffective = user[EFFECTIVE] == 0;
        if (!set(user, real, effective, saved, Capability.CAP_SETUID)) {
            return false;
        }
        capabilities.userChanged(wasRoot, hasUser(0), wasEffective, user[EFFECTIVE] == 0);
        return true;
    }

    /** Changes group identities, as {@link #setUser}. */
    public boolean setGroup(int real, int effective, int saved) {
        return set(group, real, effective, saved, Capability.CAP_SETGID);
    }

    private boolean set(int[] ids, int real, int effective, int saved, int capability) {
        if (!has(capability) && !(isOneOf(ids, real) && isOneOf(ids, effective) && isOneOf(ids, saved))) {
            return false;
        }
        ids[REAL] = real == -1 ? ids[REAL] : real;
        ids[EFFECTIVE] = effective == -1 ? ids[EFFECTIVE] : effective;
        ids[SAVED] = saved == -1 ? ids[SAVED] : saved;
        ids[FILES] = ids[EFFECTIVE];
        return true;
    }

    /** setfsuid(2): the identity of the user for files, if it may be that; the one of before. */
    public int setFileUser(int id) {
        int before = setForFiles(user, id, Capability.CAP_SETUID);
        if ((before == 0) != (user[FILES] == 0)) {
            capabilities.fileUserChanged(before != 0);
        }
        return before;
    }

    /** setfsgid(2). */
    public int setFileGroup(int id) {
        return setForFiles(group, id, Capability.CAP_SETGID);
    }

    private int setForFiles(int[] ids, int id, int capability) {
        int before = ids[FILES];
        if (id != -1 && (has(capability) || isOneOf(ids, id) || id == before)) {
            ids[FILES] = id;
        }
        return before;
    }

    /** What they are when a program is executed that runs as {@code its}. */
    Credentials executing(SetIds its) {
        Credentials next = copy();
        next.execute(its);
        return next;
    }

    /**
     * A program is executed that runs as {@code its}: the saved identities, and those for files, are the effective ones
     * (execve(2)).
     */
    void execute(SetIds its) {
        boolean setsIds = its.user() != -1 && its.user() != user[REAL] || its.group() != -1 && its.group() != group[REAL];
        execute(user, its.user());
        execute(group, its.group());
        boolean isEffective = user[EFFECTIVE] == 0;
        capabilities.execute(isEffective || user[REAL] == 0, isEffective, setsIds, its.gainsNone());
    }

    private static void execute(int[] ids, int id) {
        ids[EFFECTIVE] = id == -1 ? ids[EFFECTIVE] : id;
        ids[SAVED] = ids[EFFECTIVE];
        ids[FILES] = ids[EFFECTIVE];
    }

    private static boolean isOneOf(int[] ids, int id) {
        return id == -1 || id == ids[REAL] || id == ids[EFFECTIVE] || id == ids[SAVED];
    }
}
