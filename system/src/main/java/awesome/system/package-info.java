/**
 * The composition root: puts kernel, architecture and runtime together and boots.
 *
 * <p>Key types: {@link awesome.system.KernelMain} (the boot order), {@link awesome.system.FirstProgram} (what it all
 * is for), {@link awesome.system.KernelPlatform} (what java.base needs of the kernel),
 * {@link awesome.system.BootTests} (what {@code selftest=} asks for). Uses everything; nobody uses it.
 */
package awesome.system;
