package awesome.kernel.init;

import awesome.kernel.boot.CommandLine;
import awesome.kernel.syscall.SystemCalls;

/**
 * Options of the kernel that are about programs.
 *
 * @param randomAddresses whether programs go to random addresses; {@code norandmaps} says no
 * @param trace {@code trace=unknown} tells of each system call that the kernel does not have, {@code trace=all} of all
 * @param showRegisters {@code registers}: whether the registers are shown of a program that a fault ends
 * @param program {@code init=PATH}: the first program, if nobody says more about it
 */
public record UserOptions(boolean randomAddresses, SystemCalls.Trace trace, boolean showRegisters, String program) {
    private static final String FIRST_PROGRAM = "/init";

    /** Those on a command line. */
    public static UserOptions of(CommandLine line) {
        String program = line.value("init");
        return new UserOptions(!line.has("norandmaps"), trace(line.value("trace")), line.has("registers"),
                program == null || program.isEmpty() ? FIRST_PROGRAM : program);
    }

    private static SystemCalls.Trace trace(String value) {
        if (value == null) {
            return SystemCalls.Trace.NONE;
        }
        return value.equals("all") ? SystemCalls.Trace.ALL : SystemCalls.Trace.UNKNOWN;
    }
}
