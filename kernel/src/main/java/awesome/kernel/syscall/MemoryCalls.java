package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.Limit;
import awesome.abi.linux.MemoryFlag;
import awesome.abi.linux.MountFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.PageTable;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.AddressSpace;
import awesome.kernel.memory.PageSource;
import awesome.kernel.memory.SharedPages;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.OpenFile;
import awesome.magic.UserAddr;
import java.util.List;

/** Calls about the memory of a process: mmap(2) and its relatives, brk(2). */
final class MemoryCalls {
    private static final long PAGE = AddressSpace.PAGE;
    private static final int PROTECTIONS = MemoryFlag.PROT_READ | MemoryFlag.PROT_WRITE | MemoryFlag.PROT_EXEC;
    private static final int MAP_HUGETLB = 0x40000;
    private static final int LAST_ADVICE = 25;
    /** So many pages are looked at before the program is told of them. */
    private static final int RESIDENT_AT_ONCE = 256;
    private static final int MS_ASYNC = 1;
    private static final int MS_SYNC = 4;
    private static final int MS_ALL = 7;
    private static final int MCL_ALL = 7;

    private MemoryCalls() {}

    static long brk(Process process, UserContext call) {
        return process.program().end().move(call.argument(0), process.limits().soft(Limit.RLIMIT_DATA));
    }

    static long mmap(Process process, UserContext call) {
        UserAddr wanted = UserAddr.of(call.argument(0));
        long length = pages(call.argument(1));
        int protection = protection(call.argument(2));
        int flags = (int) call.argument(3);
        long offset = call.argument(5);
        if (length == 0 || (offset & (PAGE - 1)) != 0 || offset < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        int type = flags & MemoryFlag.MAP_TYPE;
        boolean shared = type != MemoryFlag.MAP_PRIVATE;
        if (type < MemoryFlag.MAP_SHARED || type > MemoryFlag.MAP_SHARED_VALIDATE || (flags & MAP_HUGETLB) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        PageSource source = null;
        boolean mayWrite = true;
        if ((flags & MemoryFlag.MAP_ANONYMOUS) == 0) {
            OpenFile file = process.files().get((int) call.argument(4));
            source = source(file, shared, protection);
            mayWrite = !shared || file.isWritable() && !file.inode().isSealedAgainstWriting();
        } else if (shared) {
            source = new SharedPages(process.machine().frames(), length);
            offset = 0;
        }
        UserAddr start = place(process.space(), wanted, length, flags);
        process.space().map(start, length, protection, shared, source, source == null ? 0 : offset, "");
        if (!mayWrite) {
            process.space().forbidWriting(start);
        }
        if ((flags & MemoryFlag.MAP_STACK) != 0) {
            // Little of the stack of a thread is ever used.
            process.space().allowLargePages(start, length, false);
        }
        return start.bits();
    }

    private static PageSource source(OpenFile file, boolean shared, int protection) {
        boolean writes = shared && (protection & PageTable.WRITE) != 0;
        if (!file.isReadable() || writes && !file.isWritable()) {
            throw new ErrnoException(Errno.EACCES);
        }
        if ((protection & PageTable.EXECUTE) != 0 && file.mount() != null && file.mount().has(MountFlag.MS_NOEXEC)) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (writes && file.inode().isSealedAgainstWriting()) {
            throw new ErrnoException(Errno.EPERM);
        }
        return file.pages();
    }

    private static UserAddr place(AddressSpace space, UserAddr wanted, long length, int flags) {
        if (length > AddressSpace.END) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        if ((flags & (MemoryFlag.MAP_FIXED | MemoryFlag.MAP_FIXED_NOREPLACE)) != 0) {
            if (!wanted.isAligned(PAGE)) {
                throw new ErrnoException(Errno.EINVAL);
            }
            if (wanted.bits() >= 0 && wanted.bits() < AddressSpace.LOWEST) {
                throw new ErrnoException(Errno.EPERM);
            }
            if (!isUser(wanted, length)) {
                throw new ErrnoException(Errno.ENOMEM);
            }
            if ((flags & MemoryFlag.MAP_FIXED_NOREPLACE) != 0 && !space.isFree(wanted, length)) {
                throw new ErrnoException(Errno.EEXIST);
            }
            return wanted;
        }
        UserAddr hint = wanted.alignDown(PAGE);
        return isUser(hint, length) && space.isFree(hint, length) ? hint : space.findFree(length);
    }

    static long munmap(Process process, UserContext call) {
        UserAddr start = UserAddr.of(call.argument(0));
        long length = pages(call.argument(1));
        if (!start.isAligned(PAGE) || length == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        process.space().unmap(start, length);
        return 0;
    }

    static long mprotect(Process process, UserContext call) {
        UserAddr start = UserAddr.of(call.argument(0));
        long length = pages(call.argument(1));
        if (!start.isAligned(PAGE) || (call.argument(2) & ~PROTECTIONS) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (length != 0) {
            requireUser(start, length);
            process.space().protect(start, length, protection(call.argument(2)));
        }
        return 0;
    }

    static long mremap(Process process, UserContext call) {
        AddressSpace space = process.space();
        UserAddr from = UserAddr.of(call.argument(0));
        long oldLength = pages(call.argument(1));
        long newLength = pages(call.argument(2));
        long flags = call.argument(3);
        UserAddr to = UserAddr.of(call.argument(4));
        boolean fixed = (flags & MemoryFlag.MREMAP_FIXED) != 0;
        boolean mayMove = (flags & MemoryFlag.MREMAP_MAYMOVE) != 0;
        if (!from.isAligned(PAGE) || oldLength == 0 || newLength == 0 || newLength > AddressSpace.END
                || (flags & ~(MemoryFlag.MREMAP_FIXED | MemoryFlag.MREMAP_MAYMOVE)) != 0 || fixed && !mayMove) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (!isUser(from, oldLength) || !space.isMapped(from, oldLength)) {
            throw new ErrnoException(Errno.EFAULT);
        }
        if (fixed) {
            boolean apart = to.bits() + newLength <= from.bits() || from.bits() + oldLength <= to.bits();
            if (!to.isAligned(PAGE) || !isUser(to, newLength) || !apart) {
                throw new ErrnoException(Errno.EINVAL);
            }
            if (newLength < oldLength) {
                space.unmap(from.plus(newLength), oldLength - newLength);
                oldLength = newLength;
            }
        } else {
            if (isUser(from, newLength) && space.resize(from, oldLength, newLength)) {
                return from.bits();
            }
            if (!mayMove) {
                throw new ErrnoException(Errno.ENOMEM);
            }
            to = space.findFree(newLength);
        }
        space.move(from, oldLength, to, newLength);
        return to.bits();
    }

    static long madvise(Process process, UserContext call) {
        UserAddr start = UserAddr.of(call.argument(0));
        long length = pages(call.argument(1));
        long advice = call.argument(2);
        if (!start.isAligned(PAGE) || advice < 0 || advice > LAST_ADVICE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (length != 0) {
            requireMapped(process, start, length);
            if (advice == MemoryFlag.MADV_DONTNEED || advice == MemoryFlag.MADV_FREE) {
                process.space().discard(start, length);
            } else if (advice == MemoryFlag.MADV_HUGEPAGE || advice == MemoryFlag.MADV_NOHUGEPAGE) {
                process.space().allowLargePages(start, length, advice == MemoryFlag.MADV_HUGEPAGE);
            }
        }
        return 0;
    }

    static long msync(Process process, UserContext call) {
        UserAddr start = UserAddr.of(call.argument(0));
        long length = pages(call.argument(1));
        long flags = call.argument(2);
        if (!start.isAligned(PAGE) || (flags & ~MS_ALL) != 0 || (flags & MS_ASYNC) != 0 && (flags & MS_SYNC) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        // What is written to a shared mapping is in the file already, but perhaps not on its disk.
        if (length != 0) {
            requireUser(start, length);
            if ((flags & MS_SYNC) != 0) {
                sync(process.space().retainShared(start, length));
            }
            requireMapped(process, start, length);
        }
        return 0;
    }

    private static void sync(List<PageSource> sources) {
        try {
            for (PageSource each : sources) {
                each.sync();
            }
        } finally {
            for (PageSource each : sources) {
                each.release();
            }
        }
    }

    static long mincore(Process process, UserContext call) {
        UserAddr start = UserAddr.of(call.argument(0));
        long length = pages(call.argument(1));
        if (!start.isAligned(PAGE)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (length != 0) {
            requireMapped(process, start, length);
        }
        byte[] resident = new byte[RESIDENT_AT_ONCE];
        for (long done = 0; done < length / PAGE; done += resident.length) {
            int count = (int) Math.min(resident.length, length / PAGE - done);
            for (int i = 0; i < count; i++) {
                resident[i] = (byte) (process.space().isResident(start.plus((done + i) * PAGE)) ? 1 : 0);
            }
            process.memory().copyOut(UserAddr.of(call.argument(2)).plus(done), resident, 0, count);
        }
        return 0;
    }

    static long mlock(Process process, UserContext call) {
        // Nothing is ever paged out.
        UserAddr start = UserAddr.of(call.argument(0)).alignDown(PAGE);
        long length = pages(call.argument(1) + (call.argument(0) & (PAGE - 1)));
        if (length != 0) {
            requireMapped(process, start, length);
        }
        return 0;
    }

    static long mlockall(Process process, UserContext call) {
        if (call.argument(0) == 0 || (call.argument(0) & ~MCL_ALL) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    static long munlockall(Process process, UserContext call) {
        return 0;
    }

    /** Rounded up to pages; 0 for nothing, more than there are addresses for what cannot be. */
    private static long pages(long length) {
        if (length < 0 || length > AddressSpace.END) {
            return AddressSpace.END + PAGE;
        }
        return (length + PAGE - 1) & -PAGE;
    }

    /** As x86-64 has it, pages that can be written or executed can be read. */
    private static int protection(long bits) {
        int protection = (bits & MemoryFlag.PROT_WRITE) != 0 ? PageTable.WRITE | PageTable.READ : 0;
        protection |= (bits & MemoryFlag.PROT_EXEC) != 0 ? PageTable.EXECUTE | PageTable.READ : 0;
        return protection | ((bits & MemoryFlag.PROT_READ) != 0 ? PageTable.READ : 0);
    }

    /** Whether programs can have memory in a range. */
    static boolean isUser(UserAddr start, long length) {
        long first = start.bits();
        return first >= AddressSpace.LOWEST && length <= AddressSpace.END && first <= AddressSpace.END - length;
    }

    private static void requireUser(UserAddr start, long length) {
        if (!isUser(start, length)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
    }

    private static void requireMapped(Process process, UserAddr start, long length) {
        requireUser(start, length);
        if (!process.space().isMapped(start, length)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
    }
}
