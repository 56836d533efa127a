package awesome.systemtests.corpus;

import awesome.kernel.machine.PhysMemory;
import awesome.magic.PhysAddr;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * Which programs to run, from the initial file system, as {@code java.io.DataOutputStream} writes it: how many there are;
 * for each the number of the dispatcher's arguments, those arguments, the number of bytes it may read, and those bytes.
 */
final class ProgramList {
    private final String[][] arguments;
    private final byte[][] inputs;

    /** Reads {@code length} bytes at {@code start}. */
    ProgramList(PhysMemory memory, PhysAddr start, int length) throws IOException {
        byte[] bytes = new byte[length];
        memory.read(start, bytes, 0, length);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int count = in.readInt();
        arguments = new String[count][];
        inputs = new byte[count][];
        for (int i = 0; i < count; i++) {
            arguments[i] = new String[in.readInt()];
            for (int j = 0; j < arguments[i].length; j++) {
                arguments[i][j] = in.readUTF();
            }
            inputs[i] = new byte[in.readInt()];
            in.readFully(inputs[i]);
        }
    }

    /** How many programs there are. */
    int size() {
        return arguments.length;
    }

    /** The dispatcher's arguments for a program, the first of which is its name. */
    String[] arguments(int index) {
        return arguments[index];
    }

    /** What a program may read. */
    byte[] input(int index) {
        return inputs[index];
    }
}
