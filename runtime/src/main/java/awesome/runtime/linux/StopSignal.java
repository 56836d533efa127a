package awesome.runtime.linux;

import awesome.abi.linux.SystemCallNumber;
import awesome.magic.EntryPoint;
import awesome.magic.NoAlloc;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;
import awesome.runtime.thread.ThreadArea;

/**
 * Stops the world: every other thread gets a signal, whose handler says where the thread stands and waits. The
 * registers are in the signal frame, on the stack that the handler runs on. A thread in a system call stops there too.
 *
 * <p>The thread that stops the others holds the lock of the heap, so none of them does.
 */
@NoAlloc("part of collection")
final class StopSignal {
    /** SIGURG: ignored where nobody expects it, and unlike a real-time signal never refused for want of a queue. */
    private static final int SIGNAL = 23;
    /** SA_SIGINFO, SA_ONSTACK, SA_RESTART, SA_RESTORER (asm/signal.h). */
    private static final long FLAGS = 0x1c00_0004L;

    private static final int ROUND = 0;
    private static final int STOPPED = 1;
    private static final int EVERYBODY = Integer.MAX_VALUE;

    /** The round, odd while threads are to stop; and how many have stopped. */
    private static final Words WORDS = new Words(2);

    private StopSignal() {}

    /** Takes the signal. */
    static void install() {
        Memory.setHandler(SIGNAL, handler(), FLAGS);
    }

    /** Has threads stop that get the signal from now on. */
    static void begin() {
        WORDS.at(STOPPED).writeIntVolatile(0);
        WORDS.at(ROUND).getAndAddInt(1);
    }

    /** Sends the signal. */
    static void send(int thread) {
        Syscall.call(SystemCallNumber.TGKILL, Syscall.call(SystemCallNumber.GETPID, 0, 0, 0), thread, SIGNAL);
    }

    /** Waits until so many threads have stopped. */
    static void awaitStopped(int count) {
        Address stopped = WORDS.at(STOPPED);
        int now = stopped.readIntVolatile();
        while (now < count) {
            Futex.await(stopped, now, -1);
            now = stopped.readIntVolatile();
        }
    }

    /** Lets them run. */
    static void end() {
        WORDS.at(ROUND).getAndAddInt(1);
        Futex.wake(WORDS.at(ROUND), EVERYBODY);
    }

    /**
     * Called by the signal handler.
     *
     * @param frames the stack pointer of the handler; the registers of the thread are above
     * @param interrupted the stack pointer of what the signal interrupted
     */
    @EntryPoint(value = "linux_stop", target = "linux")
    static void stop(Address frames, Address interrupted) {
        Address round = WORDS.at(ROUND);
        int now = round.readIntVolatile();
        if ((now & 1) == 0) {
            return;
        }
        ThreadArea.setStopped(ThreadArea.current(), frames, interrupted);
        WORDS.at(STOPPED).getAndAddInt(1);
        Futex.wake(WORDS.at(STOPPED), 1);
        while (round.readIntVolatile() == now) {
            Futex.await(round, now, -1);
        }
    }

    @Symbol("linux_stop_handler")
    private static Address handler() {
        return Address.zero();
    }
}
