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

    /** All registers with their names, a few a line, for a person. */
    String describe();
}
