package awesome.kernel.vfs;

import awesome.kernel.memory.UserMemory;
import awesome.magic.UserAddr;

/** An argument of ioctl(2) as a program gave it. */
public final class UserArgument implements ControlArgument {
    private final UserMemory memory;
    private final long value;

    /** The argument {@code value} of a program with that memory. */
    public UserArgument(UserMemory memory, long value) {
        this.memory = memory;
        this.value = value;
    }

    @Override
    public long value() {
        return value;
    }

    @Override
    public byte[] read(int length) {
        return memory.copyIn(UserAddr.of(value), length);
    }

    @Override
    public void write(byte[] bytes) {
        memory.copyOut(UserAddr.of(value), bytes);
    }
}
