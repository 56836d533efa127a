package awesome.systemtests.corpus;

import awesome.abi.run.RunChannel;
import awesome.kernel.console.CharacterDevice;
import awesome.kernel.console.OutputLock;

/**
 * Writes frames of the run channel, whole ones of each thread. Does not allocate: a program may have used up all memory.
 */
final class FrameOutput {
    private final CharacterDevice line;
    private final OutputLock lock = new OutputLock();
    private final byte[] header = new byte[RunChannel.HEADER];

    FrameOutput(CharacterDevice line) {
        this.line = line;
    }

    /** Other threads that write do not go on any more. */
    void reset() {
        lock.reset();
    }

    void write(int type, byte[] payload) {
        write(type, payload, 0, payload.length);
    }

    /** Writes bytes of any number, in frames as large as they may be. */
    void write(int type, byte[] bytes, int offset, int length) {
        int done = 0;
        do {
            int part = Math.min(length - done, RunChannel.MAX_PAYLOAD);
            lock.hold();
            header[0] = (byte) type;
            header[1] = (byte) part;
            header[2] = (byte) (part >> 8);
            line.write(header, 0, header.length);
            line.write(bytes, offset + done, part);
            lock.release();
            done += part;
        } while (done < length);
    }
}
