package awesome.compiler.hostheap;

/**
 * An object in the child JVM, known by identity: one HostObject per object. Never a {@code Class} object
 * (those are given as types) and never an unboxed word (those are given as Long).
 */
public interface HostObject {
    /** A number that is the same in every build of the same input; dense from 0 in order of discovery. */
    int id();

    /** The internal name of its class, {@code [I} and the like for arrays. */
    String className();

    /** The identity hash that the child JVM gave it, 24 bits; what {@code System.identityHashCode} must return. */
    int identityHash();

    /** The length of an array; -1 for other objects. */
    int length();

    /** The contents of an array of primitives as the Java array ({@code byte[]}, {@code int[]}, ...). */
    Object primitiveArray();

    /**
     * The element of an array of references: null, a HostObject, or a {@link HostClass}.
     */
    Object element(int index);

    /**
     * The value of the instance field that {@code ownerName} (internal) declares: null, Integer (also for
     * boolean, byte, short, char), Long (also for unboxed types), Float, Double, HostObject or {@link HostClass}.
     * Zero of its type for a field that a substitution added.
     *
     * @throws awesome.compiler.CompileError with {@link #path} if the value cannot be in an image (a thread, a
     *     class loader, an object of a hidden class)
     */
    Object field(String ownerName, String fieldName);

    /** How it was first reached, from a static field on, one step a line: for messages. */
    default String path() {
        return className().replace('/', '.');
    }
}
