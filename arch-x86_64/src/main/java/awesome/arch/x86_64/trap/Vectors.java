package awesome.arch.x86_64.trap;

import awesome.magic.NoAlloc;

/** The exceptions of the processor (SDM volume 3, 6.15; APM volume 2, 8.2) and what follows them. */
@NoAlloc("interrupt context")
public final class Vectors {
    public static final int DIVIDE = 0;
    public static final int DEBUG = 1;
    public static final int NON_MASKABLE = 2;
    public static final int BREAKPOINT = 3;
    public static final int OVERFLOW = 4;
    public static final int INVALID_OPCODE = 6;
    public static final int DOUBLE_FAULT = 8;
    public static final int STACK_SEGMENT = 12;
    public static final int PROTECTION = 13;
    public static final int PAGE_FAULT = 14;
    public static final int FLOATING_POINT = 16;
    public static final int ALIGNMENT = 17;
    public static final int MACHINE_CHECK = 18;
    public static final int SIMD = 19;

    /** The first device line. */
    public static final int FIRST_LINE = 32;
    /** The timer of the local APIC. */
    public static final int TIMER = 48;
    /** What devices write to a processor, from this one on. */
    public static final int FIRST_MESSAGE = 0x40;
    public static final int LAST_MESSAGE = 0xef;
    /** From another processor: look for a thread to run. */
    public static final int RESCHEDULE = 0xf0;
    /** From another processor: there is something to do for it. */
    public static final int CALL = 0xf1;
    /** From another processor: page tables have changed. */
    public static final int SHOOT_DOWN = 0xf2;
    /** From the collector on another processor: wait until it is done. */
    public static final int PAUSE = 0xf3;
    /** From a processor that panics: stop for good. */
    public static final int STOP = 0xf4;
    /** What a local APIC raises in place of an interrupt that vanished meanwhile. Its low bits must be ones. */
    public static final int SPURIOUS = 255;
    /** How many gates there are. */
    public static final int COUNT = 256;
    /** What leaving user mode by {@code syscall} looks like. */
    public static final int SYSTEM_CALL = 256;

    private static final String[] NAMES = {
        "divide error", "debug exception", "non-maskable interrupt", "breakpoint",
        "overflow", "bound range exceeded", "invalid opcode", "no floating point unit",
        "double fault", "coprocessor segment overrun", "invalid task state segment", "segment not present",
        "stack segment fault", "general protection fault", "page fault", "reserved exception 15",
        "x87 floating point exception", "alignment check", "machine check", "SIMD floating point exception",
        "virtualization exception", "control protection exception", "reserved exception 22", "reserved exception 23",
        "reserved exception 24", "reserved exception 25", "reserved exception 26", "reserved exception 27",
        "hypervisor injection exception", "VMM communication exception", "security exception", "reserved exception 31"
    };

    private Vectors() {}

    /** The name of an exception; that of a device interrupt for all others. */
    public static String name(int vector) {
        return vector >= 0 && vector < NAMES.length ? NAMES[vector] : "device interrupt";
    }
}
