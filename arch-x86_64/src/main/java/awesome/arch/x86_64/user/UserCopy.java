package awesome.arch.x86_64.user;

import awesome.magic.InterruptContext;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;

/** The instructions of {@code user_copy.asm} that may fault on an address that a program gave. */
public final class UserCopy {
    private UserCopy() {}

    /** Whether an instruction of the kernel is one of them. */
    @InterruptContext
    public static boolean contains(long instruction) {
        return instruction >= start().bits() && instruction < end().bits();
    }

    /** Where to go on after the fault. */
    @InterruptContext
    public static long afterFault() {
        return fault().bits();
    }

    @Symbol("arch_user_copy_start")
    private static Address start() {
        return Address.zero();
    }

    @Symbol("arch_user_copy_end")
    private static Address end() {
        return Address.zero();
    }

    @Symbol("arch_user_copy_fault")
    private static Address fault() {
        return Address.zero();
    }
}
