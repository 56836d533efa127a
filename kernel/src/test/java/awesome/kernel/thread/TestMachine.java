package awesome.kernel.thread;

import awesome.kernel.machine.Clock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.ThreadSwitch;

/** A machine to schedule threads on, without what the scheduler does not ask for. */
interface TestMachine extends Cpu, Clock, ThreadSwitch {
    @Override
    default boolean random(byte[] target) {
        return false;
    }

    @Override
    default void halt() {
        throw new AssertionError();
    }

    @Override
    default long realtimeNanos() {
        return monotonicNanos();
    }
}
