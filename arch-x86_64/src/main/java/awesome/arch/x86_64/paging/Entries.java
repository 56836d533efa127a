package awesome.arch.x86_64.paging;

/** Reads page table entries of one address space by the address that they translate. */
public interface Entries {
    /**
     * The entry of a level (1 to 4) for an address. The entries of the levels above are present and no pages.
     */
    long entry(long virtual, int level);
}
