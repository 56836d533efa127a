package awesome.kernel.ipc;

import awesome.kernel.memory.Allowance;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.wait.Waiter;

/** All that processes share by keys. */
public final class SystemVIpc {
    private final SharedSegments segments;
    private final SemaphoreSets semaphores;
    private final MessageQueues queues;

    /**
     * Nothing yet.
     *
     * @param waiter how who calls waits
     * @param frames for segments of memory
     * @param allowance for semaphores and messages
     */
    public SystemVIpc(IpcCaller caller, Waiter waiter, FrameAllocator frames, Allowance allowance) {
        segments = new SharedSegments(caller, frames);
        semaphores = new SemaphoreSets(caller, waiter, allowance);
        queues = new MessageQueues(caller, waiter, allowance);
    }

    /** Segments of memory. */
    public SharedSegments segments() {
        return segments;
    }

    /** Sets of semaphores. */
    public SemaphoreSets semaphores() {
        return semaphores;
    }

    /** Queues of messages. */
    public MessageQueues queues() {
        return queues;
    }
}
