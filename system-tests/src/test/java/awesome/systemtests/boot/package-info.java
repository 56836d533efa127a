/**
 * Boots a small kernel of assembly in QEMU and looks at what the loader told it, or at how the loader fails.
 *
 * <p>Key types: {@link awesome.systemtests.boot.Loader}, which assembles what is needed and starts machines;
 * {@link awesome.systemtests.boot.BootReport}, what the kernel says.
 */
package awesome.systemtests.boot;
