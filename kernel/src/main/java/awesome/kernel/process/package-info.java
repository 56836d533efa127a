/**
 * Processes and their threads: what belongs to one, how it comes to run a program, and the loop in which it runs.
 *
 * <p>Key types: {@link awesome.kernel.process.Process} (memory, files, timers, identity) and its threads, each a {@link
 * awesome.kernel.process.Task} (registers, signals); {@link awesome.kernel.process.Programs} (from a path to a {@link
 * awesome.kernel.process.Program} ready to run), {@link awesome.kernel.process.UserLoop} (enters user code and deals with
 * traps), {@link awesome.kernel.process.Processes} (all of them), {@link awesome.kernel.process.Fork} and
 * {@link awesome.kernel.process.TaskLife} (how one begins and ends), {@link awesome.kernel.process.CurrentProcess} (one at
 * a time in the kernel), {@link awesome.kernel.process.Machine} (what they need of the machine). {@code
 * awesome.kernel.init} starts the first one; {@code awesome.kernel.syscall} is what it calls. Uses {@code elf}, {@code
 * futex}, {@code signal}, {@code memory}, {@code vfs}, {@code tty} and {@code wait}.
 */
package awesome.kernel.process;
