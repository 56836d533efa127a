package awesome.runtime;

/** The values of the fields that the compiler puts in every {@code Class}; see {@code docs/book/compiled-code.md}. */
public final class Hubs {
    /** {@code layoutKind} of a type without instances. */
    public static final int LAYOUT_NONE = 0;
    /** {@code layoutKind} of an ordinary class. */
    public static final int LAYOUT_INSTANCE = 1;
    /** {@code layoutKind} of an array of references. */
    public static final int LAYOUT_REFERENCES = 2;
    /** {@code layoutKind} of an array of primitives. */
    public static final int LAYOUT_PRIMITIVES = 3;
    /** {@code layoutKind} of {@code Class} itself, whose instances differ in size. */
    public static final int LAYOUT_HUB = 4;

    /** {@code initState} of a class that is ready for use. */
    public static final int INIT_DONE = 0;
    /** {@code initState} of a class whose initialiser has not run. */
    public static final int INIT_PENDING = 1;
    /** {@code initState} of a class whose initialiser is running. */
    public static final int INIT_RUNNING = 2;
    /** {@code initState} of a class whose initialiser threw. */
    public static final int INIT_FAILED = 3;

    /** {@code kindFlags}: an interface. */
    public static final int FLAG_INTERFACE = 1;
    /** {@code kindFlags}: an array type. */
    public static final int FLAG_ARRAY = 2;
    /** {@code kindFlags}: a primitive type. */
    public static final int FLAG_PRIMITIVE = 4;
    /** {@code kindFlags}: an enum class (not the class of a constant with a body). */
    public static final int FLAG_ENUM = 8;
    /** {@code kindFlags}: a record class. */
    public static final int FLAG_RECORD = 16;
    /** {@code kindFlags}: a hidden or synthetic class, such as that of a lambda. */
    public static final int FLAG_HIDDEN = 32;
    /** {@code kindFlags}: an interface with default methods, initialised with the classes that implement it. */
    public static final int FLAG_DEFAULT_METHODS = 64;
    /** {@code kindFlags}: a member of another class. */
    public static final int FLAG_MEMBER = 128;
    /** {@code kindFlags}: a local or anonymous class. */
    public static final int FLAG_LOCAL = 256;
    /** {@code kindFlags}: from this bit on, how many characters at the end of the name are the simple name. */
    public static final int SIMPLE_NAME_SHIFT = 16;

    /** {@code modifiers}: an annotation interface (JVMS table 4.1-B). */
    public static final int MODIFIER_ANNOTATION = 0x2000;
    /** {@code modifiers}: not in the source (JVMS table 4.1-B). */
    public static final int MODIFIER_SYNTHETIC = 0x1000;

    /** Bytes of an object header. */
    public static final int HEADER = 8;
    /** Offset of the mark word in an object. */
    public static final int MARK_WORD = 4;
    /** Offset of the length in an array. */
    public static final int ARRAY_LENGTH = 8;
    /** Offset of the first element in an array. */
    public static final int ARRAY_BASE = 16;

    private Hubs() {}
}
