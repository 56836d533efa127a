package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;
import java.util.Arrays;

/**
 * Capabilities (capabilities(7)) as they follow from who the user is: the superuser has all of them, others none; there
 * is nothing in between.
 */
final class CapabilityCalls {
    private static final int VERSION_1 = 0x19980330;
    private static final int VERSION_2 = 0x20071026;
    private static final int VERSION_3 = 0x20080522;
    private static final int HEADER = 8;
    /** Effective, permitted and inheritable ones of 32 numbers. */
    private static final int SET = 12;
    private static final int PERMITTED = 4;

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
            process.memory().copyOut(UserAddr.of(call.argument(1)), structure(target.credentials(), sets));
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
        // They cannot be given up, so nobody is told that they were.
        if (!Arrays.equals(wanted, structure(process.credentials(), sets))) {
            throw new ErrnoException(Errno.EPERM);
        }
        return 0;
    }

    /** PR_CAPBSET_READ of prctl(2): which capabilities programs can get; all that there are. EINVAL for others. */
    static long bounding(UserContext call) {
        if (call.argument(1) < 0 || call.argument(1) > Credentials.LAST_CAPABILITY) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return 1;
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

    private static byte[] structure(Credentials who, int sets) {
        byte[] bytes = new byte[sets * SET];
        for (int i = 0; i < sets; i++) {
            LittleEndian.putInt(bytes, i * SET, (int) (who.effectiveCapabilities() >>> 32 * i));
            LittleEndian.putInt(bytes, i * SET + PERMITTED, (int) (who.permittedCapabilities() >>> 32 * i));
        }
        return bytes;
    }
}
