package awesome.compiler.hostheap.child;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The protocol on the pipes. The compiler sends a request and reads answers until one is not
 * {@link #NEED_CLASS}; every message starts with one of these bytes.
 *
 * <pre>
 * INITIALIZE class            -> DONE boolean ran
 * STATIC_FIELD class, field   -> VALUE value | ABSENT
 * LITERALS count, texts       -> VALUE value of each
 * ENUM_CONSTANTS class        -> VALUE value
 * CONTENTS count, handles     -> CONTENT ... of each
 * anything                    -> FAILED text of the exception
 * NEED_CLASS class            <- HERE flags, bytes | ABSENT
 * </pre>
 */
public final class Wire {
    public static final int INITIALIZE = 1;
    public static final int STATIC_FIELD = 2;
    public static final int LITERALS = 3;
    public static final int ENUM_CONSTANTS = 4;
    public static final int CONTENTS = 5;

    public static final int DONE = 10;
    public static final int VALUE = 11;
    public static final int CONTENT = 12;
    public static final int ABSENT = 13;
    public static final int FAILED = 14;
    public static final int NEED_CLASS = 15;
    public static final int HERE = 16;

    /** Flag of HERE: values of the class are bare words. */
    public static final int UNBOXED = 1;

    /** What a value is. A new object carries its class name, identity hash and array length. */
    public static final int NULL = 20;

    public static final int INT = 21;
    public static final int LONG = 22;
    public static final int FLOAT = 23;
    public static final int DOUBLE = 24;
    public static final int NEW_OBJECT = 25;
    public static final int OBJECT = 26;
    public static final int CLASS = 27;

    /** Something that cannot be in an image, with the reason. */
    public static final int REJECTED = 28;

    private Wire() {}

    /** Writes text of any length, also with unpaired surrogates, which no charset keeps. */
    public static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    /** Reads what {@link #writeText} wrote. */
    public static String readText(DataInputStream in) throws IOException {
        char[] text = new char[in.readInt()];
        for (int i = 0; i < text.length; i++) {
            text[i] = in.readChar();
        }
        return new String(text);
    }
}
