package awesome.kernel.procfs;

/** What {@code /proc/PID/status} says (proc(5)). */
final class StatusText {
    private static final long PAGE = 4096;

    private StatusText() {}

    /** That of a process or thread. */
    static String of(ProcessView process) {
        StringBuilder out = new StringBuilder();
        out.append("Name:\t").append(process.name()).append('\n');
        if (process.state() != 'Z') {
            out.append("Umask:\t0").append(Integer.toOctalString(process.umask() | 01000), 1, 4).append('\n');
        }
        out.append("State:\t").append(process.state()).append(" (").append(stateName(process.state())).append(")\n");
        out.append("Tgid:\t").append(process.process()).append('\n');
        out.append("Pid:\t").append(process.id()).append('\n');
        out.append("PPid:\t").append(process.parent()).append('\n');
        out.append("TracerPid:\t").append(process.tracer()).append('\n');
        identities(out.append("Uid:"), process.users());
        identities(out.append("Gid:"), process.groups());
        out.append("FDSize:\t").append(process.files().end()).append('\n');
        groups(out.append("Groups:\t"), process.otherGroups());
        out.append("NStgid:\t").append(process.process()).append('\n');
        out.append("NSpid:\t").append(process.id()).append('\n');
        out.append("NSpgid:\t").append(process.group()).append('\n');
        out.append("NSsid:\t").append(process.session()).append('\n');
        out.append("VmSize:\t").append(process.mappedBytes() / 1024).append(" kB\n");
        out.append("VmHWM:\t").append(process.peakPages() * (PAGE / 1024)).append(" kB\n");
        out.append("VmRSS:\t").append(process.residentPages() * (PAGE / 1024)).append(" kB\n");
        out.append("Threads:\t").append(process.threads().length).append('\n');
        mask(out.append("SigPnd:\t"), process.signals().waitingHere());
        mask(out.append("ShdPnd:\t"), process.signals().waitingShared());
        mask(out.append("SigBlk:\t"), process.signals().blocked());
        mask(out.append("SigIgn:\t"), process.signals().ignored());
        mask(out.append("SigCgt:\t"), process.signals().caught());
        mask(out.append("CapInh:\t"), process.inheritableCapabilities());
        mask(out.append("CapPrm:\t"), process.permittedCapabilities());
        mask(out.append("CapEff:\t"), process.effectiveCapabilities());
        mask(out.append("CapBnd:\t"), process.possibleCapabilities());
        mask(out.append("CapAmb:\t"), process.ambientCapabilities());
        out.append("NoNewPrivs:\t").append(process.hasNoNewPrivileges() ? 1 : 0).append('\n');
        out.append("Seccomp:\t0\nSeccomp_filters:\t0\n");
        out.append("Cpus_allowed:\t").append(Long.toHexString(process.processors())).append('\n');
        ranges(out.append("Cpus_allowed_list:\t"), process.processors());
        out.append("Mems_allowed:\t1\nMems_allowed_list:\t0\n");
        return out.toString();
    }

    private static void groups(StringBuilder out, int[] ids) {
        for (int id : ids) {
            out.append(id & 0xffff_ffffL).append(' ');
        }
        out.append(ids.length == 0 ? " \n" : "\n");
    }

    /** Numbers of bits, ranges of which are named by their ends. */
    private static void ranges(StringBuilder out, long bits) {
        boolean more = false;
        for (long left = bits; left != 0; ) {
            int first = Long.numberOfTrailingZeros(left);
            int count = Long.numberOfTrailingZeros(~(left >>> first));
            out.append(more ? "," : "").append(first);
            if (count > 1) {
                out.append('-').append(first + count - 1);
            }
            more = true;
            left = first + count == 64 ? 0 : left & -1L << first + count;
        }
        out.append('\n');
    }

    private static void identities(StringBuilder out, int[] ids) {
        for (int id : ids) {
            out.append('\t').append(id & 0xffff_ffffL);
        }
        out.append('\n');
    }

    private static void mask(StringBuilder out, long bits) {
        out.append(hex(bits, 16)).append('\n');
    }

    /** So many digits, at most 16, which are enough for {@code bits}. */
    static String hex(long bits, int count) {
        String digits = Long.toHexString(bits);
        return "0000000000000000".substring(0, count - digits.length()) + digits;
    }

    private static String stateName(char state) {
        switch (state) {
            case 'R':
                return "running";
            case 'S':
                return "sleeping";
            case 'D':
                return "disk sleep";
            case 'T':
                return "stopped";
            case 't':
                return "tracing stop";
            default:
                return "zombie";
        }
    }
}
