/**
 * The machine ports of the kernel on x86-64 PCs. {@link awesome.arch.x86_64.Pc} has all of them, ready made.
 */
package awesome.arch.x86_64;
