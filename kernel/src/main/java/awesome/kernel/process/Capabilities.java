package awesome.kernel.process;

import awesome.abi.linux.Capability;

/**
 * What a thread may do of what only the superuser may (capabilities(7)): sets of capabilities, a bit each, and how they
 * change with the user and with programs. Files bring none.
 */
public final class Capabilities {
    /** All that there are. */
    public static final long ALL = (1L << Capability.CAP_LAST_CAP + 1) - 1;

    /** Those that concern files, which follow the user for files ({@code CAP_FS_SET} of Linux). */
    private static final long OF_FILES = bit(Capability.CAP_CHOWN) | bit(Capability.CAP_DAC_OVERRIDE)
            | bit(Capability.CAP_DAC_READ_SEARCH) | bit(Capability.CAP_FOWNER) | bit(Capability.CAP_FSETID)
            | bit(Capability.CAP_LINUX_IMMUTABLE) | bit(Capability.CAP_MKNOD) | bit(Capability.CAP_MAC_OVERRIDE);
    private static final int LOCKS = Capability.SECURE_ALL_BITS << 1;

    private long effective = ALL;
    private long permitted = ALL;
    private long inheritable;
    private long bounding = ALL;
    private long ambient;
    private int secureBits;
    /** {@link #effective} while those of the real user stand in for them. */
    private long held;

    /** As the first process has them. */
    Capabilities() {}

    /** Those of a new process or thread. */
    Capabilities copy() {
        Capabilities copy = new Capabilities();
        copy.effective = effective;
        copy.permitted = permitted;
        copy.inheritable = inheritable;
        copy.bounding = bounding;
        copy.ambient = ambient;
        copy.secureBits = secureBits;
        return copy;
    }

    private static long bit(int capability) {
        return 1L << capability;
    }

    /** Whether there is a capability of that number. */
    public static boolean exists(long capability) {
        return capability >= 0 && capability <= Capability.CAP_LAST_CAP;
    }

    /** Whether it counts now. */
    public boolean has(int capability) {
        return (effective & bit(capability)) != 0;
    }

    /** Those that count. */
    public long effective() {
        return effective;
    }

    /** Those that it may have count. */
    public long permitted() {
        return permitted;
    }

    public long inheritable() {
        return inheritable;
    }

    /** Those that programs may bring. */
    public long bounding() {
        return bounding;
    }

    /** Those that programs keep that bring none. */
    public long ambient() {
        return ambient;
    }

    /** SECBIT_ bits of {@link Capability}. */
    public int secureBits() {
        return secureBits;
    }

    /** capset(2); false if it may not. Bits of capabilities that there are not do not matter. */
    public boolean set(long newEffective, long newPermitted, long newInheritable) {
        long wanted = newInheritable & ALL;
        boolean inherits = has(Capability.CAP_SETPCAP) || (wanted & ~(inheritable | permitted)) == 0;
        if (!inherits || (wanted & ~(inheritable | bounding)) != 0 || (newPermitted & ALL & ~permitted) != 0
                || (newEffective & ALL & ~newPermitted) != 0) {
            return false;
        }
        effective = newEffective & ALL;
        permitted = newPermitted & ALL;
        inheritable = wanted;
        ambient &= permitted & inheritable;
        return true;
    }

    /** PR_CAPBSET_DROP, for who has CAP_SETPCAP. */
    public void drop(int capability) {
        bounding &= ~bit(capability);
    }

    /** PR_CAP_AMBIENT_RAISE; false if it may not. */
    public boolean raise(int capability) {
        if ((permitted & inheritable & bit(capability)) == 0 || (secureBits & Capability.SECBIT_NO_CAP_AMBIENT_RAISE) != 0) {
            return false;
        }
        ambient |= bit(capability);
        return true;
    }

    /** PR_CAP_AMBIENT_LOWER and PR_CAP_AMBIENT_CLEAR_ALL: a set of them is not ambient any more. */
    public void lower(long set) {
        ambient &= ~set;
    }

    /** PR_SET_SECUREBITS; false if it may not: what is locked stays, locks included. */
    public boolean setSecureBits(long wanted) {
        long locked = (secureBits & LOCKS) >> 1;
        if ((locked & (secureBits ^ wanted)) != 0 || (secureBits & LOCKS & ~wanted) != 0
                || (wanted & ~(long) (LOCKS | Capability.SECURE_ALL_BITS)) != 0 || !has(Capability.CAP_SETPCAP)) {
            return false;
        }
        secureBits = (int) wanted;
        return true;
    }

    /** PR_SET_KEEPCAPS; false if that is locked. */
    public boolean setKept(boolean kept) {
        if ((secureBits & Capability.SECBIT_KEEP_CAPS << 1) != 0) {
            return false;
        }
        secureBits = kept ? secureBits | Capability.SECBIT_KEEP_CAPS : secureBits & ~Capability.SECBIT_KEEP_CAPS;
        return true;
    }

    public boolean isKept() {
        return (secureBits & Capability.SECBIT_KEEP_CAPS) != 0;
    }

    private boolean followsUser() {
        return (secureBits & Capability.SECBIT_NO_SETUID_FIXUP) == 0;
    }

    /**
     * The user has changed.
     *
     * @param wasRoot whether one of its identities was 0
     * @param isRoot whether one is
     * @param wasEffective whether the effective one was 0
     * @param isEffective whether that is
     */
    void userChanged(boolean wasRoot, boolean isRoot, boolean wasEffective, boolean isEffective) {
        if (!followsUser()) {
            return;
        }
        if (wasRoot && !isRoot) {
            if (!isKept()) {
                permitted = 0;
                effective = 0;
            }
            ambient = 0;
        }
        if (wasEffective && !isEffective) {
            effective = 0;
        } else if (!wasEffective && isEffective) {
            effective = permitted;
        }
    }

    /** The user for files has changed from the superuser to another one, or back. */
    void fileUserChanged(boolean isRoot) {
        if (followsUser()) {
            effective = isRoot ? effective | permitted & OF_FILES : effective & ~OF_FILES;
        }
    }

    /** Those of the real user count until {@link #endReal} (access(2)). */
    void beginReal(boolean isRoot) {
        held = effective;
        if (followsUser()) {
            effective = isRoot ? permitted : 0;
        }
    }

    void endReal() {
        effective = held;
    }

    /**
     * A program is executed.
     *
     * @param isRoot whether the real or the effective user is the superuser now
     * @param isEffective whether the effective one is
     * @param setsIds whether the program runs as another user or group
     * @param gainsNone whether it is to bring none that were not there
     */
    void execute(boolean isRoot, boolean isEffective, boolean setsIds, boolean gainsNone) {
        boolean brings = isRoot && (secureBits & Capability.SECBIT_NOROOT) == 0;
        long before = permitted;
        ambient = setsIds ? 0 : ambient;
        permitted = brings ? bounding | inheritable : 0;
        if (gainsNone) {
            permitted &= before;
        }
        permitted |= ambient;
        effective = brings && isEffective ? permitted : ambient;
        secureBits &= ~Capability.SECBIT_KEEP_CAPS;
    }
}
