package awesome.kernel.log;

/** Where the kernel tells people what happens, a line at a time. Preemptible context. */
public interface Log {
    /** Writes one message, which may have several lines and does not end with one. */
    void line(String message);
}
