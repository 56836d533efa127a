package awesome.arch.x86_64.device;

import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.PortIo;
import awesome.kernel.machine.Power;
import awesome.magic.NoAlloc;

/** Switching off and resetting, as far as that goes without running ACPI's own programs. */
@NoAlloc("any context")
public final class PcPower implements Power {
    /** What resets the machine when nothing else does. */
    public interface LastResort {
        void reset();
    }

    /** The port of the device with which tests end QEMU ({@code -device isa-debug-exit}). */
    private static final int DEBUG_EXIT = 0xf4;

    /** Where firmware of virtual machines puts the PM1a control register: QEMU, Bochs and old QEMU, VirtualBox. */
    private static final int QEMU_PM1A = 0x604;
    private static final int BOCHS_PM1A = 0xb004;
    private static final int VIRTUALBOX_PM1A = 0x4004;
    /** SLP_EN (ACPI 6.4, 4.8.3.2.1), with the sleep type of state S5 in bits 10 to 12. */
    private static final int SLEEP = 1 << 13;
    private static final int VIRTUALBOX_S5 = 5 << 10;

    private static final int KEYBOARD_COMMAND = 0x64;
    private static final int PULSE_RESET = 0xfe;
    private static final int RESET_CONTROL = 0xcf9;
    private static final int HARD_RESET = 0x06;

    private final PortIo ports;
    private final Cpu cpu;
    private final Uart16550[] lines;
    private final LastResort lastResort;
    private boolean debugExit;
    private int acpiPort;
    private int acpiValue;

    /** Ports, the processor to halt when nothing works, lines with output that must not be lost, and what resets when nothing else does. */
    public PcPower(PortIo ports, Cpu cpu, Uart16550[] lines, LastResort lastResort) {
        this.ports = ports;
        this.cpu = cpu;
        this.lines = lines;
        this.lastResort = lastResort;
    }

    /** Lets {@link #off} pass its status to a waiting QEMU, which ends with status * 2 + 1. */
    public void useDebugExit() {
        debugExit = true;
    }

    /** Tells what ACPI's tables say of switching off. */
    public void useAcpi(int port, int value) {
        acpiPort = port;
        acpiValue = value;
    }

    @Override
    public void off(int status) {
        drain();
        if (debugExit) {
            debugExit(status);
        }
        if (acpiPort != 0) {
            ports.out16(acpiPort, acpiValue);
        }
        ports.out16(QEMU_PM1A, SLEEP);
        ports.out16(BOCHS_PM1A, SLEEP);
        ports.out16(VIRTUALBOX_PM1A, SLEEP | VIRTUALBOX_S5);
        cpu.halt();
    }

    private void drain() {
        for (Uart16550 each : lines) {
            each.drain();
        }
    }

    /** Ends QEMU with status * 2 + 1 where it has the device for that; returns where it has not. */
    public void debugExit(int status) {
        ports.out8(DEBUG_EXIT, status & 0x7f);
    }

    @Override
    public void reset() {
        drain();
        ports.out8(RESET_CONTROL, HARD_RESET);
        ports.out8(KEYBOARD_COMMAND, PULSE_RESET);
        lastResort.reset();
        cpu.halt();
    }
}
