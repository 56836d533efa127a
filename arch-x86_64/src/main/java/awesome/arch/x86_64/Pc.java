package awesome.arch.x86_64;

import awesome.abi.boot.BootInfo;
import awesome.arch.x86_64.acpi.AcpiTables;
import awesome.arch.x86_64.acpi.InterruptModel;
import awesome.arch.x86_64.acpi.PciWindow;
import awesome.arch.x86_64.apic.Apic;
import awesome.arch.x86_64.cpu.ControlSetup;
import awesome.arch.x86_64.cpu.CpuId;
import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.arch.x86_64.cpu.ProcessorText;
import awesome.arch.x86_64.cpu.X86Cpu;
import awesome.arch.x86_64.device.DirectPortIo;
import awesome.arch.x86_64.device.FirmwareFiles;
import awesome.arch.x86_64.device.PcClock;
import awesome.arch.x86_64.device.PcPower;
import awesome.arch.x86_64.device.Pic8259;
import awesome.arch.x86_64.device.Pit8254;
import awesome.arch.x86_64.device.Ps2Keyboard;
import awesome.arch.x86_64.device.Rtc;
import awesome.arch.x86_64.device.Uart16550;
import awesome.arch.x86_64.device.VgaText;
import awesome.arch.x86_64.lock.PcLocks;
import awesome.arch.x86_64.paging.ActiveSpace;
import awesome.arch.x86_64.paging.DirectDevices;
import awesome.arch.x86_64.paging.DirectMemory;
import awesome.arch.x86_64.paging.SpaceBuilder;
import awesome.arch.x86_64.paging.UserSpaces;
import awesome.arch.x86_64.pci.PortConfigSpace;
import awesome.arch.x86_64.phase.KernelHeap;
import awesome.arch.x86_64.phase.KernelSpace;
import awesome.arch.x86_64.phase.ThreadStacks;
import awesome.arch.x86_64.smp.FrameLock;
import awesome.arch.x86_64.smp.ProcessorClock;
import awesome.arch.x86_64.smp.ProcessorStart;
import awesome.arch.x86_64.smp.Processors;
import awesome.arch.x86_64.thread.AreaSwitch;
import awesome.arch.x86_64.thread.KernelThreads;
import awesome.arch.x86_64.trap.DescriptorTables;
import awesome.arch.x86_64.trap.MessageVectors;
import awesome.arch.x86_64.trap.Vectors;
import awesome.arch.x86_64.trap.X86Interrupts;
import awesome.arch.x86_64.user.X86UserMode;
import awesome.kernel.console.AnsiTerminal;
import awesome.kernel.console.ByteRing;
import awesome.kernel.console.Console;
import awesome.kernel.console.OutputLock;
import awesome.kernel.console.ScreenDevice;
import awesome.kernel.log.Log;
import awesome.kernel.machine.DeviceStream;
import awesome.kernel.machine.Interrupts;
import awesome.kernel.memory.FrameAllocator;
import awesome.kernel.memory.boot.BootFrameAllocator;
import awesome.kernel.memory.frame.FrameUse;
import awesome.kernel.memory.frame.PhysicalFrames;
import awesome.kernel.panic.Panic;
import awesome.kernel.pci.ConfigSpace;
import awesome.kernel.pci.EcamConfigSpace;
import awesome.kernel.run.RunLink;
import awesome.kernel.thread.Event;
import awesome.kernel.thread.Scheduler;
import awesome.magic.Frame;
import awesome.magic.MayAllocate;
import awesome.magic.NoAlloc;
import awesome.magic.PhysAddr;
import awesome.magic.VirtAddr;
import awesome.magic.raw.Address;

/**
 * The PC that the kernel runs on. The objects are part of the image, so all of this works before there is a heap.
 *
 * <p>Order: {@link #startConsole}; {@link #loadTables}, again after the kernel moved; {@link #FRAMES}, {@link #HEAP},
 * {@link #SPACE}; {@link #startDevices} when interrupts may come.
 */
@NoAlloc("used before there is a heap")
public final class Pc {
    private static final int CONSOLE_INPUT = 1024;
    /** What the launcher has credit for may all come at once. */
    private static final int CHANNEL_INPUT = RunLink.LINE_BUFFER;

    private static final DirectPortIo PORT_IO = new DirectPortIo();
    private static final ByteRing KEYS = new ByteRing(CONSOLE_INPUT);
    private static final Pic8259 CONTROLLER = new Pic8259(PORT_IO);
    private static final VgaText SCREEN = new VgaText(PORT_IO);
    private static final AnsiTerminal TERMINAL = new AnsiTerminal(SCREEN);
    private static final Ps2Keyboard KEYBOARD = new Ps2Keyboard(PORT_IO, KEYS);
    private static final Uart16550 FIRST_SERIAL = new Uart16550(PORT_IO, Uart16550.COM1, new ByteRing(CONSOLE_INPUT));
    /** The second serial line, for the run channel. */
    public static final Uart16550 SECOND_SERIAL =
            new Uart16550(PORT_IO, Uart16550.COM2, new ByteRing(CHANNEL_INPUT));

    public static final ProcessorFeatures FEATURES = new ProcessorFeatures(new ThisCpuId());
    public static final X86Cpu CPU = new X86Cpu(FEATURES);
    public static final Processors PROCESSORS = new Processors(CPU);
    /** What devices write to processors; nothing arrives where there is no APIC. */
    public static final MessageVectors MESSAGES = new MessageVectors();
    public static final X86Interrupts INTERRUPTS = new X86Interrupts(CONTROLLER, PROCESSORS, MESSAGES);
    public static final PcClock CLOCK = new PcClock(new TimeStamp(), new Pit8254(PORT_IO), new Rtc(PORT_IO));
    public static final PcPower POWER =
            new PcPower(PORT_IO, CPU, new Uart16550[] {FIRST_SERIAL, SECOND_SERIAL}, new TripleFault());
    private static final AreaSwitch AREAS = new AreaSwitch(PROCESSORS);
    /** Who runs when. */
    public static final Scheduler SCHEDULER = new Scheduler(CPU, new ProcessorClock(CLOCK, PROCESSORS), AREAS);
    /** Device interrupts. */
    public static final Event DEVICE_EVENT = new Event(SCHEDULER);
    public static final X86UserMode USER_MODE = new X86UserMode(CPU, INTERRUPTS, FEATURES, SCHEDULER);
    private static final OutputLock OUTPUT = new OutputLock();
    /** The first serial line, and the screen with its keyboard. */
    public static final Console CONSOLE = new Console(SCREEN, OUTPUT, FIRST_SERIAL, new ScreenDevice(TERMINAL, KEYS));

    /** Physical memory, its frames, and the address space of the kernel. */
    public static final DirectMemory MEMORY = new DirectMemory();
    /** Registers of devices. */
    public static final DirectDevices DEVICES = new DirectDevices(MEMORY);
    public static final BootFrameAllocator BOOT_FRAMES = new BootFrameAllocator(MEMORY);
    private static final FrameLock FRAME_LOCK = new FrameLock(SCHEDULER, CPU);
    public static final PhysicalFrames FRAMES = new PhysicalFrames(BOOT_FRAMES, MEMORY, FRAME_LOCK);
    private static final SpaceBuilder BUILDER = new SpaceBuilder(FRAMES, FEATURES);
    private static final ActiveSpace ACTIVE = new ActiveSpace(PROCESSORS);
    public static final KernelSpace SPACE = new KernelSpace(MEMORY, FRAMES, BUILDER, ACTIVE, CPU, FEATURES);
    public static final KernelHeap HEAP = new KernelHeap(SPACE, BOOT_FRAMES, FRAMES, BUILDER);
    private static final ThreadStacks STACKS = new ThreadStacks(SPACE, BUILDER);
    /** The threads of Java code. */
    public static final KernelThreads THREADS = new KernelThreads(SCHEDULER, AREAS, STACKS, SPACE.stack(), CLOCK, PROCESSORS);
    /** Makes address spaces for processes. */
    public static final UserSpaces USER_SPACES = new UserSpaces(MEMORY, FRAMES.as(FrameUse.TABLE), ACTIVE, FEATURES);

    private static final Alarms ALARMS = new Alarms();
    private static final DeviceCalls DEVICES_CALL = new DeviceCalls();
    /** Where locks are taken. */
    public static final PcLocks LOCKS = new PcLocks(CPU, PROCESSORS, SCHEDULER);
    private static final PcPanic PANIC = new PcPanic(CPU, PROCESSORS, POWER, FIRST_SERIAL, CONSOLE, OUTPUT);

    /** Null where there is none, or none is used. */
    private static Apic apic;

    static {
        DEVICES.use(SPACE);
    }

    private Pc() {}

    /** Starts the time, makes the console show output, and panics readable. First of all; interrupts are off. */
    public static void startConsole() {
        CLOCK.begin();
        FIRST_SERIAL.initialize();
        TERMINAL.reset();
        Panic.bind(PANIC);
        PROCESSORS.use(SCHEDULER);
        LOCKS.start(FEATURES);
    }

    /** What the loader left at {@code address}, as it can be read now. */
    public static BootInfo bootInfo(PhysAddr address) {
        return BootInfo.at(Address.of(MEMORY.virtual(address).bits()));
    }

    /**
     * Moves the kernel, see {@link KernelSpace#moveTo}, without its threads and other processors: all threads but the
     * one that runs, which goes on as the first, end where they are. The caller does not hold on to its processor.
     */
    @MayAllocate("ordinary code calls it")
    public static void moveTo(VirtAddr base, Runnable then) {
        THREADS.goToFirstProcessor();
        CPU.disableInterrupts();
        THREADS.dismissProcessors();
        OUTPUT.reset();
        DEVICE_EVENT.forgetWaiting();
        THREADS.forgetOthers();
        SPACE.moveTo(base, then);
    }

    /**
     * Has the screen written through the direct map, where every address space has it. Before that it is written at its
     * own address, which belongs to the user in the address space of a process.
     */
    public static void moveScreen() {
        SCREEN.moveTo(Address.of(MEMORY.virtual(VgaText.BUFFER).bits()));
    }

    /**
     * Sets the control registers up and loads the descriptor tables at the addresses where the kernel runs now;
     * from here on exceptions are reported. Interrupts are off.
     */
    public static void loadTables() {
        ControlSetup.apply(FEATURES);
        ACTIVE.setFeatures(FEATURES);
        if (FEATURES.hasCrc32c()) {
            MEMORY.useCrc32c();
        }
        DescriptorTables.load();
    }

    /** Has device interrupts come through the machine's APICs. Before {@link #startDevices}; interrupts are off. */
    @MayAllocate("runs once, in phase 2")
    public static void startApic(InterruptModel model) {
        CONTROLLER.initialize(Vectors.FIRST_LINE);
        apic = Apic.start(model, DEVICES, FEATURES, Vectors.FIRST_LINE, Vectors.TIMER, Vectors.SPURIOUS);
        INTERRUPTS.use(apic, CLOCK, ALARMS);
        PROCESSORS.use(apic);
        CLOCK.use(apic);
        MESSAGES.join(0, apic.identifier());
    }

    /**
     * Starts the other processors that the machine has, until there are {@code most} altogether. Interrupts are on. The
     * kernel moves no more.
     */
    @MayAllocate("runs once, in phase 2")
    public static void startProcessors(InterruptModel model, int most, Log log) {
        new ProcessorStart(PROCESSORS, apic, SPACE, BUILDER, MEMORY, CPU, CLOCK, log).start(model.processors(), most);
        for (int i = 1; i < PROCESSORS.count(); i++) {
            MESSAGES.join(i, PROCESSORS.identifier(i));
            INTERRUPTS.counts().join(i);
        }
    }

    /** Waits until the rate of the clock is known. Interrupts are on. */
    public static void awaitClock() {
        while (!CLOCK.isMeasured()) {
            CPU.waitForInterrupt();
        }
    }

    /**
     * Has threads run on all processors that were started, of which each has a thread for idle times. Interrupts are on.
     */
    @MayAllocate("runs once, in phase 2")
    public static void shareThreads() {
        if (PROCESSORS.count() == 1) {
            return;
        }
        awaitClock();
        FRAMES.openAll();
        FRAME_LOCK.share();
        for (int i = 1; i < PROCESSORS.count(); i++) {
            THREADS.addProcessor(i);
        }
    }

    /** Takes the local APIC of the processor that this runs on into use. After {@link #startApic}; interrupts are off. */
    public static void enableApic() {
        apic.enable();
    }

    /** Has device interrupts come through the two controllers of the first PCs. Before {@link #startDevices}. */
    public static void startLegacyController() {
        CONTROLLER.initialize(Vectors.FIRST_LINE);
    }

    /** Starts the clock, the keyboard and the serial lines with their interrupts, which are still off. */
    public static void startDevices() {
        CLOCK.then(ALARMS);
        INTERRUPTS.then(DEVICES_CALL);
        CLOCK.start();
        INTERRUPTS.handle(Pit8254.LINE, CLOCK);
        if (KEYBOARD.initialize()) {
            INTERRUPTS.handle(Ps2Keyboard.LINE, KEYBOARD);
            // An I/O APIC forgets what a line asked for while it was masked (82093AA data sheet, 3.2.4), and the
            // controller asks no second time before its byte is read.
            KEYBOARD.interrupt();
        }
        INTERRUPTS.handle(Uart16550.COM1_LINE, FIRST_SERIAL);
        FIRST_SERIAL.enableInterrupt();
        if (SECOND_SERIAL.initialize()) {
            INTERRUPTS.handle(Uart16550.COM2_LINE, SECOND_SERIAL);
            SECOND_SERIAL.enableInterrupt();
        }
    }

    /**
     * The registers by which devices on PCI are found: those in memory if the firmware tells of them, else those behind ports;
     * null if there are none.
     */
    @MayAllocate("runs once, in phase 2")
    public static ConfigSpace pci(AcpiTables tables) {
        PciWindow window = PciWindow.find(tables);
        if (window != null) {
            EcamConfigSpace registers =
                    new EcamConfigSpace(DEVICES, PhysAddr.of(window.address()), 0, window.lastBus());
            if (registers.reach()) {
                return registers;
            }
        }
        PortConfigSpace ports = new PortConfigSpace(PORT_IO);
        return ports.isPresent() ? ports : null;
    }

    /** Opens a file that QEMU gives its machine; null if there is none of that name. Once; a frame of memory is its. */
    @MayAllocate("runs once, in phase 2")
    public static DeviceStream openFirmwareFile(String name) {
        FrameAllocator frames = FRAMES.as(FrameUse.DEVICE);
        long frame = frames.take();
        if (frame < 0) {
            return null;
        }
        FirmwareFiles files = new FirmwareFiles(PORT_IO, MEMORY, Frame.of(frame).start(), (int) Frame.SIZE);
        DeviceStream found = files.isPresent() ? files.open(name) : null;
        if (found == null) {
            frames.free(Frame.of(frame));
        }
        return found;
    }

    /** What {@code /proc/cpuinfo} says of a processor, from 0: those that there are do not differ. */
    @MayAllocate("ordinary code calls it")
    public static String describe(int processor) {
        return new ProcessorText(new ThisCpuId())
                .lines(processor, PROCESSORS.count(), PROCESSORS.identifier(processor), CLOCK.rate());
    }

    /** The text of {@code /proc/interrupts}. */
    @MayAllocate("ordinary code calls it")
    public static String interrupts() {
        return INTERRUPTS.counts().table(PROCESSORS.count());
    }

    /** How many interrupts there were: in all, and of each number that {@link #interrupts} shows. */
    @MayAllocate("ordinary code calls it")
    public static String interruptTotals() {
        return INTERRUPTS.counts().totals(PROCESSORS.count());
    }

    /** After a panic QEMU ends with status 255, where it has the device for that, instead of waiting for a reader. */
    public static void exitOnPanic() {
        PANIC.exitAfterwards();
    }

    private static final class ThisCpuId implements CpuId {
        @Override
        public long query(int leaf, int subleaf, int register) {
            return Instructions.cpuid(leaf, subleaf, register);
        }
    }

    private static final class Alarms implements Interrupts.Handler {
        @Override
        public void interrupt() {
            SCHEDULER.timerInterrupt();
        }
    }

    private static final class DeviceCalls implements Interrupts.Handler {
        @Override
        public void interrupt() {
            DEVICE_EVENT.happened();
        }
    }

    private static final class TimeStamp implements PcClock.Cycles {
        @Override
        public long now() {
            return Instructions.timeStamp();
        }
    }

    private static final class TripleFault implements PcPower.LastResort {
        @Override
        public void reset() {
            Instructions.tripleFault();
        }
    }
}
