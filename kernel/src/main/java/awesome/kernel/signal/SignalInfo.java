package awesome.kernel.signal;

import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.memory.LittleEndian;

/**
 * A signal with what {@code siginfo_t} says about it.
 *
 * @param number 1 to {@link SignalState#LAST}
 * @param code {@code si_code}
 * @param detail the eight bytes at offset 16: the sender's process and user numbers, or the faulting address
 * @param value the eight bytes at offset 24: what the sender attached
 * @param origin has a say in what is told, when it waits no longer; null for none
 */
public record SignalInfo(int number, int code, long detail, long value, SignalOrigin origin) {
    /** One that is told as it was sent. */
    public SignalInfo(int number, int code, long detail, long value) {
        this(number, code, detail, value, null);
    }

    /** Sent by a process with kill(2), tkill(2) or tgkill(2): {@code code} SI_USER or SI_TKILL. */
    public static SignalInfo sent(int number, int code, int process, int user) {
        return new SignalInfo(number, code, process & 0xffff_ffffL | (long) user << 32, 0);
    }

    /** Sent by the kernel itself, such as by a terminal or a timer. */
    public static SignalInfo ofKernel(int number) {
        return new SignalInfo(number, Signal.SI_KERNEL, 0, 0);
    }

    /** Sent by the kernel to a parent, about that child (sigaction(2), "SIGCHLD"). */
    public static SignalInfo ofChild(int number, int code, int process, int user, int status) {
        return new SignalInfo(number, code, process & 0xffff_ffffL | (long) user << 32, status & 0xffff_ffffL);
    }

    /** Caused by an instruction. */
    public static SignalInfo ofFault(int number, int code, long address) {
        return new SignalInfo(number, code, address, 0);
    }

    /** It waits no longer: what the process is told. */
    SignalInfo settled() {
        return origin == null ? this : origin.taken(this);
    }

    /** Writes {@code siginfo_t} at {@code at}; the bytes there are zero. */
    public void write(byte[] target, int at) {
        LittleEndian.putInt(target, at + SignalLayout.SI_SIGNO, number);
        LittleEndian.putInt(target, at + SignalLayout.SI_CODE, code);
        LittleEndian.putLong(target, at + SignalLayout.SI_ADDR, detail);
        LittleEndian.putLong(target, at + SignalLayout.SI_VALUE, value);
    }
}
