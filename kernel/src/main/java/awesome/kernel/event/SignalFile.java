package awesome.kernel.event;

import awesome.abi.linux.Errno;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalFileLayout;
import awesome.kernel.error.ErrnoException;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.vfs.Inode;
import awesome.kernel.vfs.OpenFile;
import awesome.kernel.vfs.Sink;
import awesome.kernel.wait.Bell;
import awesome.kernel.wait.Waiter;
import java.util.Arrays;

/** The signals of a set that wait for whoever reads this (signalfd(2)). */
public final class SignalFile extends OpenFile {
    private final Waiter waiter;
    private final SignalQueue signals;
    private long mask;

    SignalFile(Inode inode, int flags, Waiter waiter, SignalQueue signals, long mask) {
        super(inode, flags);
        this.waiter = waiter;
        this.signals = signals;
        this.mask = mask;
    }

    /** Changes the set. */
    public void setMask(long newMask) {
        mask = newMask;
        signals.arrived().ring();
    }

    @Override
    protected String nameless() {
        return "anon_inode:[signalfd]";
    }

    @Override
    protected void readHere(Sink sink) {
        if (sink.room() < SignalFileLayout.SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        SignalInfo info = signals.take(mask);
        if (info == null) {
            waiter.await(signals.arrived().when(() -> (signals.waiting() & mask) != 0), isNonBlocking());
            info = signals.take(mask);
        }
        byte[] bytes = new byte[SignalFileLayout.SIZE];
        while (info != null) {
            write(info, bytes);
            if (sink.put(bytes, 0, bytes.length) < bytes.length) {
                throw new ErrnoException(Errno.EFAULT);
            }
            info = sink.room() < SignalFileLayout.SIZE ? null : signals.take(mask);
        }
    }

    /** What is told depends on who has sent the signal and how (sigaction(2), "The siginfo_t argument"). */
    private static void write(SignalInfo info, byte[] bytes) {
        Arrays.fill(bytes, (byte) 0);
        LittleEndian.putInt(bytes, SignalFileLayout.SSI_SIGNO, info.number());
        LittleEndian.putInt(bytes, SignalFileLayout.SSI_CODE, info.code());
        if (isFault(info)) {
            LittleEndian.putLong(bytes, SignalFileLayout.SSI_ADDR, info.detail());
            return;
        }
        if (info.code() == Signal.SI_TIMER) {
            LittleEndian.putInt(bytes, SignalFileLayout.SSI_TID, (int) info.detail());
            LittleEndian.putInt(bytes, SignalFileLayout.SSI_OVERRUN, (int) (info.detail() >>> 32));
        } else {
            LittleEndian.putInt(bytes, SignalFileLayout.SSI_PID, (int) info.detail());
            LittleEndian.putInt(bytes, SignalFileLayout.SSI_UID, (int) (info.detail() >>> 32));
        }
        if (info.code() < 0) {
            LittleEndian.putInt(bytes, SignalFileLayout.SSI_INT, (int) info.value());
            LittleEndian.putLong(bytes, SignalFileLayout.SSI_PTR, info.value());
        } else if (isFromKernel(info) && info.number() == Signal.SIGCHLD) {
            LittleEndian.putInt(bytes, SignalFileLayout.SSI_STATUS, (int) info.value());
        }
    }

    private static boolean isFromKernel(SignalInfo info) {
        return info.code() > Signal.SI_USER && info.code() < Signal.SI_KERNEL;
    }

    private static boolean isFault(SignalInfo info) {
        switch (info.number()) {
            case Signal.SIGILL:
            case Signal.SIGFPE:
            case Signal.SIGSEGV:
            case Signal.SIGBUS:
            case Signal.SIGTRAP:
                return isFromKernel(info);
            default:
                return false;
        }
    }

    @Override
    public int poll() {
        return (signals.waiting() & mask) != 0 ? PollEvent.POLLIN : 0;
    }

    /** That of the process that asks: who waits for it in a set of files waits for the signals of who added it. */
    @Override
    public Bell changed() {
        return signals.arrived();
    }

    @Override
    public long seek(long offset, int whence) {
        return 0;
    }
}
