package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.SocketFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.socket.Incoming;
import awesome.kernel.socket.Outgoing;
import awesome.kernel.socket.Socket;
import awesome.kernel.vfs.UserBuffer;
import awesome.kernel.wait.Waiter;
import awesome.magic.UserAddr;

/** Sending and receiving messages (send(2), recv(2)). */
final class MessageCalls {
    private static final int MOST_RANGES = 1024;
    private static final int MOST_MESSAGES = 1024;

    private MessageCalls() {}

    static long sendto(Process process, UserContext call) {
        UserBuffer bytes = buffer(process, call.argument(1), call.argument(2));
        Socket socket = SocketCalls.socket(process, call.argument(0));
        byte[] address = call.argument(4) == 0 ? null
                : SocketCalls.address(process, call.argument(4), call.argument(5));
        return send(process, socket, new Outgoing(bytes, address, null, null, (int) call.argument(3)));
    }

    static long recvfrom(Process process, UserContext call) {
        UserBuffer bytes = buffer(process, call.argument(1), call.argument(2));
        Socket socket = SocketCalls.socket(process, call.argument(0));
        Incoming message = new Incoming(bytes, (int) call.argument(3));
        receive(socket, message);
        if (message.rights() != null) {
            message.rights().release();
        }
        if (call.argument(4) != 0) {
            byte[] address = message.address() == null ? new byte[0] : message.address();
            SocketCalls.giveAddress(process, call.argument(4), call.argument(5), address);
        }
        return length(message);
    }

    private static UserBuffer buffer(Process process, long at, long length) {
        long most = Math.min(length & Long.MAX_VALUE, 0x7fff_f000L);
        UserMemory.requireRange(UserAddr.of(at), most);
        return Arguments.buffer(process, at, most);
    }

    /** How many bytes a call that has received {@code message} tells of. */
    private static long length(Incoming message) {
        boolean whole = message.has(SocketFlag.MSG_TRUNC) && message.wholeLength() > 0;
        return whole ? message.wholeLength() : message.sink().done();
    }

    static long sendmsg(Process process, UserContext call) {
        Socket socket = SocketCalls.socket(process, call.argument(0));
        return sendmsg(process, socket, UserAddr.of(call.argument(1)), (int) call.argument(2));
    }

    static long recvmsg(Process process, UserContext call) {
        Socket socket = SocketCalls.socket(process, call.argument(0));
        return recvmsg(process, socket, UserAddr.of(call.argument(1)), (int) call.argument(2));
    }

    static long sendmmsg(Process process, UserContext call) {
        Socket socket = SocketCalls.socket(process, call.argument(0));
        long count = Math.min(call.argument(2) & 0xffff_ffffL, MOST_MESSAGES);
        int done = 0;
        try {
            for (; done < count; done++) {
                UserAddr at = UserAddr.of(call.argument(1)).plus((long) done * SocketFlag.MMSGHDR_SIZE);
                long sent = sendmsg(process, socket, at, (int) call.argument(3));
                process.memory().writeInt(at.plus(SocketFlag.MMSG_LEN), (int) sent);
            }
        } catch (ErrnoException e) {
            if (done == 0) {
                throw e;
            }
        }
        return done;
    }

    static long recvmmsg(Process process, UserContext call) {
        UserAddr timeAt = UserAddr.of(call.argument(4));
        long deadline = TimeCalls.deadline(process, timeAt);
        Socket socket = SocketCalls.socket(process, call.argument(0));
        long count = Math.min(call.argument(2) & 0xffff_ffffL, MOST_MESSAGES);
        int flags = (int) call.argument(3);
        int done = 0;
        try {
            while (done < count) {
                UserAddr at = UserAddr.of(call.argument(1)).plus((long) done * SocketFlag.MMSGHDR_SIZE);
                long received = recvmsg(process, socket, at, flags & ~SocketFlag.MSG_WAITFORONE);
                process.memory().writeInt(at.plus(SocketFlag.MMSG_LEN), (int) received);
                done++;
                if ((flags & SocketFlag.MSG_WAITFORONE) != 0) {
                    flags |= SocketFlag.MSG_DONTWAIT;
                }
                // The time is only looked at between messages (recvmmsg(2), "BUGS").
                if (deadline != Waiter.FOREVER && process.machine().clock().monotonicNanos() >= deadline) {
                    break;
                }
            }
        } catch (ErrnoException e) {
            if (done == 0) {
                throw e;
            }
        }
        if (!timeAt.isZero()) {
            Timespec.write(process.memory(), timeAt,
                    Math.max(0, deadline - process.machine().clock().monotonicNanos()));
        }
        return done;
    }

    private static long sendmsg(Process process, Socket socket, UserAddr at, int flags) {
        byte[] header = process.memory().copyIn(at, SocketFlag.MSGHDR_SIZE);
        long nameAt = LittleEndian.getLong(header, SocketFlag.MSG_NAME);
        int nameLength = LittleEndian.getInt(header, SocketFlag.MSG_NAMELEN);
        if (nameLength < 0 && nameAt != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        byte[] address = nameAt == 0 || nameLength == 0 ? null
                : SocketCalls.address(process, nameAt, Math.min(nameLength, SocketFlag.ADDRESS_MAX));
        UserBuffer bytes = buffers(process, header);
        ControlData control = ControlData.read(process, LittleEndian.getLong(header, SocketFlag.MSG_CONTROL),
                LittleEndian.getLong(header, SocketFlag.MSG_CONTROLLEN));
        boolean done = false;
        try {
            long sent = send(process, socket,
                    new Outgoing(bytes, address, control.rights(), control.identity(), flags));
            done = true;
            return sent;
        } finally {
            if (!done) {
                control.release();
            }
        }
    }

    private static UserBuffer buffers(Process process, byte[] header) {
        long count = LittleEndian.getLong(header, SocketFlag.MSG_IOVLEN);
        if (count < 0 || count > MOST_RANGES) {
            throw new ErrnoException(Errno.EMSGSIZE);
        }
        return Arguments.buffers(process, LittleEndian.getLong(header, SocketFlag.MSG_IOV), count);
    }

    /** Who sends to a stream that nobody reads is told by a signal too. */
    private static long send(Process process, Socket socket, Outgoing message) {
        try {
            return socket.send(message);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EPIPE && socket.signalsBrokenPipe()
                    && (message.flags() & SocketFlag.MSG_NOSIGNAL) == 0) {
                ReadWriteCalls.signalBrokenPipe(process);
            }
            throw e;
        }
    }

    private static long recvmsg(Process process, Socket socket, UserAddr at, int flags) {
        UserMemory memory = process.memory();
        byte[] header = memory.copyIn(at, SocketFlag.MSGHDR_SIZE);
        long nameAt = LittleEndian.getLong(header, SocketFlag.MSG_NAME);
        if (nameAt != 0 && LittleEndian.getInt(header, SocketFlag.MSG_NAMELEN) < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Incoming message = new Incoming(buffers(process, header), flags);
        receive(socket, message);
        long used = ControlData.give(process, LittleEndian.getLong(header, SocketFlag.MSG_CONTROL),
                LittleEndian.getLong(header, SocketFlag.MSG_CONTROLLEN), message);
        if (nameAt != 0) {
            byte[] address = message.address() == null ? new byte[0] : message.address();
            SocketCalls.giveAddress(process, nameAt, at.plus(SocketFlag.MSG_NAMELEN).bits(), address);
        }
        memory.writeInt(at.plus(SocketFlag.MSG_FLAGS), message.found() | flags & SocketFlag.MSG_CMSG_CLOEXEC);
        memory.writeLong(at.plus(SocketFlag.MSG_CONTROLLEN), used);
        return length(message);
    }

    /** Receives; files that come with a message which then cannot be given to the program are closed. */
    private static void receive(Socket socket, Incoming message) {
        boolean done = false;
        try {
            socket.receive(message);
            done = true;
        } finally {
            if (!done && message.rights() != null) {
                message.rights().release();
            }
        }
    }
}
