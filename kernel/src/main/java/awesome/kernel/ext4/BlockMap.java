package awesome.kernel.ext4;

/** Where the blocks of a file's content are. */
interface BlockMap {
    /**
     * Looks up a block of the file.
     *
     * @param found is set to the run from that block on, as far as it is known to go
     */
    void find(Node node, long logical, Run found);

    /** How many blocks a file can have, by what the map can express. */
    long limit();

    /**
     * Maps blocks of the file that are in a hole; within an operation of {@link Changes}, as all that follow.
     *
     * @param isUnwritten whether they read as zeros until they are written to
     */
    void insert(Node node, long logical, long physical, int count, boolean isUnwritten);

    /**
     * Frees blocks of a range, from its end on, but not more than an operation should.
     *
     * @param end behind the last block of the range
     * @return whether there were any
     */
    boolean removeSome(Node node, long start, long end);

    /** Blocks that are mapped as unwritten, all of them, are so no longer. */
    void markWritten(Node node, long logical, long count);
}
