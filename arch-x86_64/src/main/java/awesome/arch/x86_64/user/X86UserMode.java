package awesome.arch.x86_64.user;

import awesome.arch.x86_64.cpu.ControlSetup;
import awesome.arch.x86_64.cpu.Instructions;
import awesome.arch.x86_64.cpu.Msr;
import awesome.arch.x86_64.cpu.ProcessorFeatures;
import awesome.arch.x86_64.trap.Vectors;
import awesome.arch.x86_64.trap.X86Interrupts;
import awesome.kernel.machine.Cpu;
import awesome.kernel.machine.Trap;
import awesome.kernel.machine.UserContext;
import awesome.kernel.machine.UserMode;
import awesome.kernel.panic.Panic;
import awesome.kernel.thread.Scheduler;
import awesome.magic.AlwaysInline;
import awesome.magic.Foreign;
import awesome.magic.NonNull;
import awesome.magic.UserAddr;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;

/** The {@link UserMode} port. */
@NonNull
public final class X86UserMode implements UserMode {
    /** Where the elements of an array start. */
    static final int ARRAY_BASE = 16;

    private final Cpu cpu;
    private final X86Interrupts interrupts;
    private final ProcessorFeatures features;
    private final Scheduler scheduler;
    /** Made when the first program is: before, it is not known what the processor has. */
    private FpuRegisters fpu;

    public X86UserMode(Cpu cpu, X86Interrupts interrupts, ProcessorFeatures features, Scheduler scheduler) {
        this.cpu = cpu;
        this.interrupts = interrupts;
        this.features = features;
        this.scheduler = scheduler;
    }

    @Override
    public UserContext newContext(UserAddr entry, UserAddr stackPointer) {
        if (fpu == null) {
            fpu = new FpuRegisters(features.hasXsave() ? ControlSetup.xcr0(features) : 0);
        }
        FpuArea area = new FpuArea(fpu, features.hasXsave() ? features.xsaveBytes() : 0);
        area.initialize();
        return new X86UserContext(entry, stackPointer, area);
    }

    @Override
    @AlwaysInline
    public Trap run(UserContext context) {
        X86UserContext registers = (X86UserContext) context;
        if (!registers.isCanonical()) {
            return Trap.PROTECTION;
        }
        registers.cleanFlags();
        boolean enabled = cpu.disableInterrupts();
        if (registers.takeInterrupt()) {
            if (enabled) {
                cpu.enableInterrupts();
            }
            return Trap.INTERRUPT;
        }
        if (!registers.isLoaded()) {
            load(registers);
            if (registers.tellsResumed()) {
                if (enabled) {
                    cpu.enableInterrupts();
                }
                return Trap.RESUMED;
            }
        }
        int vector = enter(Objects.addressOf(registers.words()).plus(ARRAY_BASE));
        Objects.keepAlive(registers.words());
        Trap trap = Trap.SYSTEM_CALL;
        if (vector == Vectors.SYSTEM_CALL) {
            registers.leftBySystemCall();
        } else {
            registers.leftByTrap();
            trap = trap(vector);
            if (vector == Vectors.DEBUG) {
                registers.debugged(Instructions.readDebugStatus());
                Instructions.clearDebugStatus();
            } else if (vector == Vectors.NON_MASKABLE) {
                interrupts.nonMaskable();
            } else if (trap == Trap.INTERRUPT) {
                interrupts.dispatch(vector);
                scheduler.interruptedInUser();
            }
        }
        if (enabled) {
            cpu.enableInterrupts();
            scheduler.makeWayIfAsked();
        }
        return trap;
    }

    private void load(X86UserContext registers) {
        scheduler.current().setRegisters(registers.fpu());
        fpu.load(registers.fpu());
        Instructions.writeMsr(Msr.FS_BASE, registers.threadPointer().bits());
        DebugRegisters.load(registers.debugRegisters());
        registers.loaded();
    }

    /** What the kernel is told of a vector of the processor's. */
    static Trap trap(int vector) {
        switch (vector) {
            case Vectors.PAGE_FAULT:
                return Trap.PAGE_FAULT;
            case Vectors.DIVIDE:
                return Trap.DIVIDE;
            case Vectors.DEBUG:
                return Trap.DEBUG;
            case Vectors.BREAKPOINT:
                return Trap.BREAKPOINT;
            case Vectors.INVALID_OPCODE:
                return Trap.ILLEGAL_INSTRUCTION;
            case Vectors.FLOATING_POINT:
            case Vectors.SIMD:
                return Trap.FLOATING_POINT;
            case Vectors.STACK_SEGMENT:
            case Vectors.ALIGNMENT:
                return Trap.BUS;
            case Vectors.NON_MASKABLE:
                return Trap.INTERRUPT;
            case Vectors.MACHINE_CHECK:
            case Vectors.DOUBLE_FAULT:
                Panic.stop(Vectors.name(vector));
                return Trap.PROTECTION;
            default:
                return vector >= Vectors.FIRST_LINE ? Trap.INTERRUPT : Trap.PROTECTION;
        }
    }

    @Foreign("arch_enter_user")
    private static int enter(Address words) {
        throw new IllegalStateException("no user mode on the host for " + words);
    }
}
