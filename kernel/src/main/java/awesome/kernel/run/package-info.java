/**
 * Running one program for the launcher outside of the machine, as the book's page "The run channel" says.
 *
 * <p>Key types: {@link awesome.kernel.run.RunRequest} (what to run, from the file that the launcher left),
 * {@link awesome.kernel.run.RunLink} (the frames on the serial line), {@link awesome.kernel.run.RunStreams} (the
 * standard streams of the program: a terminal, or files that act like pipes). Uses {@code awesome.kernel.tty} and
 * {@code awesome.kernel.console}; the numbers are in {@code awesome.abi.run}.
 */
package awesome.kernel.run;
