package awesome.runtime.io;

import awesome.runtime.Platform;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A print stream that encodes text as UTF-8 and writes each call's bytes at once, without a buffer: what a program
 * printed is out even if it ends in the next instruction. It does without the writers and encoders of its superclass.
 */
public final class Utf8PrintStream extends PrintStream {
    private final int stream;
    private final byte[] single = new byte[1];
    private boolean trouble;

    /** Prints to a stream of the {@link Platform}. */
    public Utf8PrintStream(int stream) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.stream = stream;
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        synchronized (this) {
            if (!Platform.current().write(stream, bytes, offset, length)) {
                trouble = true;
            }
        }
    }

    @Override
    public void write(int value) {
        synchronized (this) {
            single[0] = (byte) value;
            write(single, 0, 1);
        }
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        // The stream belongs to the program, not to whoever prints.
    }

    @Override
    public boolean checkError() {
        return trouble;
    }

    @Override
    protected void setError() {
        trouble = true;
    }

    @Override
    protected void clearError() {
        trouble = false;
    }

    @Override
    public void print(boolean value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        text(new String(value));
    }

    @Override
    public void print(String value) {
        text(String.valueOf(value));
    }

    @Override
    public void print(Object value) {
        text(String.valueOf(value));
    }

    @Override
    public void println() {
        text("\n");
    }

    @Override
    public void println(boolean value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        line(new String(value));
    }

    @Override
    public void println(String value) {
        line(String.valueOf(value));
    }

    @Override
    public void println(Object value) {
        line(String.valueOf(value));
    }

    private void line(String text) {
        text(text.concat("\n"));
    }

    @Override
    public PrintStream append(CharSequence text) {
        print(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStream append(CharSequence text, int start, int end) {
        return append(String.valueOf(text).subSequence(start, end));
    }

    @Override
    public PrintStream append(char value) {
        print(value);
        return this;
    }
}
