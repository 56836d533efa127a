package awesome.kernel.init;

import awesome.kernel.ipc.MessageQueues;
import awesome.kernel.ipc.SemaphoreSets;
import awesome.kernel.ipc.SharedSegments;
import awesome.kernel.ipc.SystemVIpc;
import awesome.kernel.procfs.ProcDirectory;
import awesome.kernel.procfs.ProcFileSystem;

/** What processes share by keys, as {@code /proc} shows it, and how much of it there may be (proc(5)). */
final class IpcShown {
    private IpcShown() {}

    static void addTo(ProcFileSystem proc, SystemVIpc ipc) {
        ProcDirectory all = proc.root().directory("sysvipc");
        all.add("shm", () -> ipc.segments().table().show());
        all.add("sem", () -> ipc.semaphores().table().show());
        all.add("msg", () -> ipc.queues().table().show());
        ProcDirectory limits = proc.root().directory("sys").directory("kernel");
        limits.add("shmmax", () -> Long.toUnsignedString(SharedSegments.MOST_BYTES) + "\n");
        limits.add("shmall", () -> Long.toUnsignedString(SharedSegments.MOST_BYTES) + "\n");
        limits.add("shmmni", () -> SharedSegments.MOST + "\n");
        limits.add("sem", () -> SemaphoreSets.MOST_IN_SET + "\t" + SemaphoreSets.MOST_IN_ALL + "\t"
                + SemaphoreSets.MOST_OPERATIONS + "\t" + SemaphoreSets.MOST + "\n");
        limits.add("msgmax", () -> MessageQueues.MOST_BYTES + "\n");
        limits.add("msgmnb", () -> MessageQueues.MOST_IN_QUEUE + "\n");
        limits.add("msgmni", () -> MessageQueues.MOST + "\n");
    }
}
