package awesome.run;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code awesome}. */
@Command(name = "awesome", mixinStandardHelpOptions = true, version = "awesome 0.1.0",
        description = "Boots the operating system Awesome in QEMU.", subcommands = {RunCommand.class, DiskCommand.class})
public final class Awesome {
    private Awesome() {}

    /** Runs the command and ends the JVM with its status. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Awesome());
        line.getSubcommands().get("run").setStopAtPositional(true);
        line.setExecutionStrategy(new CommandLine.RunLast());
        return line;
    }
}
