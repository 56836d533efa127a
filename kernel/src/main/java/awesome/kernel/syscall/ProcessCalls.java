package awesome.kernel.syscall;

import awesome.abi.linux.ArchPrctl;
import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.Limit;
import awesome.abi.linux.ProcessControl;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.UserContext;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Limits;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.signal.SignalState;
import awesome.kernel.vfs.FileDescriptors;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Ending, waiting for children, limits and properties of a process. */
final class ProcessCalls {
    private static final int NAME_BYTES = 16;

    private static final int PRIO_PROCESS = 0;
    private static final int PRIO_PGRP = 1;
    private static final int PRIO_USER = 2;
    private static final int LOWEST_NICE = -20;
    private static final int HIGHEST_NICE = 19;

    private ProcessCalls() {}

    static long archPrctl(Process process, UserContext call) {
        long value = call.argument(1);
        switch ((int) call.argument(0)) {
            case ArchPrctl.ARCH_SET_FS:
                if (value < 0 || value >= PageTable.USER_END) {
                    throw new ErrnoException(Errno.EPERM);
                }
                call.setThreadPointer(UserAddr.of(value));
                return 0;
            case ArchPrctl.ARCH_GET_FS:
                process.memory().writeLong(UserAddr.of(value), call.threadPointer().bits());
                return 0;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    static long prctl(Process process, UserContext call) {
        UserAddr at = UserAddr.of(call.argument(1));
        switch ((int) call.argument(0)) {
            case ProcessControl.PR_SET_NAME:
                byte[] bytes = readName(process, at);
                int length = 0;
                while (length < bytes.length && bytes[length] != 0) {
                    length++;
                }
                process.task().setName(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
                return 0;
            case ProcessControl.PR_GET_NAME:
                byte[] name = new byte[NAME_BYTES];
                byte[] text = process.task().name().getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(text, 0, name, 0, text.length);
                process.memory().copyOut(at, name);
                return 0;
            case ProcessControl.PR_GET_PDEATHSIG:
                process.memory().writeInt(at, process.kin().deathSignal());
                return 0;
            case ProcessControl.PR_SET_PDEATHSIG:
                if (call.argument(1) != 0 && !SignalState.isSignal(call.argument(1))) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                process.kin().setDeathSignal((int) call.argument(1));
                return 0;
            case ProcessControl.PR_SET_CHILD_SUBREAPER:
                process.kin().setReaper(call.argument(1) != 0);
                return 0;
            case ProcessControl.PR_GET_CHILD_SUBREAPER:
                process.memory().writeInt(at, process.kin().isReaper() ? 1 : 0);
                return 0;
            case ProcessControl.PR_GET_DUMPABLE:
                return process.isDumpable() ? 1 : 0;
            case ProcessControl.PR_SET_DUMPABLE:
                if (call.argument(1) < 0 || call.argument(1) > 1) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                process.setDumpable(call.argument(1) == 1);
                return 0;
            case ProcessControl.PR_SET_KEEPCAPS:
            case ProcessControl.PR_GET_KEEPCAPS:
            case ProcessControl.PR_CAPBSET_READ:
            case ProcessControl.PR_CAPBSET_DROP:
            case ProcessControl.PR_GET_SECUREBITS:
            case ProcessControl.PR_SET_SECUREBITS:
            case ProcessControl.PR_CAP_AMBIENT:
                return CapabilityCalls.control(process.credentials().capabilities(), call);
            case ProcessControl.PR_SET_NO_NEW_PRIVS:
                requireZeros(call, 2);
                if (call.argument(1) != 1) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                process.task().setNoNewPrivileges();
                return 0;
            case ProcessControl.PR_GET_NO_NEW_PRIVS:
                requireZeros(call, 1);
                return process.task().hasNoNewPrivileges() ? 1 : 0;
            case ProcessControl.PR_SET_THP_DISABLE:
                requireZeros(call, 2);
                process.space().setLargePages(call.argument(1) == 0);
                return 0;
            case ProcessControl.PR_GET_THP_DISABLE:
                requireZeros(call, 1);
                return process.space().largePages() ? 0 : 1;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** EINVAL if an argument from {@code first} on has a value. */
    private static void requireZeros(UserContext call, int first) {
        for (int i = first; i <= 4; i++) {
            if (call.argument(i) != 0) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
    }

    /** Up to 16 bytes, fewer if a zero comes before memory ends. */
    private static byte[] readName(Process process, UserAddr at) {
        byte[] name = new byte[NAME_BYTES];
        for (int i = 0; i < name.length - 1; i++) {
            process.memory().copyIn(at.plus(i), name, i, 1);
            if (name[i] == 0) {
                break;
            }
        }
        return name;
    }

    static long personality(Process process, UserContext call) {
        int old = process.randomAddresses() ? 0 : ProcessControl.ADDR_NO_RANDOMIZE;
        int persona = (int) call.argument(0);
        if (persona != -1) {
            process.setRandomAddresses((persona & ProcessControl.ADDR_NO_RANDOMIZE) == 0);
        }
        return old;
    }

    static long getrlimit(Process process, UserContext call) {
        writeLimit(process, UserAddr.of(call.argument(1)), resource((int) call.argument(0)));
        return 0;
    }

    static long setrlimit(Process process, UserContext call) {
        setLimit(process, process, UserAddr.of(call.argument(1)), resource((int) call.argument(0)));
        return 0;
    }

    static long prlimit(Process process, UserContext call) {
        int id = (int) call.argument(0);
        Process meant = process.services().processes().get(id, process);
        if (meant != process && !process.credentials().maySignal(meant.credentials())) {
            throw new ErrnoException(Errno.EPERM);
        }
        int resource = resource((int) call.argument(1));
        UserAddr newAt = UserAddr.of(call.argument(2));
        UserAddr oldAt = UserAddr.of(call.argument(3));
        long soft = meant.limits().soft(resource);
        long hard = meant.limits().hard(resource);
        if (!newAt.isZero()) {
            setLimit(process, meant, newAt, resource);
        }
        if (!oldAt.isZero()) {
            process.memory().writeLong(oldAt, soft);
            process.memory().writeLong(oldAt.plus(8), hard);
        }
        return 0;
    }

    private static int resource(int resource) {
        if (resource < 0 || resource >= Limit.COUNT) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return resource;
    }

    private static void writeLimit(Process process, UserAddr at, int resource) {
        process.memory().writeLong(at, process.limits().soft(resource));
        process.memory().writeLong(at.plus(8), process.limits().hard(resource));
    }

    private static void setLimit(Process process, Process meant, UserAddr at, int resource) {
        Limits limits = meant.limits();
        process.memory().read(at, 2);
        long soft = process.memory().read(0);
        long hard = process.memory().read(1);
        if (Long.compareUnsigned(soft, hard) > 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean raises = Long.compareUnsigned(hard, limits.hard(resource)) > 0;
        boolean tooMany = resource == Limit.RLIMIT_NOFILE && Long.compareUnsigned(hard, FileDescriptors.MAXIMUM) > 0;
        if (raises && !process.credentials().has(Capability.CAP_SYS_RESOURCE) || tooMany) {
            throw new ErrnoException(Errno.EPERM);
        }
        limits.set(resource, soft, hard);
        if (resource == Limit.RLIMIT_NOFILE) {
            meant.files().setLimit((int) soft);
        }
    }

    /** Niceness is told as a number from 40 for -20 to 1 for 19, so that no result looks like an error. */
    static long getpriority(Process process, UserContext call) {
        int best = HIGHEST_NICE;
        for (Task each : meant(process, (int) call.argument(0), (int) call.argument(1))) {
            best = Math.min(best, each.nice());
        }
        return 20 - best;
    }

    static long setpriority(Process process, UserContext call) {
        int wanted = Math.max(LOWEST_NICE, Math.min(HIGHEST_NICE, (int) call.argument(2)));
        for (Task each : meant(process, (int) call.argument(0), (int) call.argument(1))) {
            if (!process.credentials().maySignal(each.credentials())) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (wanted < each.nice() && !PolicyRules.mayBeNice(each, wanted)
                    && !process.credentials().has(Capability.CAP_SYS_NICE)) {
                throw new ErrnoException(Errno.EACCES);
            }
            each.setNice(wanted);
        }
        return 0;
    }

    /** The threads that a call about priorities is about; ESRCH if there are none. */
    static ArrayList<Task> meant(Process process, int which, int who) {
        if (which < PRIO_PROCESS || which > PRIO_USER) {
            throw new ErrnoException(Errno.EINVAL);
        }
        ArrayList<Task> meant = new ArrayList<>();
        if (which == PRIO_PROCESS) {
            Task task = ThreadCalls.find(process, who);
            if (!task.process().isZombie()) {
                meant.add(task);
            }
        } else {
            int id = who == 0 ? number(which, process) : who;
            for (Process each : process.services().processes().all()) {
                if (number(which, each) == id) {
                    meant.addAll(each.tasks().live());
                }
            }
        }
        if (meant.isEmpty()) {
            throw new ErrnoException(Errno.ESRCH);
        }
        return meant;
    }

    /** By what several processes are meant: their group, or their user. */
    private static int number(int which, Process process) {
        return which == PRIO_PGRP ? process.kin().group() : process.credentials().user(Credentials.REAL);
    }
}
