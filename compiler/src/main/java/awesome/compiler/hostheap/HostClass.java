package awesome.compiler.hostheap;

/**
 * A {@code Class} object met in the child JVM.
 *
 * @param name internal name; {@code [I} and the like for arrays, {@code int} and the like for primitives
 */
public record HostClass(String name) {}
