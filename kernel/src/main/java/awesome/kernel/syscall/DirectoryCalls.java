package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.InotifyFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.Bytes;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.UserBuffer;

/**
 * Reads the entries of directories (getdents(2)). They are put together in the kernel, several at a time, and go to the
 * program at once. A program gets whole entries only, and what it did not get the next call has.
 */
final class DirectoryCalls {
    // struct linux_dirent64 and, of the same length, the older linux_dirent
    private static final int DIRENT_OFFSET = 8;
    private static final int DIRENT_LENGTH = 16;
    private static final int DIRENT_TYPE = 18;
    /** Bytes that go to the program at once. */
    private static final int PIECE = 1024;
    /** Bytes of the longest entry, with a name of 255. */
    private static final int LONGEST = 280;

    private DirectoryCalls() {}

    static long getdents64(Process process, UserContext call) {
        return list(process, call, false);
    }

    static long getdents(Process process, UserContext call) {
        return list(process, call, true);
    }

    private static long list(Process process, UserContext call, boolean old) {
        OpenFile file = process.files().getUsable((int) call.argument(0));
        UserBuffer buffer = Arguments.buffer(process, call.argument(1), call.argument(2) & 0xffff_ffffL);
        byte[] entries = new byte[(int) Math.min(buffer.room(), PIECE)];
        long all = 0;
        do {
            long before = file.seek(0, OpenFlag.SEEK_CUR);
            Bytes piece = new Bytes(entries, 0, (int) Math.min(buffer.room(), entries.length));
            file.list(piece);
            int length = (int) piece.done();
            if (length == 0) {
                break;
            }
            if (old) {
                makeOld(entries, length);
            }
            int moved = move(buffer, entries, length);
            if (moved < length) {
                all += takeBack(file, before, entries, moved);
                if (all == 0) {
                    throw new ErrnoException(Errno.EFAULT);
                }
                break;
            }
            all += length;
        } while (buffer.room() >= LONGEST);
        file.inode().tell(InotifyFlag.IN_ACCESS);
        return all;
    }

    /** How many bytes the program got. */
    private static int move(UserBuffer buffer, byte[] entries, int length) {
        try {
            return buffer.put(entries, 0, length);
        } catch (ErrnoException e) {
            return 0;
        }
    }

    /** Goes back to the first entry that is not whole among {@code moved} bytes, fewer than there are; the bytes before it. */
    private static int takeBack(OpenFile file, long before, byte[] entries, int moved) {
        long position = before;
        int at = 0;
        int next = LittleEndian.getShort(entries, DIRENT_LENGTH);
        while (next <= moved) {
            position = LittleEndian.getLong(entries, at + DIRENT_OFFSET);
            at = next;
            next += LittleEndian.getShort(entries, at + DIRENT_LENGTH);
        }
        file.seek(position, OpenFlag.SEEK_SET);
        return at;
    }

    /** The older structure has the type behind the name. */
    private static void makeOld(byte[] entries, int length) {
        for (int at = 0; at < length; ) {
            int entry = LittleEndian.getShort(entries, at + DIRENT_LENGTH);
            byte type = entries[at + DIRENT_TYPE];
            int name = at + DIRENT_TYPE;
            System.arraycopy(entries, name + 1, entries, name, entry - DIRENT_TYPE - 1);
            entries[at + entry - 1] = type;
            at += entry;
        }
    }
}
