package awesome.compiler.hostheap;

/** The objects of the child JVM. Not thread-safe. */
public interface HostHeap extends AutoCloseable {
    /**
     * Runs the static initialiser of a class, if that did not happen yet.
     *
     * @throws awesome.compiler.CompileError with the initialiser's own stack trace if it throws
     */
    void initialize(String internalName);

    /** The value of a static field after {@link #initialize} of its class; forms as {@link HostObject#field}. */
    Object staticField(String ownerName, String fieldName);

    /** The interned string with these characters. */
    HostObject literal(String value);

    /** The enum constants of an enum class, as {@code Class.getEnumConstants} gives them. */
    HostObject enumConstants(String internalName);

    /** Ends the child JVM. */
    @Override
    void close();
}
