package awesome.arch.x86_64.cpu;

import awesome.magic.NoAlloc;

/**
 * What the control registers hold while the kernel runs (SDM volume 3, 2.5): protection against itself and
 * against user code as far as the processor offers it, and floating point for user code.
 */
@NoAlloc("runs before there is a heap")
public final class ControlSetup {
    private static final long CR0_MONITOR_FPU = 1 << 1;
    private static final long CR0_EMULATE_FPU = 1 << 2;
    private static final long CR0_TASK_SWITCHED = 1 << 3;
    private static final long CR0_NUMERIC_ERROR = 1 << 5;
    private static final long CR0_WRITE_PROTECT = 1 << 16;

    private static final long CR4_GLOBAL_PAGES = 1 << 7;
    private static final long CR4_FXSAVE = 1 << 9;
    private static final long CR4_SSE_EXCEPTIONS = 1 << 10;
    private static final long CR4_UMIP = 1 << 11;
    private static final long CR4_SPACE_IDENTIFIERS = 1 << 17;
    private static final long CR4_XSAVE = 1 << 18;
    private static final long CR4_SMEP = 1 << 20;
    private static final long CR4_SMAP = 1 << 21;

    private static final long EFER_SYSCALL = 1;
    private static final long EFER_NO_EXECUTE = 1 << 11;

    /** XCR0: x87, SSE, AVX (SDM volume 1, 13.3). */
    private static final int XCR0_X87_SSE = 0b011;
    private static final int XCR0_AVX = 0b100;

    private ControlSetup() {}

    /** CR0 from what the loader left there. */
    static long cr0(long before) {
        return (before | CR0_MONITOR_FPU | CR0_NUMERIC_ERROR | CR0_WRITE_PROTECT) & ~(CR0_EMULATE_FPU | CR0_TASK_SWITCHED);
    }

    /** CR4 from what the loader left there. */
    static long cr4(long before, ProcessorFeatures features) {
        long value = before | CR4_FXSAVE | CR4_SSE_EXCEPTIONS;
        value |= features.hasGlobalPages() ? CR4_GLOBAL_PAGES : 0;
        value |= features.hasUmip() ? CR4_UMIP : 0;
        // Needs 64-bit mode and identifier 0 in CR3, which the loader's and the kernel's roots have (SDM volume 3, 4.10.1).
        value |= features.hasSpaceIdentifiers() ? CR4_SPACE_IDENTIFIERS : 0;
        value |= features.hasXsave() ? CR4_XSAVE : 0;
        value |= features.hasSmep() ? CR4_SMEP : 0;
        value |= features.hasSmap() ? CR4_SMAP : 0;
        return value;
    }

    /** EFER from what the loader left there. */
    static long efer(long before, ProcessorFeatures features) {
        return before | EFER_SYSCALL | (features.hasNoExecute() ? EFER_NO_EXECUTE : 0);
    }

    /** The components of XCR0; meaningful where there is XSAVE. */
    public static int xcr0(ProcessorFeatures features) {
        return XCR0_X87_SSE | (features.hasAvx() ? features.supportedComponents(XCR0_AVX) : 0);
    }

    /** Sets this processor up. May be done again. */
    public static void apply(ProcessorFeatures features) {
        Instructions.writeMsr(Msr.EFER, efer(Instructions.readMsr(Msr.EFER), features));
        Instructions.writeCr0(cr0(Instructions.readCr0()));
        Instructions.writeCr4(cr4(Instructions.readCr4(), features));
        if (features.hasXsave()) {
            Instructions.setXcr0(xcr0(features));
        }
    }
}
