package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Ptrace;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Process;
import awesome.kernel.process.Task;
import awesome.kernel.process.Tracee;
import awesome.magic.UserAddr;
import java.util.Arrays;

/** The registers of a thread that is traced and stopped (ptrace(2)). */
final class PtraceRegisters {
    private PtraceRegisters() {}

    static long request(Process process, int request, Task task, long address, long data) {
        UserAddr at = UserAddr.of(data);
        switch (request) {
            case Ptrace.PTRACE_GETREGS:
                process.memory().copyOut(at, task.tracee().registers());
                return 0;
            case Ptrace.PTRACE_SETREGS:
                set(task.tracee(), process.memory().copyIn(at, Ptrace.REGS_SIZE));
                return 0;
            case Ptrace.PTRACE_GETFPREGS:
                process.memory().copyOut(at, Arrays.copyOf(vectors(task.context()), Ptrace.FPREGS_SIZE));
                return 0;
            case Ptrace.PTRACE_SETFPREGS:
                task.context().writeVectorRegisters(process.memory().copyIn(at, Ptrace.FPREGS_SIZE));
                return 0;
            case Ptrace.PTRACE_GETREGSET:
            case Ptrace.PTRACE_SETREGSET:
                return set(process, task, address, at, request == Ptrace.PTRACE_SETREGSET);
            case Ptrace.PTRACE_PEEKUSER:
                process.memory().writeLong(at, peek(task, address));
                return 0;
            case Ptrace.PTRACE_POKEUSER:
                poke(task, address, data);
                return 0;
            case Ptrace.PTRACE_GET_SYSCALL_INFO:
                return callInfo(process, task, address, at);
            default:
                throw new ErrnoException(Errno.EIO);
        }
    }

    private static void set(Tracee tracee, byte[] image) {
        if (!tracee.setRegisters(image)) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    private static byte[] vectors(UserContext context) {
        byte[] image = new byte[context.vectorRegistersSize()];
        context.readVectorRegisters(image);
        return image;
    }

    /** One set, by its number in core files, to or from what an {@code iovec} names. */
    private static long set(Process process, Task task, long kind, UserAddr vectorAt, boolean sets) {
        process.memory().read(vectorAt, 2);
        UserAddr at = UserAddr.of(process.memory().read(0));
        long length = process.memory().read(1);
        byte[] image = image(task, kind);
        // Sets are made of words, of which fewer may be asked for.
        if (length % 8 != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int moved = (int) Math.min(length & Long.MAX_VALUE, image.length);
        if (!sets) {
            process.memory().copyOut(at, image, 0, moved);
        } else if (kind == Ptrace.NT_PRSTATUS) {
            process.memory().copyIn(at, image, 0, moved);
            set(task.tracee(), image);
        } else {
            if (kind == Ptrace.NT_X86_XSTATE && moved < image.length) {
                throw new ErrnoException(Errno.EFAULT);
            }
            task.context().writeVectorRegisters(process.memory().copyIn(at, moved));
        }
        process.memory().writeLong(vectorAt.plus(8), moved);
        return 0;
    }

    private static byte[] image(Task task, long kind) {
        if (kind == Ptrace.NT_PRSTATUS) {
            return task.tracee().registers();
        }
        byte[] vectors = vectors(task.context());
        if (kind == Ptrace.NT_FPREGSET) {
            return Arrays.copyOf(vectors, Ptrace.FPREGS_SIZE);
        }
        // Without extensions the processor has no such set.
        if (kind != Ptrace.NT_X86_XSTATE || vectors.length <= Ptrace.FPREGS_SIZE) {
            throw new ErrnoException(kind == Ptrace.NT_X86_XSTATE ? Errno.ENODEV : Errno.EINVAL);
        }
        return vectors;
    }

    /** EIO for what is not a word of {@code struct user}. */
    private static void requireWord(long offset) {
        if (offset < 0 || offset % 8 != 0 || offset >= Ptrace.USER_SIZE) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    private static long peek(Task task, long offset) {
        requireWord(offset);
        if (offset < Ptrace.REGS_SIZE) {
            return LittleEndian.getLong(task.tracee().registers(), (int) offset);
        }
        return isDebugRegister(offset) ? task.context().debugRegister(debugRegister(offset)) : 0;
    }

    private static void poke(Task task, long offset, long value) {
        requireWord(offset);
        if (offset < Ptrace.REGS_SIZE) {
            byte[] image = task.tracee().registers();
            LittleEndian.putLong(image, (int) offset, value);
            set(task.tracee(), image);
            return;
        }
        boolean isOne = isDebugRegister(offset) && debugRegister(offset) != 4 && debugRegister(offset) != 5;
        if (!isOne) {
            throw new ErrnoException(Errno.EIO);
        }
        if (!task.context().setDebugRegister(debugRegister(offset), value)) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    private static boolean isDebugRegister(long offset) {
        return offset >= Ptrace.USER_DEBUG_REGISTERS && offset < Ptrace.USER_DEBUG_END;
    }

    private static int debugRegister(long offset) {
        return (int) (offset - Ptrace.USER_DEBUG_REGISTERS) / Long.BYTES;
    }

    private static long callInfo(Process process, Task task, long size, UserAddr at) {
        Tracee tracee = task.tracee();
        byte[] registers = tracee.registers();
        byte[] info = new byte[Ptrace.INFO_ENTRY_SIZE];
        info[Ptrace.INFO_OP] = (byte) tracee.callStop();
        LittleEndian.putInt(info, Ptrace.INFO_ARCH, Ptrace.AUDIT_ARCH_X86_64);
        LittleEndian.putLong(info, Ptrace.INFO_RIP, LittleEndian.getLong(registers, Ptrace.REGS_RIP));
        LittleEndian.putLong(info, Ptrace.INFO_RSP, LittleEndian.getLong(registers, Ptrace.REGS_RSP));
        int length = Ptrace.INFO_NONE_SIZE;
        if (tracee.callStop() == Ptrace.SYSCALL_INFO_ENTRY) {
            length = Ptrace.INFO_ENTRY_SIZE;
            LittleEndian.putLong(info, Ptrace.INFO_NUMBER, tracee.call());
            for (int i = 0; i < 6; i++) {
                LittleEndian.putLong(info, Ptrace.INFO_ARGUMENTS + 8 * i, task.context().argument(i));
            }
        } else if (tracee.callStop() == Ptrace.SYSCALL_INFO_EXIT) {
            length = Ptrace.INFO_EXIT_SIZE;
            long result = LittleEndian.getLong(registers, Ptrace.REGS_RAX);
            LittleEndian.putLong(info, Ptrace.INFO_RESULT, result);
            info[Ptrace.INFO_IS_ERROR] = (byte) (Long.compareUnsigned(result, -4095) >= 0 ? 1 : 0);
        }
        int copied = (int) Math.min(size & Long.MAX_VALUE, length);
        process.memory().copyOut(at, info, 0, copied);
        return length;
    }
}
