package awesome.compiler.hostheap;

import java.util.Collection;

/**
 * The objects of the child JVM, as they are when asked: an initialiser that runs later may change what an
 * object holds, so read everything again after the last one ran, until nothing new appears. Not thread-safe.
 */
public interface HostHeap extends AutoCloseable {
    /**
     * Runs the static initialiser of a class, if that did not happen yet.
     *
     * @throws awesome.compiler.CompileError with the initialiser's own stack trace if it throws
     */
    void initialize(String internalName);

    /**
     * The value of a static field, forms and errors as {@link HostObject#field}; initialises the class.
     */
    Object staticField(String ownerName, String fieldName);

    /** The interned string with these characters. */
    HostObject literal(String value);

    /** Asks for many interned strings at once. */
    void literals(Collection<String> values);

    /** The enum constants of an enum class, as {@code Class.getEnumConstants} gives them. */
    HostObject enumConstants(String internalName);

    /**
     * The identity hash of a class object that some object or static field read so far holds, 24 bits; 0 for
     * other classes, which then may get any.
     */
    int identityHash(HostClass type);

    /**
     * No further initialiser will run: reads at once what all objects hold that were given out so far. Whatever is asked
     * for afterwards, by whichever thread, changes no identity hash of theirs.
     */
    void finish();

    /** Ends the child JVM. */
    @Override
    void close();
}
