package awesome.runtime.thread;

/** Where {@link Threads#bind} puts the threads; an interface has no fields that change. */
final class ThreadsHolder {
    static Threads threads;

    private ThreadsHolder() {}
}
