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
}
