package awesome.system;

import awesome.abi.run.RootArchive;
import awesome.arch.x86_64.Pc;
import awesome.kernel.boot.BootParameters;
import awesome.kernel.boot.CommandLine;
import awesome.kernel.init.UserOptions;
import awesome.kernel.init.UserSpace;
import awesome.kernel.log.Log;
import awesome.kernel.log.LogBuffer;
import awesome.kernel.machine.DeviceStream;
import awesome.kernel.memory.FailurePlan;
import awesome.kernel.memory.UserFrames;
import awesome.kernel.memory.frame.FrameUse;
import awesome.kernel.pci.ConfigSpace;
import awesome.kernel.process.Machine;
import awesome.kernel.sched.CpuSet;
import awesome.magic.Frame;
import awesome.runtime.heap.Heap;

/** What the machine was started for. */
final class FirstProgram {
    /** The part of all frames that programs cannot take, within bounds. */
    private static final long RESERVE_SHARE = 32;
    private static final long RESERVE_MOST = 4096;

    private FirstProgram() {}

    /** Runs it to its end, and with it the machine. */
    static void run(BootParameters parameters, ConfigSpace pci, Log log) {
        UserOptions options = UserOptions.of(parameters.commandLine());
        LogBuffer kept = new LogBuffer(log, Pc.CLOCK);
        Devices devices = Devices.start(pci, kept);
        UserFrames users = frames(FrameUse.USER, 1);
        // When programs have all that they can have, there is a little for files still.
        UserFrames files = frames(FrameUse.FILE, 2);
        CpuSet anywhere = new CpuSet();
        anywhere.addAll();
        Pc.SCHEDULER.setAllowed(Pc.SCHEDULER.current(), anywhere);
        ProcessThreads threads = new ProcessThreads(Pc.SCHEDULER, Pc.CPU, Pc.PROCESSORS, Pc.CLOCK,
                Pc.FRAMES.totalFrames() * Frame.SIZE);
        Machine machine = new Machine(Pc.CPU, Pc.CLOCK, Pc.POWER, Pc.USER_MODE, Pc.MEMORY, users, files, Pc.USER_SPACES, kept,
                Pc.DEVICE_EVENT, threads, Pc.FEATURES.capabilities());
        UserSpace space = new UserSpace(machine, options, Pc.CONSOLE, Pc.SECOND_SERIAL, kept);
        users.setKept(space::giveBack);
        files.setKept(space::giveBack);
        space.use(devices.disks(), devices.feeds(), devices.channels());
        space.watch(devices.sources());
        space.usePorts(devices.ports());
        DeviceStream root = Pc.openFirmwareFile(RootArchive.NAME);
        if (root != null) {
            space.unpackRoot(root);
        }
        space.unpack(parameters.initramfs(), parameters.initramfsLength());
        failOneTry(parameters.commandLine(), users, files);
        Account before = parameters.commandLine().has("account") ? new Account() : null;
        int status = space.run().status();
        if (before != null) {
            log.line("left by " + space.processesMade() + " processes: " + new Account().since(before));
        }
        if (space.isRestarting()) {
            Pc.POWER.reset();
        }
        Pc.POWER.off(status);
    }

    /** {@code failalloc=N}: the Nth try to get a frame for a program or a file fails. */
    private static void failOneTry(CommandLine line, UserFrames users, UserFrames files) {
        if (line.has("failalloc")) {
            FailurePlan plan = new FailurePlan();
            plan.failAt(CommandLine.number(line.value("failalloc"), 1));
            users.setFailures(plan);
            files.setFailures(plan);
        }
    }

    /** Frames for {@code use}, of which a reserve is left, or one in {@code part} of that. */
    static UserFrames frames(FrameUse use, int part) {
        long reserve = Math.min(Pc.FRAMES.totalFrames() / RESERVE_SHARE, RESERVE_MOST);
        return new UserFrames(Pc.FRAMES.as(use), reserve / part, () -> Heap.current().giveBack() > 0);
    }
}
