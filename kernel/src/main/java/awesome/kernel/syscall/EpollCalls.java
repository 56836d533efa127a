package awesome.kernel.syscall;

import awesome.abi.linux.Errno;
import awesome.abi.linux.EventFlag;
import awesome.abi.linux.OpenFlag;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.event.EpollFile;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.memory.UserMemory;
import awesome.kernel.process.Process;
import awesome.kernel.vfs.OpenFile;
import awesome.magic.UserAddr;

/** Waiting for some of many files (epoll(7)). */
final class EpollCalls {
    private static final int MOST_EVENTS = Integer.MAX_VALUE / EventFlag.EPOLL_EVENT_SIZE;

    /** Where events go: an array of {@code struct epoll_event} of the program. */
    private static final class Events implements EpollFile.Receiver {
        private final UserMemory memory;
        private final UserAddr start;
        private final byte[] event = new byte[EventFlag.EPOLL_EVENT_SIZE];
        private long length;

        Events(UserMemory memory, UserAddr start) {
            this.memory = memory;
            this.start = start;
        }

        @Override
        public void event(int events, long data) {
            LittleEndian.putInt(event, EventFlag.EPOLL_EVENTS, events);
            LittleEndian.putLong(event, EventFlag.EPOLL_DATA, data);
            memory.copyOut(start.plus(length), event);
            length += event.length;
        }
    }

    private EpollCalls() {}

    static long create(Process process, UserContext call) {
        if ((int) call.argument(0) <= 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return NewFiles.add(process, process.services().events().newEpoll(), 0);
    }

    static long create1(Process process, UserContext call) {
        int flags = (int) call.argument(0);
        Arguments.requireOnly(flags, OpenFlag.O_CLOEXEC);
        return NewFiles.add(process, process.services().events().newEpoll(), flags);
    }

    static long control(Process process, UserContext call) {
        int operation = (int) call.argument(1);
        int fd = (int) call.argument(2);
        byte[] event = operation == EventFlag.EPOLL_CTL_DEL ? new byte[EventFlag.EPOLL_EVENT_SIZE]
                : process.memory().copyIn(UserAddr.of(call.argument(3)), EventFlag.EPOLL_EVENT_SIZE);
        int events = LittleEndian.getInt(event, EventFlag.EPOLL_EVENTS);
        long data = LittleEndian.getLong(event, EventFlag.EPOLL_DATA);
        OpenFile set = process.files().getUsable((int) call.argument(0));
        OpenFile file = process.files().getUsable(fd);
        if (!file.isPollable()) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (set == file) {
            throw new ErrnoException(Errno.EINVAL);
        }
        EpollFile epoll = epoll(set);
        switch (operation) {
            case EventFlag.EPOLL_CTL_ADD:
                epoll.add(fd, file, events, data);
                return 0;
            case EventFlag.EPOLL_CTL_MOD:
                epoll.modify(fd, file, events, data);
                return 0;
            case EventFlag.EPOLL_CTL_DEL:
                epoll.delete(fd, file);
                return 0;
            default:
                throw new ErrnoException(Errno.EINVAL);
        }
    }

    private static EpollFile epoll(OpenFile file) {
        if (file instanceof EpollFile epoll) {
            return epoll;
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    static long epollWait(Process process, UserContext call) {
        return await(process, call, WaitCalls.deadline(process, (int) call.argument(3)));
    }

    static long pwait(Process process, UserContext call) {
        WaitCalls.setMask(process, UserAddr.of(call.argument(4)), call.argument(5));
        long told = await(process, call, WaitCalls.deadline(process, (int) call.argument(3)));
        process.signals().restoreMask();
        return told;
    }

    static long pwait2(Process process, UserContext call) {
        long deadline = TimeCalls.deadline(process, UserAddr.of(call.argument(3)));
        WaitCalls.setMask(process, UserAddr.of(call.argument(4)), call.argument(5));
        long told = await(process, call, deadline);
        process.signals().restoreMask();
        return told;
    }

    private static long await(Process process, UserContext call, long deadline) {
        int most = (int) call.argument(2);
        UserAddr start = UserAddr.of(call.argument(1));
        if (most <= 0 || most > MOST_EVENTS) {
            throw new ErrnoException(Errno.EINVAL);
        }
        UserMemory.requireRange(start, (long) most * EventFlag.EPOLL_EVENT_SIZE);
        EpollFile epoll = epoll(process.files().getUsable((int) call.argument(0)));
        Events events = new Events(process.memory(), start);
        int told = epoll.collect(most, events);
        // What is ready may have been told somebody else by the time it is to be told here.
        while (told == 0 && deadline > process.machine().clock().monotonicNanos()
                && Waits.await(process, epoll.whenReady(), deadline)) {
            told = epoll.collect(most, events);
        }
        return told;
    }
}
