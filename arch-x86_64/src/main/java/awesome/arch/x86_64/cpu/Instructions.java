package awesome.arch.x86_64.cpu;

import awesome.magic.Foreign;
import awesome.magic.InlineAsm;
import awesome.magic.NoAlloc;
import awesome.magic.raw.Address;

/**
 * Privileged and special instructions. None exists on the host: what uses them takes a port that tests
 * simulate. The assembly is in {@code processor.asm}.
 */
@NoAlloc("instructions do not allocate")
public final class Instructions {
    /** In the flags: device interrupts are let through (Intel SDM volume 1, 3.4.3.3). */
    public static final long INTERRUPTS_ENABLED = 1 << 9;

    private Instructions() {}

    private static IllegalStateException noProcessor() {
        return new IllegalStateException("privileged instructions do not exist on the host");
    }

    @InlineAsm(value = "inb %dx, %al; movzbl %al, %eax", constraints = "={eax},{edx}")
    public static int in8(int port) {
        throw noProcessor();
    }

    @InlineAsm(value = "outb %al, %dx", constraints = "{edx},{eax},~{memory}")
    public static void out8(int port, int value) {
        throw noProcessor();
    }

    @InlineAsm(value = "inw %dx, %ax; movzwl %ax, %eax", constraints = "={eax},{edx}")
    public static int in16(int port) {
        throw noProcessor();
    }

    @InlineAsm(value = "outw %ax, %dx", constraints = "{edx},{eax},~{memory}")
    public static void out16(int port, int value) {
        throw noProcessor();
    }

    @InlineAsm(value = "inl %dx, %eax", constraints = "={eax},{edx}")
    public static int in32(int port) {
        throw noProcessor();
    }

    @InlineAsm(value = "outl %eax, %dx", constraints = "{edx},{eax},~{memory}")
    public static void out32(int port, int value) {
        throw noProcessor();
    }

    /** Lets interrupts happen after the next instruction. No access to memory is moved across this or the next. */
    @InlineAsm(value = "sti", constraints = "~{memory}")
    public static void enableInterrupts() {
        throw noProcessor();
    }

    @InlineAsm(value = "cli", constraints = "~{memory}")
    public static void disableInterrupts() {
        throw noProcessor();
    }

    /**
     * Lets interrupts happen and sleeps until one was served. No interrupt comes between the two instructions
     * (SDM volume 2, STI), so one that is pending wakes it at once.
     */
    @InlineAsm(value = "sti; hlt", constraints = "~{memory}")
    public static void enableInterruptsAndHalt() {
        throw noProcessor();
    }

    @InlineAsm(value = "hlt", constraints = "~{memory}")
    public static void halt() {
        throw noProcessor();
    }

    @InlineAsm(value = "pushfq; popq $0", constraints = "=r")
    public static long flags() {
        throw noProcessor();
    }

    @InlineAsm(value = "rdtsc; shlq $$32, %rdx; orq %rdx, %rax", constraints = "={rax},~{rdx}")
    public static long timeStamp() {
        throw noProcessor();
    }

    @InlineAsm(value = "rdmsr; shlq $$32, %rdx; orq %rdx, %rax", constraints = "={rax},{ecx},~{rdx}")
    public static long readMsr(int register) {
        throw noProcessor();
    }

    /** Stores {@code high} and {@code low}, 32 bits each, into a model-specific register. */
    @InlineAsm(value = "wrmsr", constraints = "{ecx},{eax},{edx}")
    private static void writeMsr(int register, int low, int high) {
        throw noProcessor();
    }

    public static void writeMsr(int register, long value) {
        writeMsr(register, (int) value, (int) (value >>> 32));
    }

    @InlineAsm(value = "movq %cr0, $0", constraints = "=r")
    public static long readCr0() {
        throw noProcessor();
    }

    @InlineAsm(value = "movq $0, %cr0", constraints = "r")
    public static void writeCr0(long value) {
        throw noProcessor();
    }

    @InlineAsm(value = "movq %cr2, $0", constraints = "=r")
    public static long readCr2() {
        throw noProcessor();
    }

    @InlineAsm(value = "movq $0, %dr0", constraints = "r,~{memory}")
    public static void writeDebugAddress0(long value) {
        throw noProcessor();
    }

    @InlineAsm(value = "movq $0, %dr1", constraints = "r,~{memory}")
    public static void writeDebugAddress1(long value) {
        throw noProcessor();
    }

    @InlineAsm(value = "movq $0, %dr2", constraints = "r,~{memory}")
    public static void writeDebugAddress2(long value) {
        throw noProcessor();
    }

    @InlineAsm(value = "movq $0, %dr3", constraints = "r,~{memory}")
    public static void writeDebugAddress3(long value) {
        throw noProcessor();
    }

    @InlineAsm(value = "movq $0, %dr7", constraints = "r,~{memory}")
    public static void writeDebugControl(long value) {
        throw noProcessor();
    }

    @InlineAsm(value = "movq %dr6, $0", constraints = "=r")
    public static long readDebugStatus() {
        throw noProcessor();
    }

    @InlineAsm(value = "movq %cr3, $0", constraints = "=r")
    public static long readCr3() {
        throw noProcessor();
    }

    /** Changes the address space and forgets what the processor keeps of the old one. */
    @InlineAsm(value = "movq $0, %cr3", constraints = "r,~{memory}")
    public static void writeCr3(long value) {
        throw noProcessor();
    }

    /** Forgets what the processor keeps of the page at an address. */
    @InlineAsm(value = "invlpg ($0)", constraints = "r,~{memory}")
    public static void invalidatePage(long virtual) {
        throw noProcessor();
    }

    @InlineAsm(value = "movq %cr4, $0", constraints = "=r")
    public static long readCr4() {
        throw noProcessor();
    }

    @InlineAsm(value = "movq $0, %cr4", constraints = "r")
    public static void writeCr4(long value) {
        throw noProcessor();
    }

    /** What was stored before is visible to all processors before anything that follows is done. */
    @InlineAsm(value = "mfence; lfence", constraints = "~{memory}")
    public static void fence() {
        throw noProcessor();
    }

    /** The CRC-32C {@code crc} continued with eight bytes, the low one first (SDM volume 2, CRC32). Only with SSE 4.2. */
    @InlineAsm(value = "crc32q $2, $0", constraints = "=r,0,r")
    public static long crc32c(long crc, long bytes) {
        throw noProcessor();
    }

    /** Writes what the caches hold back and empties them. */
    @InlineAsm(value = "wbinvd", constraints = "~{memory}")
    public static void flushCaches() {
        throw noProcessor();
    }

    @InlineAsm(value = "movq $$0, %rax; movq %rax, %dr6", constraints = "~{rax}")
    public static void clearDebugStatus() {
        throw noProcessor();
    }

    /** An instruction that is none. */
    @InlineAsm(value = "ud2", constraints = "")
    public static void undefined() {
        throw noProcessor();
    }

    /** CPUID: register 0 to 3 is eax, ebx, ecx, edx of a leaf, zero-extended. */
    @Foreign("arch_cpuid")
    public static long cpuid(int leaf, int subleaf, int register) {
        throw noProcessor();
    }

    /** 64 bits of the hardware generator; 0 if it has none ready. Only where CPUID offers RDRAND. */
    @Foreign("arch_random")
    public static long random() {
        throw noProcessor();
    }

    @Foreign("arch_save_fpu")
    public static void saveFpu(Address area) {
        throw noProcessor();
    }

    @Foreign("arch_restore_fpu")
    public static void restoreFpu(Address area) {
        throw noProcessor();
    }

    @Foreign("arch_save_fpu_extended")
    public static void saveFpuExtended(Address area) {
        throw noProcessor();
    }

    @Foreign("arch_restore_fpu_extended")
    public static void restoreFpuExtended(Address area) {
        throw noProcessor();
    }

    @Foreign("arch_set_xcr0")
    public static void setXcr0(int components) {
        throw noProcessor();
    }

    /** Copies to or from memory of the user, where the processor does not guard it; 0 unless a page was missing. */
    @Foreign("arch_user_copy")
    public static int copyUser(Address to, Address from, long bytes) {
        throw noProcessor();
    }

    /** The same where the processor has SMAP. */
    @Foreign("arch_user_copy_guarded")
    public static int copyGuardedUser(Address to, Address from, long bytes) {
        throw noProcessor();
    }

    /** Loads the tables and the selectors that {@code Selectors} names, and the base of gs. */
    @Foreign("arch_load_tables")
    public static void loadTables(Address gdt, int gdtBytes, Address idt, int idtBytes, Address gs) {
        throw noProcessor();
    }

    /** Resets the machine. Never returns. */
    @Foreign("arch_triple_fault")
    public static void tripleFault() {
        throw noProcessor();
    }

    /** Whether device interrupts are let through. */
    public static boolean areInterruptsEnabled() {
        return (flags() & INTERRUPTS_ENABLED) != 0;
    }

    /** Holds device interrupts back, and says whether they were let through. */
    public static boolean saveAndDisableInterrupts() {
        boolean enabled = areInterruptsEnabled();
        disableInterrupts();
        return enabled;
    }
}
