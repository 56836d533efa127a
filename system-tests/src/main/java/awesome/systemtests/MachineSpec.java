package awesome.systemtests;

import awesome.run.Acceleration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine to start.
 *
 * @param name for its log, a file name
 * @param disk the image it boots from, which is not changed; null for none
 * @param memory MiB of RAM
 * @param cpus number of processors
 * @param processor QEMU's options for accelerator and processor
 * @param extra further options of QEMU
 * @param timeLimit seconds after which the machine is ended whatever happens
 */
public record MachineSpec(
        String name, Path disk, int memory, int cpus, List<String> processor, List<String> extra, int timeLimit) {
    private static final int DEFAULT_MEMORY = 512;
    private static final int DEFAULT_TIME_LIMIT = 120;

    /** A machine with 512 MiB and one processor, the fastest kind that runs here. */
    public static MachineSpec of(String name, Path disk) {
        return new MachineSpec(name, disk, DEFAULT_MEMORY, 1, Acceleration.best().options(), List.of(), DEFAULT_TIME_LIMIT);
    }

    /** The same with so many MiB of RAM. */
    public MachineSpec withMemory(int mebibytes) {
        return new MachineSpec(name, disk, mebibytes, cpus, processor, extra, timeLimit);
    }

    /** The same with so many processors. */
    public MachineSpec withCpus(int count) {
        return new MachineSpec(name, disk, memory, count, processor, extra, timeLimit);
    }

    /** The same, emulated, with a processor of this model. */
    public MachineSpec withCpuModel(String model) {
        return new MachineSpec(name, disk, memory, cpus, List.of("-accel", "tcg", "-cpu", model), extra, timeLimit);
    }

    /** The same with more options of QEMU. */
    public MachineSpec with(String... options) {
        List<String> all = new ArrayList<>(extra);
        all.addAll(List.of(options));
        return new MachineSpec(name, disk, memory, cpus, processor, all, timeLimit);
    }

    /** The same with another time limit in seconds. */
    public MachineSpec withTimeLimit(int seconds) {
        return new MachineSpec(name, disk, memory, cpus, processor, extra, seconds);
    }

    /**
     * The command that starts it, within a time limit that holds even if this JVM dies.
     *
     * @param serial socket that the first serial line is connected to
     * @param qmp socket that the control channel is connected to
     */
    List<String> command(Path serial, Path qmp) {
        List<String> command = new ArrayList<>(List.of("timeout", "-k", "5", String.valueOf(timeLimit),
                "qemu-system-x86_64"));
        command.addAll(processor);
        command.addAll(List.of(
                "-machine", "pc",
                "-m", memory + "M",
                "-smp", String.valueOf(cpus),
                "-nodefaults",
                "-no-user-config",
                "-no-reboot",
                "-display", "none",
                "-vga", "std",
                "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04",
                "-chardev", "socket,id=serial,path=" + serial,
                "-serial", "chardev:serial",
                "-chardev", "socket,id=qmp,path=" + qmp,
                "-mon", "chardev=qmp,mode=control"));
        if (disk != null) {
            command.addAll(List.of("-drive", "if=ide,format=raw,snapshot=on,file=" + disk));
        }
        command.addAll(extra);
        return command;
    }
}
