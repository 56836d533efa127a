package awesome.kernel.procfs;

/** The processes, for {@code /proc}. */
public interface ProcessList {
    /** The process that makes the current system call. */
    ProcessView self();

    /** The process of that number, or null. */
    ProcessView find(int id);

    /** The numbers of all processes, ascending. */
    int[] ids();
}
