package awesome.kernel.process;

import awesome.abi.linux.Capability;

/** Who may look into whom (ptrace(2), "Ptrace access mode checking"). */
public final class Inspection {
    private Inspection() {}

    /** Whether {@code caller} may trace a program that it is the parent of, or one that may be looked into. */
    static boolean mayTrace(Credentials caller, Credentials other) {
        return caller.has(Capability.CAP_SYS_PTRACE) || isSame(caller, other);
    }

    /** Whether who has {@code caller} may look into a process: its memory, registers and environment. */
    public static boolean mayInspect(Credentials caller, Process target) {
        return caller.has(Capability.CAP_SYS_PTRACE) || isSame(caller, target.credentials()) && target.isDumpable();
    }

    private static boolean isSame(Credentials caller, Credentials other) {
        for (int which = Credentials.REAL; which <= Credentials.SAVED; which++) {
            if (other.user(which) != caller.user(Credentials.REAL) || other.group(which) != caller.group(Credentials.REAL)) {
                return false;
            }
        }
        return true;
    }
}
