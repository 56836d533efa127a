package awesome.kernel.machine;

import awesome.magic.UserAddr;

/** The registers of a user thread while the kernel runs. */
public interface UserContext {
    /** The number of the system call, after {@link Trap#SYSTEM_CALL}. */
    long systemCallNumber();

    /** Argument 0 to 5 of the system call. */
    long argument(int index);

    /** What the system call returns; negative errno for errors. */
    void setResult(long value);

    UserAddr instructionPointer();

    void setInstructionPointer(UserAddr address);

    UserAddr stackPointer();

    void setStackPointer(UserAddr address);

    /** The base of thread-local storage. */
    UserAddr threadPointer();

    void setThreadPointer(UserAddr address);

    /** The address that faulted, after {@link Trap#PAGE_FAULT}. */
    UserAddr faultAddress();

    /** Whether the fault was a write. */
    boolean faultOnWrite();

    /** Whether the fault was an instruction fetch. */
    boolean faultOnExecute();

    /**
     * Makes the system call that was just made be made again when the context goes on; instead of
     * {@link #setResult}.
     */
    void restartSystemCall();

    /**
     * Bytes in the frame of a signal handler: what {@link awesome.abi.linux.SignalLayout} describes, and behind it
     * registers that the machine has besides.
     */
    int signalFrameSize();

    /** Where the frame of a signal handler goes on a stack whose lowest byte in use is at {@code top}. */
    UserAddr signalFrameBelow(UserAddr top);

    /** Writes the registers into the frame of a signal handler, which will be at {@code place} in user memory. */
    void saveRegisters(byte[] frame, UserAddr place);

    /** Takes the registers from the frame of a signal handler, as far as a program may set them. */
    void restoreRegisters(byte[] frame);

    /** Lets the context go on in the handler of {@code signal}, whose frame is in place. */
    void enterHandler(UserAddr handler, UserAddr frame, int signal);

    /** Where the frame is when the handler has returned and asks for the interrupted registers back. */
    UserAddr frameOfReturningHandler();

    /** The same registers for another thread, floating point ones too; for the thread that runs with these. */
    UserContext copy();

    /** Has user code that runs with these registers, or is about to, be left with {@link Trap#INTERRUPT}. Any thread. */
    void interrupt();

    /**
     * Says whether {@link UserMode#run} returns with {@link Trap#RESUMED} before user code goes on that another thread may
     * have run in place of meanwhile, or on another processor before. A copy has the same.
     */
    void setTellsResumed(boolean tells);

    /** Whether the last that user code did was a system call. */
    boolean isInCall();

    /** Writes {@code struct user_regs_struct} of {@link awesome.abi.linux.Ptrace}, as far as the machine knows of it. */
    void readRegisters(byte[] image);

    /**
     * Takes the registers from such a structure.
     *
     * @return false if no program can have them; then none has changed
     */
    boolean writeRegisters(byte[] image);

    /** One of the debug registers, 0 to 7, as a debugger sees it. */
    long debugRegister(int index);

    /**
     * Sets one, of a thread that {@linkplain #rest rests}: addresses, what happened, or what the processor is to stop at.
     *
     * @return false if it cannot be so
     */
    boolean setDebugRegister(int index, long value);

    /** There is nothing that the processor is to stop at. */
    void clearDebugRegisters();

    /** Whether it was for what the debug registers say that user code was left with {@link Trap#DEBUG}. */
    boolean wasWatched();

    /** Has each instruction of user code be followed by {@link Trap#DEBUG}, or no longer. */
    void setStepping(boolean steps);

    /** All registers are in memory until user code goes on, so that others may look at them; for the thread that has them. */
    void rest();

    /** Bytes of the floating point and vector registers as the processor saves them; 0 if there are none. */
    int vectorRegistersSize();

    /** Writes these, of a thread that {@linkplain #rest rests}. */
    void readVectorRegisters(byte[] image);

    /** Takes as many bytes of them as there are in {@code image}, as far as a program may set them. */
    void writeVectorRegisters(byte[] image);

    /** All registers with their names, a few a line, for a person. */
    String describe();
}
