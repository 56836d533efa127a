package awesome.abi.linux;

/** Layout of the kernel's {@code struct termios}, which TCGETS and TCSETS move: offsets in bytes. */
public final class Termios {
    public static final int IFLAG = 0;
    public static final int OFLAG = 4;
    public static final int CFLAG = 8;
    public static final int LFLAG = 12;
    public static final int LINE = 16;
    public static final int CC = 17;
    /** Control characters. */
    public static final int NCCS = 19;
    public static final int SIZE = 36;

    private Termios() {}
}
