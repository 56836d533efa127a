package awesome.abi.boot;

/**
 * Why the loader stopped. It prints {@code Awesome cannot boot: E} with two digits of the code, and the text, on
 * the screen and on the first serial port.
 */
public enum BootFailure {
    NO_EXTENSIONS(1, "the BIOS has no INT 13h extensions for this drive"),
    DISK_READ(2, "disk read error"),
    DAMAGED_LOADER(3, "the loader on the disk is damaged"),
    NO_A20(4, "address line A20 cannot be enabled"),
    NO_LONG_MODE(5, "this processor has no 64-bit long mode"),
    NO_MEMORY_MAP(6, "the BIOS gives no E820 memory map"),
    LONG_MEMORY_MAP(7, "the E820 memory map has more than 128 entries"),
    LITTLE_MEMORY(8, "too little memory"),
    DAMAGED_COMMAND_LINE(9, "the command line on the disk is damaged"),
    DAMAGED_KERNEL(10, "the kernel on the disk is damaged"),
    DAMAGED_INITRAMFS(11, "the initramfs on the disk is damaged"),
    NOT_ELF64(12, "the kernel is not an ELF64 file for x86-64"),
    BAD_SEGMENTS(13, "the kernel's ELF segments overlap or make no sense"),
    NO_VIDEO_MODE(14, "the video mode asked for on the command line does not exist");

    private final int code;
    private final String text;

    BootFailure(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number, 1 to 99. */
    public int code() {
        return code;
    }

    /** What is wrong, in words. */
    public String text() {
        return text;
    }

    /** The line that the loader prints, without what may follow it. */
    public String line() {
        return "Awesome cannot boot: E" + code / 10 + code % 10 + " " + text;
    }
}
