/**
 * What two worlds must agree on, defined once: boot loader and kernel, kernel and user programs, kernel and
 * launcher.
 *
 * <p>See {@link awesome.abi.boot}, {@link awesome.abi.run} and {@link awesome.abi.nasm}.
 */
package awesome.abi;
