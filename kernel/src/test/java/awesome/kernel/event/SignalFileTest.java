package awesome.kernel.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import awesome.abi.linux.Errno;
import awesome.abi.linux.OpenFlag;
import awesome.abi.linux.PollEvent;
import awesome.abi.linux.Signal;
import awesome.abi.linux.SignalFileLayout;
import awesome.kernel.fake.Errors;
import awesome.kernel.fake.TestFiles;
import awesome.kernel.memory.LittleEndian;
import awesome.kernel.signal.SignalInfo;
import awesome.kernel.signal.SignalState;
import awesome.kernel.vfs.Bytes;
import org.junit.jupiter.api.Test;

class SignalFileTest {
    private static final long MASK = SignalState.bit(Signal.SIGUSR1) | SignalState.bit(Signal.SIGCHLD)
            | SignalState.bit(Signal.SIGSEGV) | SignalState.bit(40);

    private final TestFiles files = new TestFiles(1);
    private final byte[] bytes = new byte[4 * SignalFileLayout.SIZE];

    private int get(int index, int field) {
        return LittleEndian.getInt(bytes, index * SignalFileLayout.SIZE + field);
    }

    @Test
    void severalAtOnceEachAsItWasSent() {
        SignalFile file = files.events.newSignals(MASK, OpenFlag.O_NONBLOCK);
        Errors.assertErrno(Errno.EAGAIN, () -> file.read(new Bytes(bytes)));
        assertEquals(0, file.poll());
        files.signals.send(SignalInfo.sent(Signal.SIGUSR2, Signal.SI_USER, 7, 8));
        assertEquals(0, file.poll(), "not of the set");
        files.signals.send(SignalInfo.sent(Signal.SIGUSR1, Signal.SI_USER, 7, 8));
        files.signals.send(SignalInfo.ofChild(Signal.SIGCHLD, Signal.CLD_EXITED, 9, 10, 11));
        files.signals.send(SignalInfo.ofFault(Signal.SIGSEGV, Signal.SEGV_MAPERR, 0x1234));
        files.signals.send(new SignalInfo(40, Signal.SI_QUEUE, 7 | 8L << 32, 0x5_0000_0006L));
        files.signals.send(new SignalInfo(40, Signal.SI_TIMER, 3 | 4L << 32, 12));
        assertEquals(PollEvent.POLLIN, file.poll());
        Errors.assertErrno(Errno.EINVAL, () -> file.read(new Bytes(bytes, 0, SignalFileLayout.SIZE - 1)));
        assertEquals(bytes.length, file.read(new Bytes(bytes)));
        assertEquals(Signal.SIGSEGV, get(0, SignalFileLayout.SSI_SIGNO));
        assertEquals(0x1234, get(0, SignalFileLayout.SSI_ADDR));
        assertEquals(Signal.SIGUSR1, get(1, SignalFileLayout.SSI_SIGNO));
        assertEquals(7, get(1, SignalFileLayout.SSI_PID));
        assertEquals(8, get(1, SignalFileLayout.SSI_UID));
        assertEquals(Signal.CLD_EXITED, get(2, SignalFileLayout.SSI_CODE));
        assertEquals(11, get(2, SignalFileLayout.SSI_STATUS));
        assertEquals(6, get(3, SignalFileLayout.SSI_INT));
        assertEquals(5, get(3, SignalFileLayout.SSI_PTR + 4));
        assertEquals(SignalFileLayout.SIZE, file.read(new Bytes(bytes)));
        assertEquals(3, get(0, SignalFileLayout.SSI_TID));
        assertEquals(4, get(0, SignalFileLayout.SSI_OVERRUN));
        assertEquals(0, get(0, SignalFileLayout.SSI_PID));
    }

    @Test
    void whoFindsNoneWaits() {
        SignalFile file = files.events.newSignals(MASK, 0);
        EpollFile set = files.events.newEpoll();
        set.add(0, file, PollEvent.POLLIN, 0);
        files.waiter.then(() -> files.signals.send(SignalInfo.ofKernel(Signal.SIGUSR1)));
        assertEquals(SignalFileLayout.SIZE, file.read(new Bytes(bytes)));
        files.signals.send(SignalInfo.ofKernel(Signal.SIGUSR2));
        assertEquals(0, set.poll());
        file.setMask(SignalState.bit(Signal.SIGUSR2));
        assertEquals(1, EpollFileTest.told(set, 1).size());
    }
}
