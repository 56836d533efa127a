package awesome.kernel.syscall;

import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.OpenFile;
import awesome.magic.UserAddr;

/** Giving programs the files that calls have made for them. */
final class NewFiles {
    private NewFiles() {}

    /** Gives a new file the lowest free number; {@code flags} may have O_CLOEXEC. It is closed if there is none: EMFILE. */
    static long add(Process process, OpenFile file, int flags) {
        return process.files().add(file, 0, (flags & OpenFlag.O_CLOEXEC) != 0);
    }

    /** Does so for two, whose numbers go to {@code address}; both are closed if that fails. */
    static void addPair(Process process, OpenFile first, OpenFile second, int flags, UserAddr address) {
        int one;
        try {
            one = (int) add(process, first, flags);
        } catch (ErrnoException e) {
            second.release();
            throw e;
        }
        int other;
        try {
            other = (int) add(process, second, flags);
        } catch (ErrnoException e) {
            process.files().close(one);
            throw e;
        }
        byte[] numbers = new byte[8];
        LittleEndian.putInt(numbers, 0, one);
        LittleEndian.putInt(numbers, 4, other);
        try {
            process.memory().copyOut(address, numbers);
        } catch (ErrnoException e) {
            process.files().close(one);
            process.files().close(other);
            throw e;
        }
    }
}
