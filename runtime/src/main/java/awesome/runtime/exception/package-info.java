/**
 * Exceptions: from {@code throw} to the landing pad, and from a {@code Throwable} to its printed stack trace.
 *
 * <p>Key types: {@link awesome.runtime.exception.Unwinder} (finds the handler, walks frames),
 * {@link awesome.runtime.exception.CallFrames} (interprets {@code .eh_frame}),
 * {@link awesome.runtime.exception.LandingPads} (the call-site tables),
 * {@link awesome.runtime.exception.FrameCache} (what was interpreted before),
 * {@link awesome.runtime.exception.NullMessages} (what was null); {@code docs/book/exceptions.md} tells how they work
 * together. The formats are those of the
 * Linux Standard Base 5.0 core specification, section 10.6, and DWARF 5, section 6.4. Nothing here
 * allocates while it walks: the registers and the working memory lie in an
 * {@link awesome.runtime.exception.UnwindContext} on the stack of the thrower.
 */
package awesome.runtime.exception;
