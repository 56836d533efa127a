package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Process;
import awesome.magic.UserAddr;

/** Who a process is, and for whom its threads work: numbers of process, group and session, users and groups. */
final class IdentityCalls {
    private static final int MOST_GROUPS = 65536;

    private IdentityCalls() {}

    static long getpid(Process process, UserContext call) {
        return process.id();
    }

    static long getppid(Process process, UserContext call) {
        return process.kin().parentId();
    }

    static long getpgrp(Process process, UserContext call) {
        return process.kin().group();
    }

    static long getpgid(Process process, UserContext call) {
        return process.services().processes().get((int) call.argument(0), process).kin().group();
    }

    static long getsid(Process process, UserContext call) {
        return process.services().processes().get((int) call.argument(0), process).kin().session().id();
    }

    static long setpgid(Process process, UserContext call) {
        int id = (int) call.argument(0);
        int group = (int) call.argument(1);
        if (group < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        process.kin().setGroup(id, group);
        return 0;
    }

    static long setsid(Process process, UserContext call) {
        return process.kin().beginSession();
    }

    static long getuid(Process process, UserContext call) {
        return process.credentials().user(Credentials.REAL) & 0xffff_ffffL;
    }

    static long geteuid(Process process, UserContext call) {
        return process.credentials().user(Credentials.EFFECTIVE) & 0xffff_ffffL;
    }

    static long getgid(Process process, UserContext call) {
        return process.credentials().group(Credentials.REAL) & 0xffff_ffffL;
    }

    static long getegid(Process process, UserContext call) {
        return process.credentials().group(Credentials.EFFECTIVE) & 0xffff_ffffL;
    }

    static long setuid(Process process, UserContext call) {
        int id = id(call.argument(0));
        boolean all = process.credentials().has(Capability.CAP_SETUID);
        return done(process.credentials().setUser(all ? id : -1, id, all ? id : -1));
    }

    static long setgid(Process process, UserContext call) {
        int id = id(call.argument(0));
        boolean all = process.credentials().has(Capability.CAP_SETGID);
        return done(process.credentials().setGroup(all ? id : -1, id, all ? id : -1));
    }

    static long setreuid(Process process, UserContext call) {
        int real = (int) call.argument(0);
        int effective = (int) call.argument(1);
        boolean saves = real != -1 || effective != -1 && effective != process.credentials().user(Credentials.REAL);
        int after = effective != -1 ? effective : process.credentials().user(Credentials.EFFECTIVE);
        return done(process.credentials().setUser(real, effective, saves ? after : -1));
    }

    static long setregid(Process process, UserContext call) {
        int real = (int) call.argument(0);
        int effective = (int) call.argument(1);
        boolean saves = real != -1 || effective != -1 && effective != process.credentials().group(Credentials.REAL);
        int after = effective != -1 ? effective : process.credentials().group(Credentials.EFFECTIVE);
        return done(process.credentials().setGroup(real, effective, saves ? after : -1));
    }

    static long setresuid(Process process, UserContext call) {
        return done(process.credentials().setUser((int) call.argument(0), (int) call.argument(1),
                (int) call.argument(2)));
    }

    static long setresgid(Process process, UserContext call) {
        return done(process.credentials().setGroup((int) call.argument(0), (int) call.argument(1),
                (int) call.argument(2)));
    }

    static long getresuid(Process process, UserContext call) {
        for (int which = Credentials.REAL; which <= Credentials.SAVED; which++) {
            process.memory().writeInt(UserAddr.of(call.argument(which)), process.credentials().user(which));
        }
        return 0;
    }

    static long getresgid(Process process, UserContext call) {
        for (int which = Credentials.REAL; which <= Credentials.SAVED; which++) {
            process.memory().writeInt(UserAddr.of(call.argument(which)), process.credentials().group(which));
        }
        return 0;
    }

    static long setfsuid(Process process, UserContext call) {
        return process.credentials().setFileUser((int) call.argument(0)) & 0xffff_ffffL;
    }

    static long setfsgid(Process process, UserContext call) {
        return process.credentials().setFileGroup((int) call.argument(0)) & 0xffff_ffffL;
    }

    static long getgroups(Process process, UserContext call) {
        int[] groups = process.credentials().groups();
        int size = (int) call.argument(0);
        if (size < 0 || size > 0 && size < groups.length) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (size > 0) {
            byte[] bytes = new byte[4 * groups.length];
            for (int i = 0; i < groups.length; i++) {
                LittleEndian.putInt(bytes, 4 * i, groups[i]);
            }
            process.memory().copyOut(UserAddr.of(call.argument(1)), bytes);
        }
        return groups.length;
    }

    static long setgroups(Process process, UserContext call) {
        int size = (int) call.argument(0);
        Arguments.requireCapability(process, Capability.CAP_SETGID);
        if (size < 0 || size > MOST_GROUPS) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] bytes = process.memory().copyIn(UserAddr.of(call.argument(1)), 4 * size);
        int[] groups = new int[size];
        for (int i = 0; i < size; i++) {
            groups[i] = LittleEndian.getInt(bytes, 4 * i);
        }
        process.credentials().setGroups(groups);
        return 0;
    }

    private static int id(long argument) {
        if ((int) argument == -1) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return (int) argument;
    }

    private static long done(boolean allowed) {
        if (!allowed) {
            throw new ErrnoException(Errno.EPERM);
        }
        return 0;
    }
}
