/**
 * User mode as a call: enter, run, come back with the reason. The assembly is in {@code user_entry.asm} and
 * {@code trap_entry.asm}; {@code docs/book/traps.md} tells the whole path.
 *
 * <p>Key types: {@link awesome.arch.x86_64.user.X86UserMode} (the port of the kernel),
 * {@link awesome.arch.x86_64.user.X86UserContext} (the registers of a user thread).
 */
package awesome.arch.x86_64.user;
