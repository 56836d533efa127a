package awesome.kernel.fake;

import awesome.abi.linux.Ptrace;
import awesome.abi.linux.SignalLayout;
import awesome.kernel.machine.Trap;
import awesome.kernel.machine.UserContext;
import awesome.kernel.memory.LittleEndian;
import awesome.magic.UserAddr;

/** Registers of a machine that only a test knows: the result is where the number was, as on x86-64. */
public final class FakeContext implements UserContext {
    private static final int CALL_BYTES = 2;

    /** Number of a call, then its result. */
    public long accumulator;
    public final long[] arguments = new long[6];
    public long instruction;
    public long stack;
    public long thread;
    public long fault;
    public boolean write;
    public boolean execute;
    /** Whether user code was to be left. */
    public boolean interrupted;
    public boolean tellsResumed;
    public boolean steps;
    public boolean rests;
    /** Whether the last that was done was a call. */
    public boolean inCall;

    public FakeContext(UserAddr entry, UserAddr stackPointer) {
        instruction = entry.bits();
        stack = stackPointer.bits();
    }

    /** Makes a system call, as an instruction at the instruction pointer would. */
    public Trap call(int number, long... values) {
        accumulator = number;
        inCall = true;
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < values.length ? values[i] : 0xdead_0000_0000_0000L;
        }
        instruction += CALL_BYTES;
        return Trap.SYSTEM_CALL;
    }

    /** Touches an address that the page table does not let it. */
    public Trap touch(long address, boolean writes, boolean executes) {
        fault = address;
        inCall = false;
        write = writes;
        execute = executes;
        return Trap.PAGE_FAULT;
    }

    @Override
    public long systemCallNumber() {
        return accumulator;
    }

    @Override
    public long argument(int index) {
        return arguments[index];
    }

    @Override
    public void setResult(long value) {
        accumulator = value;
    }

    @Override
    public UserAddr instructionPointer() {
        return UserAddr.of(instruction);
    }

    @Override
    public void setInstructionPointer(UserAddr address) {
        instruction = address.bits();
    }

    @Override
    public UserAddr stackPointer() {
        return UserAddr.of(stack);
    }

    @Override
    public void setStackPointer(UserAddr address) {
        stack = address.bits();
    }

    @Override
    public UserAddr threadPointer() {
        return UserAddr.of(thread);
    }

    @Override
    public void setThreadPointer(UserAddr address) {
        thread = address.bits();
    }

    @Override
    public UserAddr faultAddress() {
        return UserAddr.of(fault);
    }

    @Override
    public boolean faultOnWrite() {
        return write;
    }

    @Override
    public boolean faultOnExecute() {
        return execute;
    }

    @Override
    public void restartSystemCall() {
        instruction -= CALL_BYTES;
    }

    @Override
    public int signalFrameSize() {
        return SignalLayout.FRAME_SIZE;
    }

    @Override
    public UserAddr signalFrameBelow(UserAddr top) {
        return top.minus(SignalLayout.FRAME_SIZE).alignDown(16).minus(8);
    }

    @Override
    public void saveRegisters(byte[] frame, UserAddr place) {
        long[] values = {accumulator, instruction, stack, arguments[0], arguments[1], arguments[2]};
        for (int i = 0; i < values.length; i++) {
            LittleEndian.putLong(frame, SignalLayout.FRAME_REGISTERS + 8 * i, values[i]);
        }
    }

    @Override
    public void restoreRegisters(byte[] frame) {
        long[] values = new long[6];
        for (int i = 0; i < values.length; i++) {
            values[i] = LittleEndian.getLong(frame, SignalLayout.FRAME_REGISTERS + 8 * i);
        }
        accumulator = values[0];
        instruction = values[1];
        stack = values[2];
        System.arraycopy(values, 3, arguments, 0, 3);
    }

    @Override
    public void enterHandler(UserAddr handler, UserAddr frame, int signal) {
        instruction = handler.bits();
        stack = frame.bits();
        accumulator = 0;
        arguments[0] = signal;
        arguments[1] = frame.bits() + SignalLayout.FRAME_SIGINFO;
    }

    @Override
    public UserAddr frameOfReturningHandler() {
        return UserAddr.of(stack - 8);
    }

    @Override
    public FakeContext copy() {
        FakeContext copy = new FakeContext(instructionPointer(), stackPointer());
        copy.accumulator = accumulator;
        System.arraycopy(arguments, 0, copy.arguments, 0, arguments.length);
        copy.thread = thread;
        copy.tellsResumed = tellsResumed;
        return copy;
    }

    @Override
    public void interrupt() {
        interrupted = true;
    }

    @Override
    public void setTellsResumed(boolean tells) {
        tellsResumed = tells;
    }

    @Override
    public boolean isInCall() {
        return inCall;
    }

    @Override
    public void readRegisters(byte[] image) {
        LittleEndian.putLong(image, Ptrace.REGS_RAX, accumulator);
        LittleEndian.putLong(image, Ptrace.REGS_RIP, instruction);
        LittleEndian.putLong(image, Ptrace.REGS_RSP, stack);
        LittleEndian.putLong(image, Ptrace.REGS_FS_BASE, thread);
    }

    @Override
    public boolean writeRegisters(byte[] image) {
        accumulator = LittleEndian.getLong(image, Ptrace.REGS_RAX);
        instruction = LittleEndian.getLong(image, Ptrace.REGS_RIP);
        stack = LittleEndian.getLong(image, Ptrace.REGS_RSP);
        thread = LittleEndian.getLong(image, Ptrace.REGS_FS_BASE);
        return true;
    }

    @Override
    public long debugRegister(int index) {
        return 0;
    }

    @Override
    public boolean setDebugRegister(int index, long value) {
        return value == 0;
    }

    @Override
    public void clearDebugRegisters() {}

    @Override
    public boolean wasWatched() {
        return false;
    }

    @Override
    public void setStepping(boolean on) {
        steps = on;
    }

    @Override
    public void rest() {
        rests = true;
    }

    @Override
    public int vectorRegistersSize() {
        return 0;
    }

    @Override
    public void readVectorRegisters(byte[] image) {}

    @Override
    public void writeVectorRegisters(byte[] image) {}

    @Override
    public String describe() {
        return "accumulator " + Long.toHexString(accumulator);
    }
}
