package awesome.kernel.machine;

import awesome.magic.UserAddr;

/**
 * Running user code as a call: {@link #run} enters user mode and returns at the next event that the
 * kernel has to look at. Device interrupts are served on the way and are seen only as {@link Trap#INTERRUPT}.
 */
public interface UserMode {
    /** Fresh registers, all zero but these two. */
    UserContext newContext(UserAddr entry, UserAddr stackPointer);

    /** Continues user code with {@code context} in the active address space until something happens. */
    Trap run(UserContext context);
}
