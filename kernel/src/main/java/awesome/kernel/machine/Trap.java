package awesome.kernel.machine;

/** Why user mode was left. */
public enum Trap {
    /** A system call; number and arguments are in the context. */
    SYSTEM_CALL,
    /** A device interrupt was served. */
    INTERRUPT,
    /** None has come; see {@link UserContext#setTellsResumed}. */
    RESUMED,
    /** An access that the page tables do not allow; address and kind are in the context. */
    PAGE_FAULT,
    /** An instruction that does not exist. */
    ILLEGAL_INSTRUCTION,
    /** A privileged instruction or an address that cannot be. */
    PROTECTION,
    /** Integer division by zero or overflow. */
    DIVIDE,
    /** Floating point exception, unmasked by the program. */
    FLOATING_POINT,
    /** Breakpoint instruction. */
    BREAKPOINT,
    /** Single step or hardware breakpoint. */
    DEBUG,
    /** Stack segment or bus fault, unaligned access with checking on. */
    BUS
}
