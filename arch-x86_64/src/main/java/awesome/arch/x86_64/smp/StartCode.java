package awesome.arch.x86_64.smp;

import awesome.magic.Frame;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;

/** The page below 1 MiB that other processors start in. {@code start_code.inc} has its fields. */
@NoAlloc("fills in a page")
final class StartCode {
    static final int PROTECTED = 8;
    static final int LONG = 16;
    static final int SEGMENTS = 24;
    static final int FIRST_ROOT = 32;
    static final int CR4 = 36;
    static final int CR0 = 40;
    static final int EFER = 44;
    static final int ROOT = 48;
    static final int STACK = 56;
    static final int DATA = 64;
    static final int ENTRY = 72;

    /** Process-context identifiers, which cannot be before 64-bit mode (SDM volume 3, 4.10.1). */
    private static final long CR4_PCID = 1 << 17;
    /** 64-bit mode is active: read-only. */
    private static final long EFER_ACTIVE = 1 << 10;

    /** Real mode reaches no more. */
    static final long LIMIT = 1 << 20;

    private StartCode() {}

    /** Whether a processor can start at an address. */
    static boolean isPossible(PhysAddr page) {
        return page.bits() > 0 && page.bits() <= LIMIT - Frame.SIZE && page.bits() % Frame.SIZE == 0;
    }

    /**
     * Writes the code with what is the same for all processors.
     *
     * @param page where the page can be written to now
     * @param physical its address in real mode
     * @param firstRoot the root of tables that map the page at its physical address, and all of the kernel; below 4 GiB
     * @param root the root of the kernel's tables
     * @param cr0 control registers as all processors have them
     */
    static void write(Address page, PhysAddr physical, PhysAddr firstRoot, PhysAddr root, long cr0, long cr4, long efer) {
        code().copyTo(page, codeEnd().distanceFrom(code()));
        relocate(page, (int) physical.bits());
        page.writeInt(FIRST_ROOT, (int) firstRoot.bits());
        page.writeInt(CR4, (int) (cr4 & ~CR4_PCID));
        page.writeInt(CR0, (int) cr0);
        page.writeInt(EFER, (int) (efer & ~EFER_ACTIVE));
        page.writeLong(ROOT, root.bits());
        page.writeLong(ENTRY, entry().bits());
    }

    /** Adds the address of the page to what the processor takes as an address before there are page tables. */
    static void relocate(Address page, int physical) {
        page.writeInt(PROTECTED, page.readInt(PROTECTED) + physical);
        page.writeInt(LONG, page.readInt(LONG) + physical);
        page.writeInt(SEGMENTS + 2, page.readInt(SEGMENTS + 2) + physical);
    }

    /** Says what the next processor that starts here gets. */
    static void prepare(Address page, Address area) {
        page.writeLong(STACK, ProcessorArea.stackHigh(area).bits());
        page.writeLong(DATA, ProcessorArea.data(area).address().bits());
    }

    @Symbol("arch_start_code")
    private static Address code() {
        return Address.zero();
    }

    @Symbol("arch_start_code_end")
    private static Address codeEnd() {
        return Address.zero();
    }

    @Symbol("arch_processor_entry")
    private static Address entry() {
        return Address.zero();
    }
}
