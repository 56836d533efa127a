package awesome.kernel.console;

import awesome.kernel.wait.DeferredWork;

/** A device with {@link HostPort}s, which come and go. Its deferred work tells of changes. */
public interface PortSource extends DeferredWork.Task {
    /** Who is told. Preemptible context. */
    interface Watcher {
        /** There is one port more, whose name is known. */
        void added(HostPort port);

        /** A port is gone. */
        void removed(HostPort port);

        /** The terminal at the other end of a port has another size. */
        void resized(HostPort port);
    }

    /** Tells {@code watcher} of all ports there are, and from now on of changes. */
    void watch(Watcher watcher);

    /** The first port that is for a terminal; null if there is none. */
    HostPort console();
}
