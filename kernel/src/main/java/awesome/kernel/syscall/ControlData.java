package awesome.kernel.syscall;

import awesome.abi.linux.Capability;
import awesome.abi.linux.Errno;
import awesome.abi.linux.SocketFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.process.Credentials;
import awesome.kernel.process.Process;
import awesome.kernel.socket.Identity;
import awesome.kernel.socket.Incoming;
import awesome.kernel.socket.Rights;
import awesome.kernel.vfs.OpenFile;
import awesome.magic.UserAddr;
import java.util.ArrayList;

/** What goes along with the bytes of a message: structures {@code cmsghdr} (cmsg(3), unix(7)). */
final class ControlData {
    private static final int MOST_BYTES = 131_072;
    private static final int FD_BYTES = 4;

    private Rights rights;
    private Identity identity;

    /** What a program sends along; the files are retained. EINVAL, EBADF, EPERM, ESRCH. */
    static ControlData read(Process process, long at, long length) {
        ControlData data = new ControlData();
        if (at == 0 || length == 0) {
            return data;
        }
        if (length < 0 || length > MOST_BYTES) {
            throw new ErrnoException(Errno.ENOBUFS);
        }
        byte[] bytes = process.memory().copyIn(UserAddr.of(at), (int) length);
        ArrayList<OpenFile> files = new ArrayList<>();
        boolean done = false;
        try {
            data.read(process, bytes, files);
            done = true;
        } finally {
            if (!done) {
                new Rights(files).release();
            }
        }
        data.rights = files.isEmpty() ? null : new Rights(files);
        return data;
    }

    private void read(Process process, byte[] bytes, ArrayList<OpenFile> files) {
        for (int at = 0; bytes.length - at >= SocketFlag.CMSG_DATA; ) {
            long length = LittleEndian.getLong(bytes, at + SocketFlag.CMSG_LEN);
            if (length < SocketFlag.CMSG_DATA || length > bytes.length - at) {
                throw new ErrnoException(Errno.EINVAL);
            }
            if (LittleEndian.getInt(bytes, at + SocketFlag.CMSG_LEVEL) == SocketFlag.SOL_SOCKET) {
                int type = LittleEndian.getInt(bytes, at + SocketFlag.CMSG_TYPE);
                readOne(process, type, bytes, at + SocketFlag.CMSG_DATA, (int) length - SocketFlag.CMSG_DATA, files);
            }
            at += aligned((int) length);
        }
    }

    private void readOne(Process process, int type, byte[] bytes, int at, int length, ArrayList<OpenFile> files) {
        switch (type) {
            case SocketFlag.SCM_RIGHTS:
                int count = length / FD_BYTES;
                if (count > SocketFlag.SCM_MAX_FD - files.size()) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                for (int i = 0; i < count; i++) {
                    int fd = LittleEndian.getInt(bytes, at + i * FD_BYTES);
                    files.add(process.files().get(fd).retain());
                }
                return;
            case SocketFlag.SCM_CREDENTIALS:
                if (length != SocketFlag.UCRED_SIZE) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                identity = Identity.read(bytes, at);
                checkIdentity(process);
                return;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    /** EPERM for who pretends to be somebody else, and may not. */
    private void checkIdentity(Process process) {
        Credentials who = process.credentials();
        // Each part has its own (cmsg(3), unix(7), SCM_CREDENTIALS).
        boolean mayBe = (identity.process() == process.id() || who.has(Capability.CAP_SYS_ADMIN))
                && (who.hasUser(identity.user()) || who.has(Capability.CAP_SETUID))
                && (who.hasGroup(identity.group()) || who.has(Capability.CAP_SETGID));
        if (!mayBe) {
            throw new ErrnoException(Errno.EPERM);
        }
        process.services().processes().get(identity.process());
    }

    private static int aligned(int length) {
        return length + 7 & ~7;
    }

    /** Null for none. */
    Rights rights() {
        return rights;
    }

    /** Null if the program does not say. */
    Identity identity() {
        return identity;
    }

    /** Nothing of it is sent. */
    void release() {
        if (rights != null) {
            rights.release();
        }
    }

    /**
     * Gives a program what came with a message: files get the lowest free numbers. What there is no room for is lost,
     * and the message says so.
     *
     * @param room bytes at {@code at}, which may be 0 for nowhere
     * @return how many bytes it takes
     */
    static long give(Process process, long at, long room, Incoming message) {
        long left = at == 0 ? 0 : room;
        long used = 0;
        if (message.identity() != null) {
            used = giveIdentity(process, at, left, message);
        }
        if (message.rights() != null) {
            used += giveRights(process, at + used, left - used, message);
        }
        return used;
    }

    private static long giveIdentity(Process process, long at, long room, Incoming message) {
        if (room < SocketFlag.CMSG_DATA) {
            message.addFound(SocketFlag.MSG_CTRUNC);
            return 0;
        }
        int whole = SocketFlag.CMSG_DATA + SocketFlag.UCRED_SIZE;
        int length = (int) Math.min(whole, room);
        if (length < whole) {
            message.addFound(SocketFlag.MSG_CTRUNC);
        }
        byte[] bytes = header(length, whole, SocketFlag.SCM_CREDENTIALS);
        System.arraycopy(message.identity().bytes(), 0, bytes, SocketFlag.CMSG_DATA, SocketFlag.UCRED_SIZE);
        process.memory().copyOut(UserAddr.of(at), bytes, 0, length);
        return Math.min(aligned(whole), room);
    }

    private static byte[] header(int length, int size, int type) {
        byte[] bytes = new byte[size];
        LittleEndian.putLong(bytes, SocketFlag.CMSG_LEN, length);
        LittleEndian.putInt(bytes, SocketFlag.CMSG_LEVEL, SocketFlag.SOL_SOCKET);
        LittleEndian.putInt(bytes, SocketFlag.CMSG_TYPE, type);
        return bytes;
    }

    private static long giveRights(Process process, long at, long room, Incoming message) {
        Rights rights = message.rights();
        long most = room <= SocketFlag.CMSG_DATA ? 0 : (room - SocketFlag.CMSG_DATA) / FD_BYTES;
        int count = 0;
        try {
            while (count < rights.size() && count < most) {
                int fd = process.files().add(rights.get(count).retain(), 0,
                        message.has(SocketFlag.MSG_CMSG_CLOEXEC));
                try {
                    process.memory().writeInt(UserAddr.of(at + SocketFlag.CMSG_DATA + (long) count * FD_BYTES), fd);
                } catch (ErrnoException e) {
                    process.files().close(fd);
                    throw e;
                }
                count++;
            }
        } catch (ErrnoException noRoom) {
            // The message says that there were more.
        }
        if (count < rights.size()) {
            message.addFound(SocketFlag.MSG_CTRUNC);
        }
        rights.release();
        if (count == 0) {
            return 0;
        }
        int length = SocketFlag.CMSG_DATA + count * FD_BYTES;
        process.memory().copyOut(UserAddr.of(at), header(length, SocketFlag.CMSG_DATA, SocketFlag.SCM_RIGHTS));
        return Math.min(aligned(length), room);
    }
}
