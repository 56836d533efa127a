package awesome.run;

import awesome.abi.run.RunFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes the file that tells the kernel what to run, see {@link RunFile}. */
final class RunFileText {
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();

    private RunFileText() {}

    /**
     * The file for a program on the run channel.
     *
     * @param terminals the standard streams that are terminals, some of the digits 012
     * @param size of the terminal, null if there is none
     * @param directory working directory, absolute
     * @param program the program's path in the guest, or a name to look for there; null for what a system begins with
     * @param arguments from the zeroth on
     * @param environment as {@code NAME=value}
     * @param shares folders that are mounted first
     */
    static byte[] frames(String terminals, TerminalSize size, Path directory, String program, List<String> arguments,
            List<String> environment, List<HostShare> shares) {
        RunFileText text = new RunFileText();
        text.add(RunFile.VERSION, RunFile.VERSION_VALUE);
        text.add(RunFile.CHANNEL, RunFile.CHANNEL_FRAMES);
        text.add(RunFile.TERMINALS, terminals);
        if (size != null) {
            text.add(RunFile.ROWS, String.valueOf(size.rows()));
            text.add(RunFile.COLUMNS, String.valueOf(size.columns()));
        }
        text.add(RunFile.DIRECTORY, directory.toString());
        if (program != null) {
            text.add(RunFile.PROGRAM, program);
        }
        arguments.forEach(argument -> text.add(RunFile.ARGUMENT, argument));
        environment.forEach(variable -> text.add(RunFile.ENVIRONMENT, variable));
        for (int i = 0; i < shares.size(); i++) {
            HostShare each = shares.get(i);
            text.add(RunFile.SHARE, HostShare.tag(i) + " " + (each.readOnly() ? RunFile.READ_ONLY : RunFile.READ_WRITE) + " "
                    + each.guest());
        }
        return text.records.toByteArray();
    }

    private void add(String key, String value) {
        records.writeBytes((key + "=" + value).getBytes(StandardCharsets.UTF_8));
        records.write(0);
    }
}
