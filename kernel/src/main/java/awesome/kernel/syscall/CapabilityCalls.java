package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.ProcessControl;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Capabilities;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/** Looking at capabilities, and giving them up (capabilities(7)). */
final class CapabilityCalls {
    private static final int VERSION_1 = 0x19980330;
    private static final int VERSION_2 = 0x20071026;
    private static final int VERSION_3 = 0x20080522;
    private static final int HEADER = 8;
    /** Effective, permitted and inheritable ones of 32 numbers. */
    private static final int SET = 12;
    private static final int PERMITTED = 4;
    private static final int INHERITABLE = 8;

    private CapabilityCalls() {}

    static long capget(Process process, UserContext call) {
        int sets = sets(process, call);
        if (sets == 0) {
            if (call.argument(1) == 0) {
                return 0;
            }
            throw new ErrnoException(Errno.EINVAL);
        }
        int id = process.memory().readInt(UserAddr.of(call.argument(0)).plus(4));
        if (id < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Process target = process.services().processes().get(id, process);
        if (call.argument(1) != 0) {
            process.memory().copyOut(UserAddr.of(call.argument(1)), structure(target.credentials().capabilities(), sets));
        }
        return 0;
    }

    static long capset(Process process, UserContext call) {
        int sets = sets(process, call);
        if (sets == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int id = process.memory().readInt(UserAddr.of(call.argument(0)).plus(4));
        if (id != 0 && id != process.id()) {
            throw new ErrnoException(Errno.EPERM);
        }
        byte[] wanted = process.memory().copyIn(UserAddr.of(call.argument(1)), sets * SET);
        Capabilities own = process.credentials().capabilities();
        return done(own.set(set(wanted, 0), set(wanted, PERMITTED), set(wanted, INHERITABLE)));
    }

    private static long set(byte[] structure, int which) {
        long high = structure.length > SET ? LittleEndian.getInt(structure, SET + which) : 0;
        return high << 32 | LittleEndian.getInt(structure, which) & 0xffff_ffffL;
    }

    private static long done(boolean allowed) {
        if (!allowed) {
            throw new ErrnoException(Errno.EPERM);
        }
        return 0;
    }

    /** What prctl(2) does with them. */
    static long control(Capabilities own, UserContext call) {
        long argument = call.argument(1);
        switch ((int) call.argument(0)) {
            case ProcessControl.PR_GET_KEEPCAPS:
                return own.isKept() ? 1 : 0;
            case ProcessControl.PR_SET_KEEPCAPS:
                if (argument < 0 || argument > 1) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                return done(own.setKept(argument == 1));
            case ProcessControl.PR_CAPBSET_READ:
                requireExists(argument);
                return own.bounding() >>> argument & 1;
            case ProcessControl.PR_CAPBSET_DROP:
                return drop(own, argument);
            case ProcessControl.PR_GET_SECUREBITS:
                return own.secureBits();
            case ProcessControl.PR_SET_SECUREBITS:
                return done(own.setSecureBits(argument));
            default:
                return ambient(own, call);
        }
    }

    private static void requireExists(long capability) {
        if (!Capabilities.exists(capability)) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private static long drop(Capabilities own, long capability) {
        if (!own.has(Capability.CAP_SETPCAP)) {
            throw new ErrnoException(Errno.EPERM);
        }
        requireExists(capability);
        own.drop((int) capability);
        return 0;
    }

    private static long ambient(Capabilities own, UserContext call) {
        int what = (int) call.argument(1);
        long capability = call.argument(2);
        if ((call.argument(3) | call.argument(4)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (what == Capability.PR_CAP_AMBIENT_CLEAR_ALL) {
            if (capability != 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
            own.lower(Capabilities.ALL);
            return 0;
        }
        requireExists(capability);
        switch (what) {
            case Capability.PR_CAP_AMBIENT_IS_SET:
                return own.ambient() >>> capability & 1;
            case Capability.PR_CAP_AMBIENT_RAISE:
                return done(own.raise((int) capability));
            case Capability.PR_CAP_AMBIENT_LOWER:
                own.lower(1L << capability);
                return 0;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** How many sets the version of the structures has; 0, and the latest version in the header, for an unknown one. */
    private static int sets(Process process, UserContext call) {
        UserAddr at = UserAddr.of(call.argument(0));
        byte[] header = process.memory().copyIn(at, HEADER);
        switch (LittleEndian.getInt(header, 0)) {
            case VERSION_1:
                return 1;
            case VERSION_2:
            case VERSION_3:
                return 2;
            default:
                process.memory().writeInt(at, VERSION_3);
                return 0;
        }
    }

    private static byte[] structure(Capabilities of, int sets) {
        byte[] bytes = new byte[sets * SET];
        for (int i = 0; i < sets; i++) {
            LittleEndian.putInt(bytes, i * SET, (int) (of.effective() >>> 32 * i));
            LittleEndian.putInt(bytes, i * SET + PERMITTED, (int) (of.permitted() >>> 32 * i));
            LittleEndian.putInt(bytes, i * SET + INHERITABLE, (int) (of.inheritable() >>> 32 * i));
        }
        return bytes;
    }
}
