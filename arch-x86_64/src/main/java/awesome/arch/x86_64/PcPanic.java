package awesome.arch.x86_64;

import awesome.arch.x86_64.device.PcPower;
import awesome.arch.x86_64.device.Uart16550;
import awesome.arch.x86_64.smp.Processors;
import awesome.arch.x86_64.trap.HereFault;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.console.OutputLock;
import awesome.kernel.machine.Cpu;
import awesome.kernel.panic.Fault;
import awesome.kernel.panic.PanicMachine;
import awesome.magic.NoAlloc;

/** How a PC panics. */
@NoAlloc("the kernel is broken here")
final class PcPanic implements PanicMachine {
    /** Ends QEMU with status 255. */
    private static final int PANIC_STATUS = 0x7f;

    private final Cpu cpu;
    private final Processors processors;
    private final PcPower power;
    private final Uart16550 serial;
    private final CharacterDevice console;
    private final OutputLock output;
    private final HereFault here = new HereFault();
    private boolean exit;

    PcPanic(Cpu cpu, Processors processors, PcPower power, Uart16550 serial, CharacterDevice console,
            OutputLock output) {
        this.cpu = cpu;
        this.processors = processors;
        this.power = power;
        this.serial = serial;
        this.console = console;
        this.output = output;
    }

    void exitAfterwards() {
        exit = true;
    }

    @Override
    public long stopOthers() {
        cpu.disableInterrupts();
        return processors.stopOthers();
    }

    @Override
    public CharacterDevice takeConsole() {
        cpu.disableInterrupts();
        output.seize();
        // The fault may have come in the middle of setting the line up.
        serial.initialize();
        return console;
    }

    @Override
    public Fault here() {
        return here;
    }

    @Override
    public void end() {
        if (exit) {
            power.debugExit(PANIC_STATUS);
        }
        cpu.halt();
    }
}
