package awesome.kernel.process;

import awesome.kernel.ipc.IpcCaller;
import awesome.kernel.machine.Clock;
import awesome.kernel.wait.Notice;

/** The process that is worked for, as System V IPC sees it. */
public final class CurrentIpcCaller implements IpcCaller {
    private static final long SECOND = 1_000_000_000L;

    private final CurrentProcess current;
    private final Clock clock;

    /** The one in {@code current}. */
    public CurrentIpcCaller(CurrentProcess current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    private Credentials credentials() {
        return current.get().credentials();
    }

    @Override
    public int process() {
        Process process = current.get();
        return process == null ? 0 : process.id();
    }

    @Override
    public int user() {
        return credentials().user(Credentials.EFFECTIVE);
    }

    @Override
    public int realUser() {
        return credentials().user(Credentials.REAL);
    }

    @Override
    public int fileUser() {
        return credentials().user(Credentials.FILES);
    }

    @Override
    public int fileGroup() {
        return credentials().group(Credentials.FILES);
    }

    @Override
    public boolean mayAccess(int owner, int group, int mode, int wanted) {
        return credentials().mayAccess(owner, group, mode, wanted);
    }

    @Override
    public int group() {
        return credentials().group(Credentials.EFFECTIVE);
    }

    @Override
    public boolean isInGroup(int group) {
        return credentials().isInGroup(group);
    }

    @Override
    public boolean has(int capability) {
        return credentials().has(capability);
    }

    @Override
    public Notice notice() {
        return current.task().notice();
    }

    @Override
    public long seconds() {
        return Math.floorDiv(clock.realtimeNanos(), SECOND);
    }
}
