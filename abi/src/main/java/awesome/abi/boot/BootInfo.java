package awesome.abi.boot;

import awesome.magic.PhysAddr;
import awesome.magic.Unboxed;
import awesome.magic.raw.Address;

/**
 * What the loader tells the kernel, read in place. The meaning of each value is in {@link BootInfoLayout}.
 *
 * <p>The view holds the address at which the structure can be read now; after a change of the page tables make
 * another one. Any context; allocates nothing; the structure is never written.
 */
@Unboxed
public final class BootInfo {
    /** How many ranges {@link #usedBase} knows. */
    public static final int USED_RANGES = 5;

    private final long bits;

    private BootInfo(long bits) {
        this.bits = bits;
    }

    /** The structure that is readable at {@code address}. */
    public static BootInfo at(Address address) {
        return new BootInfo(address.bits());
    }

    private int readInt(int offset) {
        return Address.of(bits).readInt(offset);
    }

    private long readLong(int offset) {
        return Address.of(bits).readLong(offset);
    }

    private int readUnsignedByte(int offset) {
        return Address.of(bits).readByte(offset) & 0xff;
    }

    private PhysAddr readPhysAddr(int offset) {
        return PhysAddr.of(readLong(offset));
    }

    /** Whether magic number, version and size are those of this class; nothing else may be read if not. */
    public boolean isValid() {
        return readLong(BootInfoLayout.MAGIC) == BootInfoLayout.MAGIC_VALUE
                && readInt(BootInfoLayout.VERSION) == BootInfoLayout.VERSION_VALUE
                && readInt(BootInfoLayout.STRUCTURE_SIZE) == BootInfoLayout.SIZE;
    }

    /** The version of the layout. */
    public int version() {
        return readInt(BootInfoLayout.VERSION);
    }

    /** The BIOS number of the drive that was booted from. */
    public int bootDrive() {
        return readInt(BootInfoLayout.BOOT_DRIVE);
    }

    /** Entries in the memory map, 1 to 128. */
    public int regionCount() {
        return readInt(BootInfoLayout.MEMORY_MAP_COUNT);
    }

    private int regionOffset(int index) {
        return BootInfoLayout.MEMORY_MAP + index * MemoryRegionLayout.SIZE;
    }

    /** The first byte of entry {@code index} of the memory map; any alignment. */
    public PhysAddr regionBase(int index) {
        return readPhysAddr(regionOffset(index) + MemoryRegionLayout.BASE);
    }

    /** The bytes in entry {@code index} of the memory map. */
    public long regionLength(int index) {
        return readLong(regionOffset(index) + MemoryRegionLayout.LENGTH);
    }

    /** The type of entry {@code index}, one of {@link MemoryRegionLayout}'s or another. */
    public int regionType(int index) {
        return readInt(regionOffset(index) + MemoryRegionLayout.TYPE);
    }

    /** The start of the kernel image, a multiple of 2 MiB. */
    public PhysAddr kernelBase() {
        return readPhysAddr(BootInfoLayout.KERNEL_BASE);
    }

    /** The end of the kernel image, a multiple of 4 KiB. */
    public PhysAddr kernelEnd() {
        return readPhysAddr(BootInfoLayout.KERNEL_END);
    }

    /** Where the kernel was entered. */
    public PhysAddr kernelEntry() {
        return readPhysAddr(BootInfoLayout.KERNEL_ENTRY);
    }

    /** The start of the initial file system, 0 if there is none. */
    public PhysAddr initramfsBase() {
        return readPhysAddr(BootInfoLayout.INITRAMFS_BASE);
    }

    /** Bytes of the initial file system. */
    public long initramfsLength() {
        return readLong(BootInfoLayout.INITRAMFS_END) - readLong(BootInfoLayout.INITRAMFS_BASE);
    }

    /** The command line, {@link #commandLineLength} bytes and a zero byte. */
    public PhysAddr commandLine() {
        return readPhysAddr(BootInfoLayout.COMMAND_LINE);
    }

    /** Bytes in the command line, 0 to 4095. */
    public int commandLineLength() {
        return (int) readLong(BootInfoLayout.COMMAND_LINE_LENGTH);
    }

    /** The end of the identity map, which starts at 0. */
    public PhysAddr identityEnd() {
        return readPhysAddr(BootInfoLayout.IDENTITY_END);
    }

    /** The root of the page tables in use on entry. */
    public PhysAddr pageRoot() {
        return readPhysAddr(BootInfoLayout.PAGE_ROOT);
    }

    /** The end of the stack in use on entry, where the stack pointer started. */
    public PhysAddr stackEnd() {
        return readPhysAddr(BootInfoLayout.STACK_END);
    }

    /** The ACPI root system description pointer, 0 if none was found. */
    public PhysAddr rsdp() {
        return readPhysAddr(BootInfoLayout.RSDP);
    }

    /**
     * The start of a range that is in use: 0 kernel, 1 initial file system, 2 page tables, 3 stack, 4 this
     * structure with the command line. Empty ranges have base = end.
     *
     * @throws IllegalArgumentException if {@code index} is not below {@link #USED_RANGES}
     */
    public PhysAddr usedBase(int index) {
        return readPhysAddr(usedOffset(index));
    }

    /** The end of the range {@code index}, see {@link #usedBase}; to the byte, it need not be page aligned. */
    public PhysAddr usedEnd(int index) {
        return readPhysAddr(usedOffset(index) + Long.BYTES);
    }

    private static int usedOffset(int index) {
        switch (index) {
            case 0:
                return BootInfoLayout.KERNEL_BASE;
            case 1:
                return BootInfoLayout.INITRAMFS_BASE;
            case 2:
                return BootInfoLayout.PAGE_TABLES_BASE;
            case 3:
                return BootInfoLayout.STACK_BASE;
            case 4:
                return BootInfoLayout.INFO_BASE;
            default:
                throw new IllegalArgumentException("no such range");
        }
    }

    /** The linear frame buffer, 0 in text mode. */
    public PhysAddr framebuffer() {
        return readPhysAddr(BootInfoLayout.FRAMEBUFFER);
    }

    /** Bytes from one line of the frame buffer to the next. */
    public int framebufferPitch() {
        return readInt(BootInfoLayout.FRAMEBUFFER_PITCH);
    }

    /** Pixels in a line of the frame buffer. */
    public int framebufferWidth() {
        return readInt(BootInfoLayout.FRAMEBUFFER_WIDTH);
    }

    /** Lines of the frame buffer. */
    public int framebufferHeight() {
        return readInt(BootInfoLayout.FRAMEBUFFER_HEIGHT);
    }

    /** Bits in a pixel, 24 or 32. */
    public int framebufferBits() {
        return readInt(BootInfoLayout.FRAMEBUFFER_BITS);
    }

    /** The lowest bit of red in a pixel. */
    public int redShift() {
        return readUnsignedByte(BootInfoLayout.RED_SHIFT);
    }

    /** The number of bits of red in a pixel. */
    public int redBits() {
        return readUnsignedByte(BootInfoLayout.RED_BITS);
    }

    /** The lowest bit of green in a pixel. */
    public int greenShift() {
        return readUnsignedByte(BootInfoLayout.GREEN_SHIFT);
    }

    /** The number of bits of green in a pixel. */
    public int greenBits() {
        return readUnsignedByte(BootInfoLayout.GREEN_BITS);
    }

    /** The lowest bit of blue in a pixel. */
    public int blueShift() {
        return readUnsignedByte(BootInfoLayout.BLUE_SHIFT);
    }

    /** The number of bits of blue in a pixel. */
    public int blueBits() {
        return readUnsignedByte(BootInfoLayout.BLUE_BITS);
    }
}
