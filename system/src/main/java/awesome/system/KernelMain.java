package awesome.system;

import awesome.abi.boot.BootInfo;
import awesome.arch.x86_64.Pc;
import awesome.arch.x86_64.acpi.AcpiSleep;
import awesome.arch.x86_64.acpi.AcpiTables;
import awesome.arch.x86_64.acpi.InterruptModel;
import awesome.arch.x86_64.phase.HighAddress;
import awesome.kernel.boot.BootMemory;
import awesome.kernel.boot.BootParameters;
import awesome.kernel.boot.CommandLine;
import awesome.kernel.lock.LockChecker;
import awesome.kernel.log.ConsoleLog;
import awesome.kernel.log.Log;
import awesome.kernel.machine.Cpus;
import awesome.kernel.panic.Panic;
import awesome.kernel.pci.ConfigSpace;
import awesome.magic.EntryPoint;
import awesome.magic.PhysAddr;
import awesome.magic.VirtAddr;
import awesome.runtime.Platform;
import awesome.runtime.heap.Heap;

/** The boot order. {@code docs/book/memory.md} tells what happens in phase 1 and phase 2. */
final class KernelMain implements Runnable {
    private static final KernelPlatform PLATFORM = new KernelPlatform();

    private final PhysAddr information;
    private final BootParameters parameters;
    private final Log log;
    private final BootTests tests;
    /** The processors and APICs; null if the machine tells nothing of them. */
    private InterruptModel model;
    /** By which devices on PCI are found; null if the machine has none. */
    private ConfigSpace pci;

    private KernelMain(PhysAddr information) {
        this.information = information;
        this.parameters = new BootParameters(Pc.bootInfo(information), Pc.MEMORY);
        this.tests = new BootTests(parameters.commandLine(), new ConsoleLog(Pc.CONSOLE));
        this.log = parameters.commandLine().has("quiet") ? new SilentLog() : new ConsoleLog(Pc.CONSOLE);
    }

    /** Where the kernel starts: at a physical address, on the loader's tables and stack, interrupts off. */
    @EntryPoint(value = "kernel_main", target = "kernel")
    static void start(PhysAddr information) {
        Pc.startConsole();
        Pc.loadTables();
        try {
            phase1(information);
        } catch (Throwable thrown) {
            Panic.uncaught(thrown);
        }
    }

    private static void phase1(PhysAddr information) {
        BootInfo info = Pc.bootInfo(information);
        if (!info.isValid()) {
            Panic.stop("the loader and the kernel are not of the same version; build the disk image again");
        }
        BootMemory.open(info, Pc.BOOT_FRAMES);
        Pc.SPACE.adopt(info);
        Pc.THREADS.adoptFirst();
        Pc.HEAP.create(info);
        Platform.bind(PLATFORM);
        Pc.THREADS.nameFirst();
        KernelMain boot = new KernelMain(information);
        boot.applyOptions();
        Pc.moveTo(boot.highAddress(), boot);
    }

    private void applyOptions() {
        CommandLine options = parameters.commandLine();
        if (options.is("panic", "exit")) {
            Pc.exitOnPanic();
        }
        if (options.is("poweroff", "exit")) {
            Pc.POWER.useDebugExit();
        }
        Heap.current().setVerifying(options.has("gcverify"));
        if (options.has("gcstress")) {
            Heap.current().setStress((int) CommandLine.number(options.value("gcstress"), 1));
        }
        if (options.has("lockcheck")) {
            LockChecker.start(Cpus.LIMIT);
        }
    }

    /** {@code kaslr=off}, {@code kaslr=0x...} or nothing. */
    private VirtAddr highAddress() {
        String wanted = parameters.commandLine().value("kaslr");
        if (wanted == null) {
            return Pc.SPACE.randomAddress();
        }
        VirtAddr address = wanted.equals("off") ? HighAddress.lowest() : VirtAddr.of(CommandLine.number(wanted, 0));
        if (!Pc.SPACE.isPossible(address)) {
            log.line("kaslr=" + wanted + " is no address for the kernel: give a multiple of 2 MiB from "
                    + HighAddress.lowest().toString() + " on, or off; a random one is used");
            return Pc.SPACE.randomAddress();
        }
        return address;
    }

    /** Phase 2. */
    @Override
    public void run() {
        if (!parameters.commandLine().is("gcsteps", "off")) {
            Heap.current().setStepwise();
        }
        tests.onArrival();
        Pc.SPACE.dropPrevious();
        BootMemory.releaseLoader(Pc.bootInfo(information), Pc.BOOT_FRAMES);
        Pc.FRAMES.takeOver();
        Pc.THREADS.reserveMonitors(Pc.FRAMES, Pc.MEMORY);
        Pc.moveScreen();
        readFirmwareTables();
        Pc.startDevices();
        Pc.CPU.enableInterrupts();
        MemoryReport.print(log);
        tests.run(this::finish);
    }

    private void readFirmwareTables() {
        AcpiTables tables = new AcpiTables(Pc.MEMORY);
        tables.open(parameters.rsdp(), Pc.SPACE.physicalEnd());
        AcpiSleep sleep = new AcpiSleep(tables);
        if (sleep.find()) {
            Pc.POWER.useAcpi(sleep.port(), sleep.value());
        }
        pci = Pc.pci(tables);
        boolean wanted = Pc.FEATURES.hasApic() && !parameters.commandLine().has("noapic");
        model = wanted ? InterruptModel.find(tables) : null;
        if (model == null) {
            log.line("interrupts: through the 8259 controllers");
            Pc.startLegacyController();
        } else {
            log.line("interrupts: through " + model.ioApics().size() + " I/O APIC");
            Pc.startApic(model);
        }
    }

    private int mostProcessors() {
        String wanted = parameters.commandLine().value("maxcpus");
        return wanted == null ? Cpus.LIMIT : (int) Math.min(CommandLine.number(wanted, Cpus.LIMIT), Cpus.LIMIT);
    }

    /** A little of what can be done when there is nothing to do; false if nothing is left. */
    private static boolean doIdleWork() {
        return Heap.current().step() | Pc.FRAMES.zeroAhead();
    }

    private void finish() {
        Pc.CPU.enableInterrupts();
        if (model != null) {
            Pc.startProcessors(model, mostProcessors(), log);
        }
        if (!Pc.THREADS.startIdle(KernelMain::doIdleWork)) {
            log.line("there is no memory for the idle thread");
        } else if (!parameters.commandLine().is("threads", "one")) {
            Pc.shareThreads();
        }
        tests.onAllProcessors();
        FirstProgram.run(parameters, pci, log);
    }
}
