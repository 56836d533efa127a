package awesome.kernel.ninep;

/** An inode whose file is at a server. */
interface Shared {
    Node node();

    /** Takes over what the server says. */
    void load(Attributes attributes);

    /** Takes back what was set here and the server did not want. */
    void restoreKnown();

    /** Whether nobody uses it, so that it can be forgotten. */
    boolean isIdle();
}
