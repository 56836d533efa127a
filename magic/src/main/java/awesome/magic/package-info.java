/**
 * What Java code says to the compiler beyond Java: checked annotations, and typed addresses that cost
 * nothing.
 *
 * <p>Key types: {@link awesome.magic.Unboxed} and the address types that use it
 * ({@link awesome.magic.PhysAddr}, {@link awesome.magic.VirtAddr}, {@link awesome.magic.UserAddr},
 * {@link awesome.magic.Frame}); {@link awesome.magic.EntryPoint}; {@link awesome.magic.NoAlloc};
 * {@link awesome.magic.TargetClass}. Everybody uses this package; it uses nobody. Loads and stores are
 * in {@code awesome.magic.raw}, which only the runtime and the architecture layer may see.
 */
package awesome.magic;
