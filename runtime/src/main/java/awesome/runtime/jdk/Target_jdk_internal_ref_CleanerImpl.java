package awesome.runtime.jdk;

import awesome.magic.Replace;
import awesome.magic.TargetClass;

/** {@code jdk.internal.ref.CleanerImpl}: the thread of a program's cleaner is an ordinary one. */
@TargetClass("jdk.internal.ref.CleanerImpl$InnocuousThreadFactory")
final class Target_jdk_internal_ref_CleanerImpl {
    private Target_jdk_internal_ref_CleanerImpl() {}

    @Replace
    public Thread newThread(Runnable action) {
        Thread thread = new Thread(action, "Cleaner");
        thread.setPriority(Thread.MAX_PRIORITY - 2);
        thread.setDaemon(true);
        return thread;
    }
}
