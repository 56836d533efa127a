package awesome.systemtests.corpus;

import awesome.abi.run.RunChannel;
import awesome.conformance.harness.Outcome;
import awesome.image.DiskImage;
import awesome.systemtests.Machine;
import awesome.systemtests.MachineSpec;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What programs showed in one run of a machine.
 *
 * @param outcomes of those that ended, by their names
 * @param serial what the kernel said, which tells why others did not
 */
record KernelBoot(Map<String, Outcome> outcomes, String serial) {
    /** A program to run: its name, its arguments, and what it may read. */
    record Program(String name, List<String> arguments, byte[] input) {}

    private static final Path LOADER = Path.of("../build/boot");
    private static final Path FOLDER = Path.of("target/corpus").toAbsolutePath();
    private static final String OPTIONS = "panic=exit poweroff=exit ";

    /**
     * Boots a machine and runs programs in its kernel.
     *
     * @param name of this run, for its files
     * @param kernel from {@link KernelImage}
     * @param commandLine options of the kernel
     */
    static KernelBoot run(String name, Path kernel, List<Program> programs, String commandLine, int memory, int cpus,
            int seconds) throws IOException {
        Path disk = Files.createDirectories(FOLDER).resolve(name + ".img");
        Path list = FOLDER.resolve(name + ".programs");
        Path frames = FOLDER.resolve(name + ".frames");
        write(programs, list);
        new DiskImage(LOADER).kernel(kernel).initramfs(list).commandLine(OPTIONS + commandLine).write(disk);
        MachineSpec spec = MachineSpec.of("corpus-" + name, disk).withMemory(memory).withCpus(cpus).withTimeLimit(seconds + 5)
                .with("-chardev", "file,id=frames,path=" + frames, "-serial", "chardev:frames");
        try (Machine machine = Machine.start(spec)) {
            String trouble = "";
            try {
                machine.awaitEnd(Duration.ofSeconds(seconds));
            } catch (AssertionError e) {
                trouble = e.getMessage();
            }
            return new KernelBoot(outcomes(frames), machine.serial().text() + trouble);
        } finally {
            Files.deleteIfExists(disk);
        }
    }

    private static void write(List<Program> programs, Path list) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(list))) {
            out.writeInt(programs.size());
            for (Program each : programs) {
                out.writeInt(each.arguments().size() + 1);
                out.writeUTF(each.name());
                for (String argument : each.arguments()) {
                    out.writeUTF(argument);
                }
                out.writeInt(each.input().length);
                out.write(each.input());
            }
        }
    }

    private static Map<String, Outcome> outcomes(Path file) throws IOException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        String program = null;
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            int type;
            while ((type = in.read()) >= 0) {
                byte[] payload = in.readNBytes(in.read() | in.read() << Byte.SIZE);
                switch (type) {
                    case CorpusRun.PROGRAM -> {
                        program = new String(payload, StandardCharsets.UTF_8);
                        output.reset();
                        errors.reset();
                    }
                    case RunChannel.STDOUT -> output.writeBytes(payload);
                    case RunChannel.STDERR -> errors.writeBytes(payload);
                    case RunChannel.EXITED -> outcomes.put(program, new Outcome(output.toString(StandardCharsets.UTF_8),
                            errors.toString(StandardCharsets.UTF_8), payload[0] & 0xff));
                    default -> throw new IOException("there is no frame of type " + type);
                }
            }
        }
        return outcomes;
    }

    /** What a program showed, or why there is nothing. */
    String shown(String program) {
        Outcome outcome = outcomes.get(program);
        return outcome == null ? program + " did not end in the kernel, which said:\n" + serial : outcome.toString();
    }
}
