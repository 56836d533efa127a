package awesome.kernel.init;

import awesome.kernel.boot.CommandLine;
import awesome.kernel.trace.TraceFilter;

/**
 * Options of the kernel that are about programs.
 *
 * @param randomAddresses whether programs go to random addresses; {@code norandmaps} says no
 * @param trace {@code trace=WHOSE}: whose system calls are told of; null for nobody's
 * @param showRegisters {@code registers}: whether the registers are shown of a program that a fault ends
 * @param program {@code init=PATH}: the first program, if nobody says more about it; null for the usual one
 * @param root {@code root=}: which disk the root is on; null if it is in memory
 * @param console {@code console=NAME}: the terminal of the first program, {@code hvc0}; null for the usual one
 * @param line all of the command line
 */
public record UserOptions(boolean randomAddresses, TraceFilter trace, boolean showRegisters, String program, RootOptions root,
        String console, String line) {
    /** Those on a command line. */
    public static UserOptions of(CommandLine line) {
        String program = line.value("init");
        return new UserOptions(!line.has("norandmaps"), TraceFilter.of(line.value("trace")), line.has("registers"),
                program == null || program.isEmpty() ? null : program, RootOptions.of(line), line.value("console"), line.toString());
    }
}
