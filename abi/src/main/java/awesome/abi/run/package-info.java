/**
 * How a program in the machine talks to the launcher outside: the frames on the second serial port and the file
 * that says what to run. The book's page "The run channel" describes both.
 *
 * <p>Key types: {@link awesome.abi.run.RunChannel}, {@link awesome.abi.run.RunFile}.
 */
package awesome.abi.run;
