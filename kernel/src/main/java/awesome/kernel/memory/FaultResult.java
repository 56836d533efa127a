package awesome.kernel.memory;

/** What came of making a page present. */
public enum FaultResult {
    /** The access can be repeated. */
    RESOLVED,
    /** Nothing is mapped there. */
    NOT_MAPPED,
    /** The mapping does not allow the access. */
    NOT_ALLOWED,
    /** The mapped file has no such page. */
    BEYOND_FILE,
    /** There is no memory for it. */
    OUT_OF_MEMORY
}
