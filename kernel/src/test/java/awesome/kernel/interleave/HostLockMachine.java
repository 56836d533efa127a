package awesome.kernel.interleave;

import awesome.kernel.lock.LockMachine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One CPU without interrupts, for tests that take locks; reports are {@link AssertionError}s. */
public class HostLockMachine implements LockMachine {
    private static final List<StackTraceElement> FRAMES = new ArrayList<>();
    private static final Map<StackTraceElement, Integer> NUMBERS = new HashMap<>();

    /** What the next calls say. */
    public boolean inInterrupt;
    public boolean enabled = true;
    public boolean virtual;

    @Override
    public int cpu() {
        return 0;
    }

    @Override
    public boolean isVirtual() {
        return virtual;
    }

    @Override
    public boolean disableInterrupts() {
        boolean before = enabled;
        enabled = false;
        return before;
    }

    @Override
    public void restoreInterrupts(boolean before) {
        enabled = before;
    }

    @Override
    public void hold() {}

    @Override
    public void release() {}

    @Override
    public void relax() {
        throw new AssertionError("waits for another CPU, of which there is none");
    }

    @Override
    public boolean isInterruptible() {
        return enabled;
    }

    @Override
    public boolean isInInterrupt() {
        return inInterrupt;
    }

    @Override
    public void trace(int[] frames) {
        StackTraceElement[] here = new Throwable().getStackTrace();
        synchronized (FRAMES) {
            for (int i = 0; i < frames.length; i++) {
                frames[i] = i < here.length ? NUMBERS.computeIfAbsent(here[i], frame -> {
                    FRAMES.add(frame);
                    return FRAMES.size();
                }) : 0;
            }
        }
    }

    @Override
    public String[] lines(int frame) {
        synchronized (FRAMES) {
            StackTraceElement element = FRAMES.get(frame - 1);
            return element.getClassName().endsWith("LockMachine") ? new String[0] : new String[] {element.toString()};
        }
    }

    @Override
    public void fail(String report) {
        throw new AssertionError(report);
    }
}
