package awesome.kernel.cache;

/** Where things with numbers lie in a table of lists. */
final class Slots {
    private Slots() {}

    /**
     * The index of the list in which a number is.
     *
     * @param slots how many lists there are, a power of two
     */
    static int of(long number, int slots) {
        int mixed = (int) (number ^ number >>> Integer.SIZE) * 0x9e3779b9;
        return (mixed ^ mixed >>> 16) & slots - 1;
    }
}
