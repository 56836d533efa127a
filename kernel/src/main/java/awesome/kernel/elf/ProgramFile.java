package awesome.kernel.elf;

import awesome.kernel.memory.PageSource;

/** A file to execute, as a loader sees it. Preemptible context. */
public interface ProgramFile {
    /** For people: the path. */
    String name();

    /** Bytes in the file. */
    long size();

    /**
     * Reads from {@code offset} into {@code target}.
     *
     * @return how many bytes, less than {@code length} only at the end of the file
     */
    int read(long offset, byte[] target, int start, int length);

    /** The content for mapping. */
    PageSource pages();
}
