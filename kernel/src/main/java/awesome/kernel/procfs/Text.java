package awesome.kernel.procfs;

/** The content of a file, made when it is opened. */
public interface Text {
    /** One character per byte. */
    String text();
}
