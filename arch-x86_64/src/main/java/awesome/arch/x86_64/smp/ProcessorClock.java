package awesome.arch.x86_64.smp;

import awesome.arch.x86_64.device.PcClock;
import awesome.kernel.machine.Clock;
import awesome.magic.NoAlloc;

/** The clock of the machine with a timer for each processor: {@link #wakeAt} interrupts the one that calls it. */
@NoAlloc("any context")
public final class ProcessorClock implements Clock {
    private final PcClock clock;
    private final Processors processors;

    public ProcessorClock(PcClock clock, Processors processors) {
        this.clock = clock;
        this.processors = processors;
    }

    @Override
    public long monotonicNanos() {
        return clock.monotonicNanos();
    }

    @Override
    public long realtimeNanos() {
        return clock.realtimeNanos();
    }

    @Override
    public void setTicking(boolean wanted) {
        clock.setTicking(wanted);
    }

    @Override
    public void wakeAt(long nanos) {
        if (processors.current() == 0) {
            clock.wakeAt(nanos);
        } else {
            clock.startTimer(nanos);
        }
    }
}
