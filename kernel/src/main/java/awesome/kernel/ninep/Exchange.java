package awesome.kernel.ninep;

import awesome.abi.linux.Errno;
import awesome.kernel.cache.CacheFrames;
import awesome.kernel.error.ErrnoException;
import java.nio.charset.StandardCharsets;

/**
 * A message and its answer: numbers with the low byte first, and strings with their length before them (9P, intro(5)). What is taken
 * from an answer lies within it, or it is EIO. Used by one thread at a time.
 */
final class Exchange {
    /** Bytes of every message: how many there are, of what kind it is, and its tag. */
    static final int HEADER = 7;
    static final int SIZE_AT = 0;
    static final int KIND_AT = 4;
    static final int TAG_AT = 5;

    private static final int MOST_STRING = 0xffff;

    /** Tells it from others that are under way. */
    final int number;
    final MessageMemory message;
    final MessageMemory answer;
    /** Where the next value is put or taken. */
    private int at;
    /** Where the answer ends. */
    private int end;

    Exchange(int number, CacheFrames frames) {
        this.number = number;
        message = new MessageMemory(frames);
        answer = new MessageMemory(frames);
    }

    void dispose() {
        message.dispose();
        answer.dispose();
    }

    /** Begins a message of a kind. */
    Exchange begin(int kind, int tag) {
        message.ensure(HEADER);
        message.put(KIND_AT, 1, kind);
        message.put(TAG_AT, 2, tag);
        at = HEADER;
        return this;
    }

    int kind() {
        return (int) message.get(KIND_AT, 1);
    }

    int tag() {
        return (int) message.get(TAG_AT, 2);
    }

    private Exchange put(int bytes, long value) {
        message.ensure(at + bytes);
        message.put(at, bytes, value);
        at += bytes;
        return this;
    }

    Exchange put2(int value) {
        return put(2, value);
    }

    Exchange put4(int value) {
        return put(4, value);
    }

    Exchange put8(long value) {
        return put(8, value);
    }

    /** ENAMETOOLONG. */
    Exchange putString(String text) {
        if (text.length() > MOST_STRING) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        put2(bytes.length);
        return putBytes(bytes, 0, bytes.length);
    }

    Exchange putBytes(byte[] bytes, int start, int length) {
        message.ensure(at + length);
        message.write(at, bytes, start, length);
        at += length;
        return this;
    }

    /** Bytes of the message. */
    int position() {
        return at;
    }

    /** Bytes are put at {@code position} next. */
    void setPosition(int position) {
        message.ensure(position);
        at = position;
    }

    /** The message is whole. */
    void finish() {
        message.put(SIZE_AT, 4, at);
    }

    /** The answer is there, and has so many bytes. */
    void beginAnswer(int bytes) {
        at = HEADER;
        end = bytes;
    }

    /** Bytes of the answer that were not taken yet. */
    int left() {
        return end - at;
    }

    /** Where they begin. */
    int answerPosition() {
        return at;
    }

    private int take(int bytes) {
        if (bytes > end - at) {
            throw new ErrnoException(Errno.EIO);
        }
        int from = at;
        at += bytes;
        return from;
    }

    int get1() {
        return (int) answer.get(take(1), 1);
    }

    int get2() {
        return (int) answer.get(take(2), 2);
    }

    int get4() {
        return (int) answer.get(take(4), 4);
    }

    /** From 0 to 2^32 - 1. */
    long getUnsigned4() {
        return answer.get(take(4), 4);
    }

    long get8() {
        return answer.get(take(8), 8);
    }

    String getString() {
        byte[] bytes = new byte[get2()];
        answer.read(take(bytes.length), bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
