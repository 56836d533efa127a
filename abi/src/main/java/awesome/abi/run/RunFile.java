package awesome.abi.run;

/**
 * The file in the initial file system that says what the first program is: records {@code key=value}, each ended
 * by a zero byte, in any order; the keys {@link #ARGUMENT} and {@link #ENVIRONMENT} in their order.
 */
public final class RunFile {
    /** Where it is. */
    public static final String PATH = "/.awesome/run";

    /** Must be {@link #VERSION_VALUE}. */
    public static final String VERSION = "version";

    /** The version described here. */
    public static final String VERSION_VALUE = "1";

    /** Where the standard streams go: {@link #CHANNEL_CONSOLE} or {@link #CHANNEL_FRAMES}. */
    public static final String CHANNEL = "channel";

    /** The machine's console: screen and keyboard, and the first serial port. */
    public static final String CHANNEL_CONSOLE = "console";

    /** The run channel, {@link RunChannel}. */
    public static final String CHANNEL_FRAMES = "frames";

    /** The standard streams that are terminals: some of the digits 0, 1, 2. The others act like pipes. */
    public static final String TERMINALS = "terminals";

    /** Rows of the terminal, decimal. */
    public static final String ROWS = "rows";

    /** Columns of the terminal, decimal. */
    public static final String COLUMNS = "columns";

    /** The working directory, absolute. */
    public static final String DIRECTORY = "directory";

    /**
     * The program: a path, or without a slash a name that is looked for in PATH of the environment. If it is not said,
     * the first that there is of those that systems begin with, {@code /sbin/init} among them.
     */
    public static final String PROGRAM = "program";

    /** An argument, starting with the zeroth. */
    public static final String ARGUMENT = "argument";

    /** An environment variable, as {@code NAME=value}. */
    public static final String ENVIRONMENT = "environment";

    /**
     * A folder of the host to be mounted: the tag of its device, {@link #READ_WRITE} or {@link #READ_ONLY}, and an absolute path, with
     * a blank between.
     */
    public static final String SHARE = "share";

    /** Its files can be changed. */
    public static final String READ_WRITE = "rw";

    /** They cannot. */
    public static final String READ_ONLY = "ro";

    private RunFile() {}
}
