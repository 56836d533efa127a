package awesome.kernel.pci;

/** The place of a function: bus, device and function, as one number. */
public final class PciAddress {
    /** How many devices a bus has room for, and how many functions a device. */
    public static final int DEVICES = 32;
    public static final int FUNCTIONS = 8;

    private PciAddress() {}

    /** The number of a place. */
    public static int of(int bus, int device, int function) {
        return bus << 8 | device << 3 | function;
    }

    public static int bus(int address) {
        return address >>> 8;
    }

    public static int device(int address) {
        return address >>> 3 & DEVICES - 1;
    }

    public static int function(int address) {
        return address & FUNCTIONS - 1;
    }

    /** As people write it: {@code 00:1f.2}. */
    public static String text(int address) {
        return hex(bus(address)) + ":" + hex(device(address)) + "." + function(address);
    }

    private static String hex(int value) {
        return value < 16 ? "0" + Integer.toHexString(value) : Integer.toHexString(value);
    }
}
