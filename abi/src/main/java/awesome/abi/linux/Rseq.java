package awesome.abi.linux;

/** Restartable sequences (rseq(2)): {@code struct rseq}, and {@code struct rseq_cs} that it refers to, by byte offsets. */
public final class Rseq {
    /** The flag that takes a registration back. */
    public static final int UNREGISTER = 1;

    /** What the structure takes and is aligned to; it was so long at first. */
    public static final int SIZE = 32;
    /** Bytes up to the end of the last field (AT_RSEQ_FEATURE_SIZE). */
    public static final int FEATURE_SIZE = 28;
    public static final int CPU_ID_START = 0;
    public static final int CPU_ID = 4;
    public static final int SECTION = 8;
    public static final int FLAGS = 16;
    public static final int NODE_ID = 20;
    public static final int MM_CID = 24;
    /** The processor's number while nothing is registered. */
    public static final int UNINITIALIZED = -1;

    public static final int SECTION_SIZE = 32;
    public static final int SECTION_VERSION = 0;
    public static final int SECTION_FLAGS = 4;
    public static final int SECTION_START = 8;
    /** Bytes from the start to behind the last instruction. */
    public static final int SECTION_LENGTH = 16;
    public static final int SECTION_ABORT = 24;
    /** The signature is so many bytes before where an aborted section goes on. */
    public static final int SIGNATURE_SIZE = 4;

    private Rseq() {}
}
