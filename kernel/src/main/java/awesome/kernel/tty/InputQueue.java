package awesome.kernel.tty;

import awesome.kernel.vfs.Sink;

/**
 * Bytes of input that wait to be read. Those of the line being edited are at the end and do not count as readable;
 * they can be taken back one by one. A line ends with a byte that is marked as its end.
 */
final class InputQueue {
    /** How many bytes it holds; a power of two. */
    static final int CAPACITY = 4096;

    private static final byte PART = 0;
    /** The last byte of a line. */
    private static final byte END = 1;
    /** Not a byte of input: what is before it can be read, or if nothing is, the file ends. */
    private static final byte END_OF_FILE = 2;

    private final byte[] bytes = new byte[CAPACITY];
    private final byte[] marks = new byte[CAPACITY];
    /** Counts of all bytes ever put, completed and taken. */
    private int put;
    private int complete;
    private int taken;

    private static int index(int count) {
        return count & CAPACITY - 1;
    }

    int room() {
        return CAPACITY - (put - taken);
    }

    /** How many bytes can be read, marks of the end of the file included. */
    int readable() {
        return complete - taken;
    }

    /** How many bytes the line that is being edited has. */
    int editing() {
        return put - complete;
    }

    /** Byte {@code at} of the line that is being edited. */
    int editingByte(int at) {
        return bytes[index(complete + at)] & 0xff;
    }

    /** Adds a byte to the line being edited; there is room. */
    void add(int c) {
        bytes[index(put)] = (byte) c;
        marks[index(put)] = PART;
        put++;
    }

    /** Takes the last byte of the line being edited back. */
    void removeLast() {
        put--;
    }

    /** Ends the line with the byte {@code c}; there is room. */
    void endLine(int c) {
        add(c);
        marks[index(put - 1)] = END;
        complete = put;
    }

    /** Makes what there is of the line readable, or if that is nothing, the end of the file; there is room. */
    void endFile() {
        add(0);
        marks[index(put - 1)] = END_OF_FILE;
        complete = put;
    }

    /** Makes all bytes readable. */
    void completeAll() {
        complete = put;
    }

    /** Forgets all. */
    void clear() {
        taken = put;
        complete = put;
    }

    /** How many bytes a read of all could give. */
    int length() {
        int length = 0;
        for (int i = taken; i != complete; i++) {
            length += marks[index(i)] == END_OF_FILE ? 0 : 1;
        }
        return length;
    }

    /** How many bytes a read of a line could give. */
    int lineLength() {
        int length = 0;
        for (int i = taken; i != complete; i++) {
            byte mark = marks[index(i)];
            if (mark == END_OF_FILE) {
                return length;
            }
            length++;
            if (mark == END) {
                return length;
            }
        }
        return length;
    }

    /** Moves bytes into {@code sink} up to the end of a line, as far as there is room. */
    void readLine(Sink sink) {
        int length = lineLength();
        byte[] text = new byte[(int) Math.min(length, sink.room())];
        take(text, text.length);
        boolean ended = text.length > 0 && marks[index(taken - 1)] == END;
        if (text.length == length && !ended && taken != complete && marks[index(taken)] == END_OF_FILE) {
            taken++;
        }
        sink.put(text, 0, text.length);
    }

    /** Moves readable bytes into {@code sink} as far as there is room. */
    void readAll(Sink sink) {
        byte[] text = new byte[(int) Math.min(length(), sink.room())];
        int count = 0;
        while (taken != complete && (count < text.length || marks[index(taken)] == END_OF_FILE)) {
            if (marks[index(taken)] == END_OF_FILE) {
                taken++;
            } else {
                text[count++] = bytes[index(taken++)];
            }
        }
        sink.put(text, 0, count);
    }

    /** Takes bytes before they are given: others may read while memory is waited for. */
    private void take(byte[] target, int length) {
        for (int i = 0; i < length; i++) {
            target[i] = bytes[index(taken++)];
        }
    }
}
