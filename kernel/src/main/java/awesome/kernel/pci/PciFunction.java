package awesome.kernel.pci;

/**
 * A function of a device on PCI, which is what a driver drives. One thread at a time, in preemptible context.
 */
public final class PciFunction {
    static final int IDENTITY = 0x00;
    private static final int COMMAND = 0x04;
    private static final int CLASS = 0x08;
    private static final int HEADER = 0x0c;
    private static final int BARS = 0x10;
    private static final int BUSES = 0x18;
    private static final int SUBSYSTEM = 0x2c;
    private static final int CAPABILITIES = 0x34;
    private static final int INTERRUPT = 0x3c;
    private static final int LAST = 0xfc;

    private static final int COMMAND_IO = 1;
    private static final int COMMAND_MEMORY = 1 << 1;
    private static final int COMMAND_MASTER = 1 << 2;
    private static final int COMMAND_NO_LINE = 1 << 10;
    private static final int STATUS_CAPABILITIES = 1 << 20;

    private static final int MORE_FUNCTIONS = 0x80;
    private static final int TYPE = 0x7f;
    private static final int BRIDGE = 1;
    private static final int BARS_OF_DEVICE = 6;
    private static final int BARS_OF_BRIDGE = 2;

    /** Capabilities lie above the header, each at a multiple of 4: a list of more goes in circles. */
    private static final int FIRST_CAPABILITY = 0x40;
    private static final int MOST_CAPABILITIES = (256 - FIRST_CAPABILITY) / 4;

    private final ConfigSpace config;
    private final int address;
    private final int identity;
    private final int header;

    PciFunction(ConfigSpace config, int address, int identity) {
        this.config = config;
        this.address = address;
        this.identity = identity;
        header = config.read(address, HEADER) >>> 16 & 0xff;
    }

    /** Its place, see {@link PciAddress}. */
    public int address() {
        return address;
    }

    /** For people: place, vendor and device, such as {@code 00:04.0 (1af4:1042)}. */
    public String name() {
        return PciAddress.text(address) + " (" + hex(vendor()) + ":" + hex(device()) + ")";
    }

    private static String hex(int value) {
        return Integer.toHexString(0x10000 | value).substring(1);
    }

    /** Who made it. */
    public int vendor() {
        return identity & 0xffff;
    }

    /** What it is, by its vendor. */
    public int device() {
        return identity >>> 16;
    }

    /** What it is, by who sells it. */
    public int subsystem() {
        return read(SUBSYSTEM) >>> 16;
    }

    /** What it does: base class and sub-class, 8 bits each. */
    public int classCode() {
        return read(CLASS) >>> 16;
    }

    /** By which registers it does that. */
    public int programmingInterface() {
        return read(CLASS) >>> 8 & 0xff;
    }

    /** The revision of the device. */
    public int revision() {
        return read(CLASS) & 0xff;
    }

    /** The line that its interrupt came to on the first PCs, as the firmware says; 255 or 0 for none. */
    public int line() {
        return read(INTERRUPT) & 0xff;
    }

    boolean hasMoreFunctions() {
        return (header & MORE_FUNCTIONS) != 0;
    }

    boolean isBridge() {
        return (header & TYPE) == BRIDGE;
    }

    /** The bus on the other side of a bridge. */
    int busBehind() {
        return read(BUSES) >>> 8 & 0xff;
    }

    /** Ones behind the last register: a capability may claim to go on there, where others' registers are. */
    int read(int offset) {
        return offset <= LAST ? config.read(address, offset) : -1;
    }

    void write(int offset, int value) {
        if (offset <= LAST) {
            config.write(address, offset, value);
        }
    }

    /** A register of a capability, 32 bits at a multiple of 4. */
    public int readCapability(int capability, int offset) {
        return read(capability + offset);
    }

    /** Where the first capability of a kind is behind {@code after}, which is another one's place or 0; 0 if there is none. */
    public int capability(int kind, int after) {
        if ((read(COMMAND) & STATUS_CAPABILITIES) == 0) {
            return 0;
        }
        int at = after == 0 ? read(CAPABILITIES) & 0xfc : next(after);
        for (int i = 0; i < MOST_CAPABILITIES && at >= FIRST_CAPABILITY; i++) {
            if ((read(at) & 0xff) == kind) {
                return at;
            }
            at = next(at);
        }
        return 0;
    }

    private int next(int capability) {
        return read(capability) >>> 8 & 0xfc;
    }

    /** Lets it answer at the addresses of its registers, and read and write memory. */
    public void enable() {
        setCommand(COMMAND_IO | COMMAND_MEMORY | COMMAND_MASTER, COMMAND_NO_LINE);
    }

    /** Stops it from reading and writing memory. */
    public void disable() {
        setCommand(0, COMMAND_MASTER);
    }

    /** Stops it from raising the line of its interrupt. */
    void disableLine() {
        setCommand(COMMAND_NO_LINE, 0);
    }

    /** The upper half of the register is the status, where ones clear bits: it is written as zeros. */
    private void setCommand(int set, int clear) {
        write(COMMAND, read(COMMAND) & 0xffff & ~clear | set);
    }

    /** How many registers for addresses it has. */
    int barCount() {
        return isBridge() ? BARS_OF_BRIDGE : (header & TYPE) == 0 ? BARS_OF_DEVICE : 0;
    }

    /**
     * A range of its registers, by the number of the register for its address; null if it has none there or the firmware gave
     * it no address. The function does not answer for a moment.
     */
    public PciBar bar(int number) {
        if (number < 0 || number >= barCount()) {
            return null;
        }
        int command = read(COMMAND) & 0xffff;
        write(COMMAND, command & ~(COMMAND_IO | COMMAND_MEMORY));
        try {
            return PciBar.read(this, number, BARS + 4 * number);
        } finally {
            write(COMMAND, command);
        }
    }
}
