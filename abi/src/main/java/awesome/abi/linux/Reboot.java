package awesome.abi.linux;

/** Numbers of reboot(2) (hex). */
public final class Reboot {
    public static final int MAGIC1 = 0xfee1dead;
    public static final int RESTART = 0x01234567;
    public static final int HALT = 0xcdef0123;
    public static final int CAD_ON = 0x89abcdef;
    public static final int CAD_OFF = 0;
    public static final int POWER_OFF = 0x4321fedc;

    private Reboot() {}

    /** Whether a number is one of those that have to be the second argument. */
    public static boolean isMagic2(int number) {
        return number == 672274793 || number == 85072278 || number == 369367448 || number == 537993216;
    }
}
