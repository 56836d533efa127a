package awesome.abi.boot;

import awesome.abi.nasm.Constants;
import awesome.abi.nasm.Field;
import awesome.abi.nasm.Layout;

/**
 * Where each field of the boot information lies; little-endian, one page, page aligned. All addresses are
 * physical, in bytes; every range is [base, end). An address of 0 means that there is no such thing.
 */
@Layout(prefix = "boot_info", size = BootInfoLayout.SIZE)
@Constants(prefix = "BOOT_INFO")
public final class BootInfoLayout {
    /** "AWESOME" and a zero byte, read as a little-endian number. */
    public static final long MAGIC_VALUE = 0x00_45_4d_4f_53_45_57_41L;

    /** Grows with every change of this layout; the kernel accepts only its own. */
    public static final int VERSION_VALUE = 1;

    /** Bytes in the structure. */
    public static final int SIZE = 4096;

    /** Most entries that the memory map can have. */
    public static final int MEMORY_MAP_CAPACITY = 128;

    /** Longest command line in bytes, without the zero byte that ends it. */
    public static final int COMMAND_LINE_CAPACITY = 4095;

    @Field(bytes = 8, value = "MAGIC_VALUE")
    public static final int MAGIC = 0x000;

    @Field(bytes = 4, value = "VERSION_VALUE")
    public static final int VERSION = 0x008;

    @Field(bytes = 4, value = "bytes in this structure")
    public static final int STRUCTURE_SIZE = 0x00c;

    @Field(bytes = 4, value = "entries in the memory map, 1 to 128")
    public static final int MEMORY_MAP_COUNT = 0x010;

    @Field(bytes = 4, value = "BIOS number of the drive that was booted from, 0x80 for the first hard disk")
    public static final int BOOT_DRIVE = 0x014;

    @Field(bytes = 8, value = "kernel image in memory, zeroed data included; a multiple of 2 MiB")
    public static final int KERNEL_BASE = 0x018;

    @Field(bytes = 8, value = "its end; a multiple of 4 KiB")
    public static final int KERNEL_END = 0x020;

    @Field(bytes = 8, value = "where the kernel was entered")
    public static final int KERNEL_ENTRY = 0x028;

    @Field(bytes = 8, value = "initial file system, a cpio archive; a multiple of 4 KiB, 0 if there is none")
    public static final int INITRAMFS_BASE = 0x030;

    @Field(bytes = 8, value = "its end, to the byte")
    public static final int INITRAMFS_END = 0x038;

    @Field(bytes = 8, value = "command line, ended by a zero byte, within INFO_BASE and INFO_END")
    public static final int COMMAND_LINE = 0x040;

    @Field(bytes = 8, value = "its length in bytes without the zero byte, 0 to 4095")
    public static final int COMMAND_LINE_LENGTH = 0x048;

    @Field(bytes = 8, value = "the page tables that are in use on entry; a multiple of 4 KiB")
    public static final int PAGE_TABLES_BASE = 0x050;

    @Field(bytes = 8, value = "their end; a multiple of 4 KiB")
    public static final int PAGE_TABLES_END = 0x058;

    @Field(bytes = 8, value = "the stack that is in use on entry; a multiple of 4 KiB")
    public static final int STACK_BASE = 0x060;

    @Field(bytes = 8, value = "its end, where the stack pointer starts; a multiple of 4 KiB")
    public static final int STACK_END = 0x068;

    @Field(bytes = 8, value = "this structure and the command line; a multiple of 4 KiB")
    public static final int INFO_BASE = 0x070;

    @Field(bytes = 8, value = "their end; a multiple of 4 KiB")
    public static final int INFO_END = 0x078;

    @Field(bytes = 8, value = "end of the identity map, which starts at 0; at least 4 GiB, a multiple of 2 MiB")
    public static final int IDENTITY_END = 0x080;

    @Field(bytes = 8, value = "page table root, as in CR3")
    public static final int PAGE_ROOT = 0x088;

    @Field(bytes = 8, value = "ACPI root system description pointer, 0 if none was found")
    public static final int RSDP = 0x090;

    @Field(bytes = 8, value = "linear frame buffer, 0 in text mode")
    public static final int FRAMEBUFFER = 0x098;

    @Field(bytes = 4, value = "bytes from one line of the frame buffer to the next")
    public static final int FRAMEBUFFER_PITCH = 0x0a0;

    @Field(bytes = 4, value = "pixels in a line")
    public static final int FRAMEBUFFER_WIDTH = 0x0a4;

    @Field(bytes = 4, value = "lines")
    public static final int FRAMEBUFFER_HEIGHT = 0x0a8;

    @Field(bytes = 4, value = "bits in a pixel, 24 or 32")
    public static final int FRAMEBUFFER_BITS = 0x0ac;

    @Field(bytes = 1, value = "number of bits of red in a pixel")
    public static final int RED_BITS = 0x0b0;

    @Field(bytes = 1, value = "the lowest of them")
    public static final int RED_SHIFT = 0x0b1;

    @Field(bytes = 1, value = "number of bits of green in a pixel")
    public static final int GREEN_BITS = 0x0b2;

    @Field(bytes = 1, value = "the lowest of them")
    public static final int GREEN_SHIFT = 0x0b3;

    @Field(bytes = 1, value = "number of bits of blue in a pixel")
    public static final int BLUE_BITS = 0x0b4;

    @Field(bytes = 1, value = "the lowest of them")
    public static final int BLUE_SHIFT = 0x0b5;

    @Field(bytes = 2, value = "VBE mode that is set, 0 in text mode")
    public static final int VBE_MODE = 0x0b6;

    @Field(bytes = 3072, value = "memory map: 128 entries as the BIOS gave them, unsorted, perhaps overlapping")
    public static final int MEMORY_MAP = 0x400;

    private BootInfoLayout() {}
}
