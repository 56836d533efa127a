package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.Reboot;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Process;
import awesome.kernel.process.SystemNames;
import awesome.magic.UserAddr;
import java.nio.charset.StandardCharsets;

/** The machine as a whole: its name, memory, processors, random numbers, end. */
final class SystemInfoCalls {
    // struct sysinfo
    private static final int SYSINFO_BYTES = 112;
    private static final int TOTAL_RAM = 32;
    private static final int FREE_RAM = 40;
    private static final int PROCESSES = 80;
    private static final int MEMORY_UNIT = 104;
    private static final int PAGE = 4096;

    private static final int RANDOM_FLAGS = 7;
    private static final int RANDOM_PIECE = 256;

    private SystemInfoCalls() {}

    static long uname(Process process, UserContext call) {
        process.memory().copyOut(UserAddr.of(call.argument(0)), process.names().structure());
        return 0;
    }

    static long sethostname(Process process, UserContext call) {
        process.names().setHost(name(process, call));
        return 0;
    }

    static long setdomainname(Process process, UserContext call) {
        process.names().setDomain(name(process, call));
        return 0;
    }

    private static String name(Process process, UserContext call) {
        Arguments.requireCapability(process, Capability.CAP_SYS_ADMIN);
        int length = (int) call.argument(1);
        if (length < 0 || length >= SystemNames.FIELD) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] bytes = process.memory().copyIn(UserAddr.of(call.argument(0)), length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static long sysinfo(Process process, UserContext call) {
        FrameAllocator frames = process.machine().frames();
        byte[] info = new byte[SYSINFO_BYTES];
        LittleEndian.putLong(info, 0, process.machine().clock().monotonicNanos() / Timespec.SECOND);
        LittleEndian.putLong(info, TOTAL_RAM, frames.totalFrames() * PAGE);
        LittleEndian.putLong(info, FREE_RAM, frames.freeFrames() * PAGE);
        LittleEndian.putShort(info, PROCESSES, 1);
        LittleEndian.putInt(info, MEMORY_UNIT, 1);
        process.memory().copyOut(UserAddr.of(call.argument(0)), info);
        return 0;
    }

    static long getrandom(Process process, UserContext call) {
        Arguments.requireOnly((int) call.argument(2), RANDOM_FLAGS);
        long length = Math.min(call.argument(1) & Long.MAX_VALUE, Integer.MAX_VALUE);
        byte[] piece = new byte[(int) Math.min(length, RANDOM_PIECE)];
        long done = 0;
        while (done < length) {
            int step = (int) Math.min(piece.length, length - done);
            process.random().fill(piece, 0, step);
            try {
                process.memory().copyOut(UserAddr.of(call.argument(0)).plus(done), piece, 0, step);
            } catch (ErrnoException e) {
                if (done == 0) {
                    throw e;
                }
                break;
            }
            done += step;
            if (process.signals().hasDeliverable()) {
                break;
            }
        }
        return done;
    }

    static long reboot(Process process, UserContext call) {
        Arguments.requireCapability(process, Capability.CAP_SYS_BOOT);
        if ((int) call.argument(0) != Reboot.MAGIC1 || !Reboot.isMagic2((int) call.argument(1))) {
            throw new ErrnoException(Errno.EINVAL);
        }
        switch ((int) call.argument(2)) {
            case Reboot.CAD_ON:
            case Reboot.CAD_OFF:
                return 0;
            case Reboot.RESTART:
                process.services().processes().end(true);
                return 0;
            case Reboot.HALT:
            case Reboot.POWER_OFF:
                process.services().processes().end(false);
                return 0;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }
}
