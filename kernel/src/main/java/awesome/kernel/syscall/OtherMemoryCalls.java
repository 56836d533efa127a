package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Inspection;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.UserBuffer;
import awesome.magic.UserAddr;

/** Reading and writing the memory of another process (process_vm_readv(2)). */
final class OtherMemoryCalls {
    private static final int PIECE = 4096;

    private OtherMemoryCalls() {}

    static long read(Process process, UserContext call) {
        return move(process, call, false);
    }

    static long write(Process process, UserContext call) {
        return move(process, call, true);
    }

    private static long move(Process process, UserContext call, boolean writes) {
        if (call.argument(5) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        UserBuffer own = Arguments.buffers(process, call.argument(1), call.argument(2));
        if (own.left() == 0) {
            return 0;
        }
        long[] ranges = Arguments.ranges(process, call.argument(3), call.argument(4));
        if (ranges.length == 0) {
            return 0;
        }
        UserMemory memory = memory(process, (int) call.argument(0));
        for (int i = 0; i < ranges.length && own.left() > 0; i += 2) {
            if (!move(own, memory, ranges[i], ranges[i + 1], writes)) {
                break;
            }
        }
        return own.done();
    }

    /** Moves one range; false if only some of it is there. EFAULT if nothing was moved at all. */
    private static boolean move(UserBuffer own, UserMemory memory, long start, long length, boolean writes) {
        byte[] piece = new byte[(int) Math.min(PIECE, Math.min(length, own.left()))];
        for (long at = 0; at < length && own.left() > 0; ) {
            // Pages are there or not, each as a whole.
            long inPage = PIECE - (start + at & PIECE - 1);
            int step = (int) Math.min(Math.min(inPage, piece.length), Math.min(length - at, own.left()));
            try {
                UserAddr place = UserAddr.of(start + at);
                if (writes) {
                    memory.requireWritable(place);
                    step = own.get(piece, 0, step);
                    memory.copyOut(place, piece, 0, step);
                } else {
                    memory.copyIn(place, piece, 0, step);
                    step = own.put(piece, 0, step);
                }
            } catch (ErrnoException e) {
                if (own.done() == 0) {
                    throw e;
                }
                return false;
            }
            if (step == 0) {
                return false;
            }
            at += step;
        }
        return true;
    }

    /** That of a process that the caller may look into; ESRCH, EPERM. */
    private static UserMemory memory(Process process, int id) {
        Process target = process.services().processes().get(id);
        if (target.program() == null) {
            throw new ErrnoException(Errno.ESRCH);
        }
        if (target != process && !Inspection.mayInspect(process.credentials(), target)) {
            throw new ErrnoException(Errno.EPERM);
        }
        return target.memory();
    }
}
