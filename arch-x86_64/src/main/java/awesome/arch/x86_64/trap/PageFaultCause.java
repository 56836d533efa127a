package awesome.arch.x86_64.trap;

import awesome.magic.NoAlloc;

/** The error code of a page fault (SDM volume 3, 4.7). */
@NoAlloc("interrupt context")
public final class PageFaultCause {
    private PageFaultCause() {}

    /** There was a page, but it does not allow the access. */
    public static boolean isProtection(long error) {
        return (error & 1) != 0;
    }

    public static boolean isWrite(long error) {
        return (error & 2) != 0;
    }

    public static boolean isUser(long error) {
        return (error & 4) != 0;
    }

    /** A bit that must be zero was set in a page table. */
    public static boolean isReservedBit(long error) {
        return (error & 8) != 0;
    }

    public static boolean isExecute(long error) {
        return (error & 16) != 0;
    }
}
