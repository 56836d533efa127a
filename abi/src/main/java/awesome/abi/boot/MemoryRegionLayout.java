package awesome.abi.boot;

import awesome.abi.nasm.Constants;
import awesome.abi.nasm.Field;
import awesome.abi.nasm.Layout;

/**
 * An entry of the memory map, as BIOS function INT 15h, AX=E820h gives it (ACPI specification 6.5, 15.1).
 */
@Layout(prefix = "memory_region", size = MemoryRegionLayout.SIZE)
@Constants(prefix = "MEMORY_REGION")
public final class MemoryRegionLayout {
    /** Bytes in an entry. */
    public static final int SIZE = 24;

    /** The type of memory that the kernel may use; every other type is to be left alone. */
    public static final int TYPE_USABLE = 1;

    /** Not memory, or memory in use by the firmware. */
    public static final int TYPE_RESERVED = 2;

    /** Holds ACPI tables. */
    public static final int TYPE_ACPI_RECLAIMABLE = 3;

    /** Belongs to the firmware across sleep. */
    public static final int TYPE_ACPI_NVS = 4;

    @Field(bytes = 8, value = "first byte; any alignment")
    public static final int BASE = 0;

    @Field(bytes = 8, value = "bytes")
    public static final int LENGTH = 8;

    @Field(bytes = 4, value = "type; 1 is usable memory")
    public static final int TYPE = 16;

    @Field(bytes = 4, value = "ACPI 3.0 attributes; 1 if the BIOS gave none")
    public static final int ATTRIBUTES = 20;

    private MemoryRegionLayout() {}
}
