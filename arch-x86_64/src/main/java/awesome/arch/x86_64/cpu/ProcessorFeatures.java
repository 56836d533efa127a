package awesome.arch.x86_64.cpu;

import awesome.magic.NoAlloc;

/** What the processor can do (APM volume 3, appendix E; SDM volume 2, CPUID). Asks at each question. */
@NoAlloc("asked before there is a heap")
public final class ProcessorFeatures {
    private static final int EAX = 0;
    private static final int EBX = 1;
    private static final int ECX = 2;
    private static final int EDX = 3;

    private static final int EXTENDED = 0x8000_0000;

    private final CpuId cpuId;

    public ProcessorFeatures(CpuId cpuId) {
        this.cpuId = cpuId;
    }

    private boolean bit(int leaf, int register, int bit) {
        int first = leaf & EXTENDED;
        boolean known = Integer.compareUnsigned((int) cpuId.query(first, 0, EAX), leaf) >= 0;
        return known && (cpuId.query(leaf, 0, register) >>> bit & 1) != 0;
    }

    /** The feature bits that programs are told of as AT_HWCAP: EDX of CPUID 1. */
    public long capabilities() {
        return cpuId.query(1, 0, EDX) & 0xffff_ffffL;
    }

    public boolean hasRandom() {
        return bit(1, ECX, 30);
    }

    /** Whether there is an instruction for CRC-32C. */
    public boolean hasCrc32c() {
        return bit(1, ECX, 20);
    }

    public boolean hasApic() {
        return bit(1, EDX, 9);
    }

    /** Whether the local APIC has its registers as model-specific registers too. */
    public boolean hasX2Apic() {
        return bit(1, ECX, 21);
    }

    public boolean hasXsave() {
        return bit(1, ECX, 26);
    }

    /** Whether a hypervisor says that it is there. No processor of its own sets the bit (APM volume 3, appendix E.3.2). */
    public boolean hasHypervisor() {
        return bit(1, ECX, 31);
    }

    public boolean hasAvx() {
        return hasXsave() && bit(1, ECX, 28);
    }

    /** Whether translations can carry identifiers of address spaces (PCID). */
    public boolean hasSpaceIdentifiers() {
        return bit(1, ECX, 17);
    }

    public boolean hasGlobalPages() {
        return bit(1, EDX, 13);
    }

    public boolean hasSmep() {
        return bit(7, EBX, 7);
    }

    public boolean hasSmap() {
        return bit(7, EBX, 20);
    }

    public boolean hasUmip() {
        return bit(7, ECX, 2);
    }

    public boolean hasNoExecute() {
        return bit(EXTENDED + 1, EDX, 20);
    }

    public boolean hasSyscall() {
        return bit(EXTENDED + 1, EDX, 11);
    }

    public boolean has1GiBPages() {
        return bit(EXTENDED + 1, EDX, 26);
    }

    /** Bytes that XSAVE needs for what XCR0 enables now. */
    public int xsaveBytes() {
        return (int) cpuId.query(0xd, 0, EBX);
    }

    /** What XCR0 must hold at least for these components, of those that the processor knows. */
    public int supportedComponents(int wanted) {
        return (int) cpuId.query(0xd, 0, EAX) & wanted;
    }
}
