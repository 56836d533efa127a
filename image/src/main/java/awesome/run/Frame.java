package awesome.run;

import awesome.abi.run.RunChannel;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A frame of the run channel: its type, see {@link RunChannel}, and its payload. */
record Frame(int type, byte[] payload) {
    /**
     * Reads the next frame, in any context that may block.
     *
     * @return null if the channel ended between frames
     * @throws OutOfStepException if what comes is no frame
     * @throws IOException if the channel ends within a frame or fails
     */
    static Frame read(InputStream in) throws IOException {
        int type = in.read();
        if (type < 0) {
            return null;
        }
        int low = in.read();
        int high = in.read();
        if (high < 0) {
            throw new EOFException();
        }
        int length = low | high << 8;
        if (length > RunChannel.MAX_PAYLOAD) {
            throw new OutOfStepException("a frame of type " + type + " claims " + length + " bytes");
        }
        byte[] payload = new byte[length];
        new DataInputStream(in).readFully(payload);
        return new Frame(type, payload);
    }

    /** Writes a frame with a part of {@code payload}, at most {@link RunChannel#MAX_PAYLOAD} bytes, at once. */
    static void write(OutputStream out, int type, byte[] payload, int start, int length) throws IOException {
        byte[] bytes = new byte[RunChannel.HEADER + length];
        bytes[0] = (byte) type;
        bytes[1] = (byte) length;
        bytes[2] = (byte) (length >> 8);
        System.arraycopy(payload, start, bytes, RunChannel.HEADER, length);
        out.write(bytes);
        out.flush();
    }

    /** The little-endian number in the whole payload. */
    long number() {
        long number = 0;
        for (int i = payload.length - 1; i >= 0; i--) {
            number = number << 8 | payload[i] & 0xff;
        }
        return number;
    }

    /** Checks the length of the payload. */
    Frame expect(int bytes) throws OutOfStepException {
        if (payload.length != bytes) {
            throw new OutOfStepException(
                    "a frame of type " + type + " has " + payload.length + " bytes instead of " + bytes);
        }
        return this;
    }
}
