package awesome.compiler.server;

/**
 * What client and server say to each other. The client: its folder, the number of arguments, the arguments, as
 * {@link java.io.DataOutputStream} writes strings and numbers. The server: frames that start with one of these bytes.
 */
final class Wire {
    /** The work is done; its exit status, an int. The last frame. */
    static final int END = 0;
    /** What it printed for standard output: a length, an int, and as many bytes. */
    static final int OUT = 1;
    /** The same for standard error. */
    static final int ERR = 2;
    /** The server is of another folder, so that names of files would mean others. The last frame. */
    static final int ELSEWHERE = 3;

    private Wire() {}
}
